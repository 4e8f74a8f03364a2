/** What one check says about one resource or scope: exactly one of these. */
export type Outcome = 'met' | 'not-met' | 'not-determined' | 'not-applicable' | 'declared' | 'stale';

/** In the order of the roll-up: a known failure outweighs what is unknown, what is unknown outweighs what is known to be good. */
export const outcomes: readonly Outcome[] = ['not-met', 'not-determined', 'stale', 'declared', 'met', 'not-applicable'];

/** How many findings have which outcome; outcomes that do not occur are 0. */
export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/** Counts outcomes into a full table, so that no reader has to ask whether a missing key means zero. */
export function countOutcomes(list: Iterable<Outcome>): OutcomeCounts {
  const counts = { 'not-met': 0, 'not-determined': 0, stale: 0, declared: 0, met: 0, 'not-applicable': 0 };
  for (const outcome of list) counts[outcome] += 1;
  return counts;
}

/**
 * One outcome for many. `not-applicable` only when every one is; nothing at all is `not-determined`,
 * because silence is never a pass.
 */
export function rollUp(counts: OutcomeCounts): Outcome {
  return outcomes.find((outcome) => counts[outcome] > 0) ?? 'not-determined';
}
