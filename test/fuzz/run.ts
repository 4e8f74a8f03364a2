/* oxlint-disable no-console -- a script that a person runs */
/** node test/fuzz/run.ts [count] [seed]: mutates the files of a catalogue and loads each. */
import { fuzzCatalog } from './catalog.ts';

const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 1);
const started = performance.now();
const { valid, refused, wrong, slowest } = fuzzCatalog(count, seed);
for (const text of wrong) console.log(text);
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(
  `${count} catalogues: ${valid} valid, ${refused} refused, ${wrong.length} wrong; ${seconds} s, slowest ${slowest.toFixed(0)} ms`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;
