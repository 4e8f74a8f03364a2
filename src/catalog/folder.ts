import { readdirSync } from 'node:fs';
import type { Fault } from '../errors.ts';

/** The sorted names in a folder; one that cannot be read is a fault at its start. */
export function listNames(directory: string, faults: Fault[], hint?: string): readonly string[] {
  try {
    return readdirSync(directory).toSorted();
  } catch (error) {
    const message = `The folder cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
    faults.push({ file: directory, line: 1, column: 1, message, ...(hint === undefined ? {} : { hint }) });
    return [];
  }
}
