import type { DerivedProperties, Resource } from '../model/resource.ts';
import { derive, read, textOf, type Derivation } from './context.ts';

/** Volume handle -> cloud volume, for the joins of one run. */
export type CloudVolumes = ReadonlyMap<string, Resource>;

/** AWS calls a volume `vol-…` in a handle and `arn:…:volume/vol-…` in its ARN. */
export function listCloudVolumes(derivation: Derivation): CloudVolumes {
  const volumes = new Map<string, Resource>();
  for (const volume of derivation.input.table.resourcesOf('block-volume'))
    volumes.set(volume.id.slice(volume.id.lastIndexOf('/') + 1), volume);
  return volumes;
}

/** What only the cloud can say about a persistent volume is taken from the cloud's own record of it, where both were collected. */
export function joinCloudVolume(volume: Resource, cloud: CloudVolumes): DerivedProperties {
  const { set, unknown, result } = derive();
  const match = cloud.get(textOf(volume, 'handle') ?? '');
  if (!match) return result;
  for (const name of ['encrypted', 'keyId', 'place']) {
    const own = read(volume, name);
    const theirs = read(match, name);
    if (own.state === 'value' && theirs.state === 'value' && own.value !== theirs.value && name === 'encrypted') {
      // The cloud's record is about the volume itself, the cluster's about the class it was made from.
      set(name, theirs.value);
    } else if (own.state === 'unknown' && theirs.state !== 'unknown') {
      set(name, theirs.state === 'absent' ? null : theirs.value);
    } else if (own.state === 'unknown' && theirs.state === 'unknown') {
      unknown(name, theirs.gap);
    }
  }
  return result;
}
