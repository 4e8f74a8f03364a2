import type { CollectedProperties } from '../../../ontology/resource.ts';
import { isUnknown, type RowReader } from '../row.ts';

/**
 * KMS::Key -> key. Only a key of an external key store lies outside of AWS; imported material was made outside,
 * but is kept in KMS.
 */
export function projectKey(reader: RowReader, region: string): CollectedProperties<'key'> {
  const state = reader.text('configuration.keyState');
  return { place: region, manager: managerOf(reader), enabled: isUnknown(state) ? state : state === 'Enabled' };
}

function managerOf(reader: RowReader): NonNullable<CollectedProperties<'key'>['manager']> {
  const manager = reader.text('configuration.keyManager');
  if (isUnknown(manager)) return manager;
  if (manager === 'AWS') return 'provider-managed';
  const origin = reader.text('configuration.origin');
  if (isUnknown(origin)) return origin;
  return origin === 'EXTERNAL_KEY_STORE' ? 'external' : 'customer-managed';
}
