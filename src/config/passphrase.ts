import { readFileSync } from 'node:fs';
import { NachweisError } from '../errors.ts';

/** Reads `env:NAME` or `file:PATH`; a passphrase itself never stands on the command line or in nachweis.yaml. */
export function readPassphrase(source: string, environment: Readonly<Record<string, string | undefined>>): string {
  const name = source.slice(source.indexOf(':') + 1);
  if (source.startsWith('env:')) {
    const value = environment[name];
    if (value !== undefined) return value;
    const hint = `Set ${name}, or use file:PATH.`;
    throw new NachweisError('KEY_INVALID', `The passphrase variable ${name} is not set.`, { hint });
  }
  try {
    return readFileSync(name, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    throw new NachweisError('KEY_INVALID', `The passphrase file ${name} cannot be read.`, { cause });
  }
}
