import type { CollectedProperties, Unknown } from '../../../ontology/resource.ts';
import { isUnknown, type RowReader } from '../row.ts';
import { encryptionOf } from './encryption.ts';
import { otherRegions, placeOf } from './place.ts';

type Database = CollectedProperties<'database'>;

/** A restorable time older than this says when the record was made, not how far the database can be restored today. */
const restorableTimeKeeps = 60 * 60 * 1000;

/** Instances of a cluster share its storage, its backups and its failover: the cluster speaks for them. */
export function belongsToCluster(reader: RowReader): boolean {
  return reader.maybe('configuration.dBClusterIdentifier') !== null;
}

/** RDS::DBInstance -> database. A standby in another zone of the region is no copy elsewhere. */
export function projectInstance(reader: RowReader, region: string, now: Date): Database {
  const multiZone = reader.flag('configuration.multiAZ');
  return {
    engine: reader.text('configuration.engine'),
    namespace: null,
    place: multiZone === true ? region : placeOf(reader, region),
    replicaOf: reader.maybe('configuration.readReplicaSourceDBInstanceIdentifier'),
    copyPlaces: copiesOf(
      reader,
      region,
      'configuration.readReplicaDBInstanceIdentifiers',
      'configuration.dBInstanceAutomatedBackupsReplications.dBInstanceAutomatedBackupsArn',
    ),
    ...encryptionOf(reader, 'configuration.storageEncrypted', 'configuration.kmsKeyId'),
    ...backupOf(reader, now),
    multiZone,
    automaticFailover: multiZone,
  };
}

/** RDS::DBCluster -> database: Aurora, Multi-AZ clusters, DocumentDB and Neptune. */
export function projectCluster(reader: RowReader, region: string, now: Date): Database {
  const multiZone = reader.flag('configuration.multiAZ');
  return {
    engine: reader.text('configuration.engine'),
    namespace: null,
    place: region,
    replicaOf: reader.maybe('configuration.replicationSourceIdentifier'),
    copyPlaces: copiesOf(reader, region, 'configuration.readReplicaIdentifiers'),
    ...encryptionOf(reader, 'configuration.storageEncrypted', 'configuration.kmsKeyId'),
    ...backupOf(reader, now),
    multiZone,
    automaticFailover: multiZone,
  };
}

/** The list of replicas is always in the record, if only empty; the list of copied backups is left out when it is empty. */
function copiesOf(reader: RowReader, region: string, replicas: string, backups?: string): readonly string[] | Unknown {
  const names = reader.texts(replicas);
  if (isUnknown(names)) return names;
  const copied = backups === undefined ? null : reader.maybe(backups);
  const arns = copied === null || backups === undefined ? [] : reader.texts(backups);
  return isUnknown(arns) ? arns : otherRegions([...names, ...arns], region);
}

function backupOf(
  reader: RowReader,
  now: Date,
): Pick<Database, 'backupEnabled' | 'backupRetentionDays' | 'latestRestorableTime'> {
  const days = reader.count('configuration.backupRetentionPeriod');
  if (isUnknown(days)) return { backupEnabled: days, backupRetentionDays: days, latestRestorableTime: days };
  if (days === 0) return { backupEnabled: false, backupRetentionDays: null, latestRestorableTime: null };
  return { backupEnabled: true, backupRetentionDays: days, latestRestorableTime: restorableTimeOf(reader, now) };
}

function restorableTimeOf(reader: RowReader, now: Date): string | Unknown {
  const path = 'configuration.latestRestorableTime';
  const time = reader.text(path);
  const captured = Date.parse(reader.maybe('configurationItemCaptureTime') ?? '');
  if (isUnknown(time)) return time;
  if (!Number.isNaN(Date.parse(time)) && now.getTime() - captured <= restorableTimeKeeps)
    return new Date(time).toISOString();
  const message = 'AWS Config keeps the restorable time of the moment of recording, which is more than an hour ago.';
  return reader.missing(path, { kind: 'lagging', message });
}
