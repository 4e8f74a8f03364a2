import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { NachweisError } from '../errors.ts';

/** Turns a person's name into a pseudonym that only the owner of the key can trace back (Art. 4 Nr. 5 DSGVO). */
export type Pseudonym = (name: string) => string;

/** Bytes of the key; as long as the hash it feeds. */
const keyBytes = 32;

/**
 * Loads the key, or makes one on first use, readable by its owner only. It stays outside of the run folder,
 * so that whoever receives a report cannot test names against it.
 */
export function loadPseudonym(keyFile: string): Pseudonym {
  const key = readKey(keyFile) ?? createKey(keyFile);
  return (name) => `person:${createHmac('sha256', key).update(name.normalize('NFC')).digest('hex').slice(0, 12)}`;
}

function readKey(file: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new NachweisError('CONFIG_INVALID', `The pseudonym key ${file} cannot be read.`, { cause });
  }
  if (/^[0-9a-f]{64}$/.test(text)) return Buffer.from(text, 'hex');
  const hint = `Restore it from a backup, or delete it to start with new pseudonyms.`;
  throw new NachweisError('CONFIG_INVALID', `${file} is not a pseudonym key (64 hexadecimal digits).`, { hint });
}

function createKey(file: string): Buffer {
  const key = randomBytes(keyBytes);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    const hint = 'Name another place with privacy.pseudonym-key in nachweis.yaml.';
    throw new NachweisError('CONFIG_INVALID', `The pseudonym key ${file} cannot be written.`, { hint, cause });
  }
  return key;
}
