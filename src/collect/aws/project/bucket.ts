import type { CollectedProperties, Unknown } from '../../../ontology/resource.ts';
import { isUnknown, type RowReader } from '../row.ts';

const rule = 'supplementaryConfiguration.ServerSideEncryptionConfiguration.rules.applyServerSideEncryptionByDefault';
const versioning = 'supplementaryConfiguration.BucketVersioningConfiguration.status';
const replicationRole = 'supplementaryConfiguration.BucketReplicationConfiguration.roleARN';

/**
 * S3::Bucket -> object-store. `AES256` uses a key that S3 owns and names to nobody; with KMS and no key named, S3 takes
 * the account's key for S3. Where it is copied to is said by the step `replication`, for those buckets that are copied.
 */
export function projectBucket(reader: RowReader, region: string): CollectedProperties<'object-store'> {
  const algorithm = reader.text(`${rule}.sseAlgorithm`);
  const common = { place: region, algorithm, ...(isReplicated(reader) ? {} : { copyPlaces: copiesOf(reader) }) };
  if (isUnknown(algorithm)) return { ...common, encrypted: algorithm, keyId: algorithm };
  if (algorithm === 'AES256') return { ...common, encrypted: true, keyId: null };
  if (algorithm.startsWith('aws:kms')) {
    return { ...common, encrypted: true, keyId: reader.maybe(`${rule}.kmsMasterKeyID`) ?? 'alias/aws/s3' };
  }
  const message = 'The value is none that this version knows.';
  const gap = reader.missing(`${rule}.sseAlgorithm`, { kind: 'unsupported', message });
  return { ...common, encrypted: gap, keyId: gap };
}

/** Whether the bucket is copied to others; the role that copies is the sign of it. */
export function isReplicated(reader: RowReader): boolean {
  return reader.maybe(replicationRole) !== null;
}

/** Not replicated is only an answer when the row shows that the bucket's further settings were recorded at all. */
function copiesOf(reader: RowReader): readonly string[] | Unknown {
  const recorded = reader.text(versioning);
  return isUnknown(recorded) ? recorded : [];
}
