import type { CollectedProperties } from '../../../ontology/resource.ts';
import type { RowReader } from '../row.ts';
import { encryptionOf } from './encryption.ts';
import { placeOf } from './place.ts';

/**
 * EC2::Volume -> block-volume. A volume has no copies of its own: EBS replicates within the zone alone, and what is copied
 * out of a region are snapshots and recovery points, which are elements in their own right.
 */
export function projectVolume(reader: RowReader, region: string): CollectedProperties<'block-volume'> {
  return {
    place: placeOf(reader, region),
    copyPlaces: [],
    ...encryptionOf(reader, 'configuration.encrypted', 'configuration.kmsKeyId'),
    state: reader.text('configuration.state.value'),
  };
}
