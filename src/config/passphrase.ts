import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NachweisError } from '../errors.ts';

/** Resolves `env:NAME` or `file:PATH`; a passphrase itself never stands on the command line or in nachweis.yaml. */
export function readPassphrase(
  source: string,
  directory: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const [kind, name] = [source.slice(0, source.indexOf(':')), source.slice(source.indexOf(':') + 1)];
  if (kind === 'env') {
    const value = environment[name];
    if (value !== undefined) return value;
    throw new NachweisError('KEY_INVALID', `The passphrase variable ${name} is not set.`, {
      hint: `Set ${name} or use file:PATH.`,
    });
  }
  try {
    return readFileSync(resolve(directory, name), 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    throw new NachweisError('KEY_INVALID', `The passphrase file ${name} cannot be read.`, { cause });
  }
}
