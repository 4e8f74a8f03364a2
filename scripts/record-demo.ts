/** Records the demo's landscape again: real servers, seeded, read by the real collectors through a recording proxy. */
