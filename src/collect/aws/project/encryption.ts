import type { CollectedProperties } from '../../../ontology/resource.ts';
import { isUnknown, type RowReader } from '../row.ts';

type Encryption = Pick<CollectedProperties<'database'>, 'encrypted' | 'keyId'>;

/** What an encryption switch and a key say together: no key is an answer only where nothing is encrypted. */
export function encryptionOf(reader: RowReader, flagPath: string, keyPath: string): Encryption {
  const encrypted = reader.flag(flagPath);
  if (isUnknown(encrypted)) return { encrypted, keyId: encrypted };
  return { encrypted, keyId: encrypted ? reader.text(keyPath) : null };
}
