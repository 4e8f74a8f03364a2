import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One finished process: wall time, user plus system CPU time, peak memory, exit code, stdout. */
export type Measurement = {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
  readonly code: number | null;
  readonly output: string;
};

const recorder = join(import.meta.dirname, 'record-usage.js');

/** Runs a command with this Node and reads what the process itself says it used. */
export function measure(args: readonly string[], environment: NodeJS.ProcessEnv = {}, directory?: string): Measurement {
  const usageFile = join(mkdtempSync(join(tmpdir(), 'nachweis-bench-')), 'usage.json');
  const started = performance.now();
  const { status, stdout } = spawnSync(process.execPath, ['--import', recorder, ...args], {
    env: { ...process.env, ...environment, USAGE_FILE: usageFile },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    ...(directory === undefined ? {} : { cwd: directory }),
  });
  const seconds = (performance.now() - started) / 1000;
  const usage = JSON.parse(readFileSync(usageFile, 'utf8')) as NodeJS.ResourceUsage;
  return {
    seconds,
    cpuSeconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    megabytes: usage.maxRSS / 1024,
    code: status,
    output: stdout,
  };
}

/** The middle value; the machines are noisy, and a mean follows the worst run. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Runs a measurement several times after one warm-up and keeps the medians. */
export function repeat(
  times: number,
  run: () => Measurement,
): Pick<Measurement, 'seconds' | 'cpuSeconds' | 'megabytes'> {
  run();
  const runs = Array.from({ length: times }, run);
  return {
    seconds: median(runs.map(({ seconds }) => seconds)),
    cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
    megabytes: median(runs.map(({ megabytes }) => megabytes)),
  };
}
