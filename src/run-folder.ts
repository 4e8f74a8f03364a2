import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { NachweisError } from './errors.ts';
import { openEvidenceIndex } from './evidence/index.ts';
import type { Assessment } from './model/assessment.ts';
import type { Finding } from './model/finding.ts';

/** A run never writes into a folder that holds something: two runs in one folder could not be told apart. */
export function requireFresh(directory: string): void {
  if (!existsSync(directory) || readdirSync(directory).length === 0) return;
  const hint = 'Name another folder with --out DIR, or leave it out for a new one.';
  throw new NachweisError('USAGE', `The folder ${directory} is not empty.`, { hint });
}

/** Writes a file whole or not at all, so that a killed run leaves no half document. */
export function writeBytes(file: string, bytes: Uint8Array | string): void {
  const partial = `${file}.partial`;
  writeFileSync(partial, bytes, { flush: true });
  renameSync(partial, file);
}

/** Writes readable JSON in the order in which the value was built. */
export function writeJson(file: string, value: unknown): void {
  writeBytes(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** Lines held back before they go to the disk in one piece. */
const lineBuffer = 1000;

/** Writes NDJSON line by line; the file appears under its name when it is closed. */
export function openLines(file: string): { write: (value: unknown) => void; close: () => void } {
  const partial = `${file}.partial`;
  const handle = openSync(partial, 'w');
  let pending: string[] = [];
  const flush = (): void => {
    if (pending.length > 0) writeSync(handle, `${pending.join('\n')}\n`);
    pending = [];
  };
  return {
    write: (value) => {
      pending.push(JSON.stringify(value));
      if (pending.length >= lineBuffer) flush();
    },
    close: () => {
      flush();
      fsyncSync(handle);
      closeSync(handle);
      renameSync(partial, file);
    },
  };
}

/** The assessment of a run folder. */
export function readAssessment(directory: string): Assessment {
  const file = join(directory, 'assessment.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Assessment;
  } catch (cause) {
    const hint = 'Run `nachweis assess --run DIR` first.';
    throw new NachweisError('RUN_INVALID', `${file} cannot be read.`, { hint, cause });
  }
}

/** The findings of a run folder, indexed by check. */
export async function readFindings(directory: string): Promise<{
  findingsOf: (check: string) => Iterable<Finding>;
  close: () => void;
}> {
  const index = openEvidenceIndex();
  const file = join(directory, 'findings.ndjson');
  try {
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      index.addFinding(JSON.parse(line) as Finding);
    }
  } catch (cause) {
    index.close();
    const hint = 'Run `nachweis assess --run DIR` first.';
    throw new NachweisError('RUN_INVALID', `${file} cannot be read.`, { hint, cause });
  }
  return { findingsOf: (check) => index.findingsOf(check), close: index.close };
}
