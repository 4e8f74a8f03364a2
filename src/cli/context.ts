import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { NachweisError } from '../errors.ts';
import { prepare, type Run } from '../pipeline.ts';
import type { Runtime } from '../runtime.ts';
import type { CommonFlags } from './options.ts';

/** Prepares a run that makes a new folder; `startedAt` names it where nobody does. */
export async function newRun(flags: CommonFlags, runtime: Runtime, startedAt: Date = runtime.now()): Promise<Run> {
  const out = flags.out ?? runtime.environment['NACHWEIS_OUT'];
  const directory = out === undefined ? freeFolder(runtime, startedAt) : resolve(runtime.workingDirectory, out);
  return openRun(flags, runtime, directory);
}

/** nachweis-runs/<UTC time>, with a number behind it when two runs start in one second. */
function freeFolder({ workingDirectory }: Runtime, startedAt: Date): string {
  const folder = resolve(workingDirectory, 'nachweis-runs', stamp(startedAt));
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? folder : `${folder}-${number}`;
    if (!existsSync(candidate)) return candidate;
  }
}

/** Prepares a step on a folder that exists. */
export async function existingRun(flags: CommonFlags, runtime: Runtime): Promise<Run> {
  if (flags.run === undefined) throw new NachweisError('USAGE', 'Which run? Name its folder with --run DIR.');
  return openRun(flags, runtime, resolve(runtime.workingDirectory, flags.run));
}

async function openRun(flags: CommonFlags, runtime: Runtime, directory: string): Promise<Run> {
  const prepared = await prepare(flags, runtime);
  for (const notice of prepared.notices) runtime.messages.write(`Note: ${notice}\n`);
  return { prepared, runtime, directory, progress: progressTo(flags, runtime) };
}

/** Progress is for people: plain lines on stderr, none with --quiet. */
export function progressTo(flags: CommonFlags, runtime: Runtime): (message: string) => void {
  return flags.quiet === true ? () => undefined : (message) => void runtime.messages.write(`${message}\n`);
}

/** 20261125T060000Z: sorts by time and is a valid name everywhere. */
function stamp(time: Date): string {
  return time.toISOString().replaceAll(/[-:]|\.\d+/g, '');
}
