import type { DerivedProperties, Resource } from '../model/resource.ts';
import { derive, incompleteListing, noteGap, read, textOf, type Derivation } from './context.ts';

/** Key id -> who manages the key and where it is kept. An encrypted store without a key of the account uses the provider's own. */
export function deriveKey(derivation: Derivation, resource: Resource): DerivedProperties {
  const { set, unknown, result } = derive();
  const both = (gap: string): DerivedProperties => {
    unknown('keyManager', gap);
    unknown('keyLocation', gap);
    return result;
  };
  const encrypted = read(resource, 'encrypted');
  if (encrypted.state === 'unknown') return both(encrypted.gap);
  if (encrypted.state === 'absent' || encrypted.value !== true) {
    set('keyManager', null);
    set('keyLocation', null);
    return result;
  }
  const keyId = read(resource, 'keyId');
  if (keyId.state === 'unknown') return both(keyId.gap);
  if (keyId.state === 'absent') return providersOwn(resource, 'provider-owned');
  const id = textOf(resource, 'keyId') ?? '';
  if (id.includes('alias/aws/')) return providersOwn(resource, 'provider-managed');
  const key = findKey(derivation, resource, id);
  if (!key) return both(incompleteListing(derivation, resource, 'key') ?? foreignKey(derivation, resource));
  copy(key, 'manager', 'keyManager', set, unknown);
  copy(key, 'location', 'keyLocation', set, unknown);
  return result;
}

/** A key of the provider itself lies with the store it protects. */
function providersOwn(resource: Resource, manager: string): DerivedProperties {
  const { set, unknown, result } = derive();
  set('keyManager', manager);
  copy(resource, 'location', 'keyLocation', set, unknown);
  return result;
}

/** AWS names a key by its ARN or by its bare id in the account and region of the store. */
function findKey(derivation: Derivation, resource: Resource, id: string): Resource | null {
  const { table } = derivation.input;
  return (
    table.findResource('key', id) ??
    table.findResource('key', `arn:aws:kms:${resource.region}:${resource.account}:key/${id}`)
  );
}

function foreignKey(derivation: Derivation, resource: Resource): string {
  const message = 'The key is in no key list that was read: it belongs to another account or is not recorded.';
  return noteGap(derivation, resource, 'key lookup', 'not-recorded', message);
}

type Set = ReturnType<typeof derive>['set'];
type SetUnknown = ReturnType<typeof derive>['unknown'];

function copy(from: Resource, name: string, as: string, set: Set, unknown: SetUnknown): void {
  const value = read(from, name);
  if (value.state === 'unknown') unknown(as, value.gap);
  else set(as, value.state === 'absent' ? null : value.value);
}
