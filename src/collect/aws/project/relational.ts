import type { CollectedProperties, Unknown } from '../../../ontology/resource.ts';
import { isUnknown, type RowReader } from '../row.ts';
import { noBackup, type Backup } from './backup.ts';
import { encryptionOf } from './encryption.ts';
import { otherRegions, placeOf } from './place.ts';

type Database = CollectedProperties<'database'>;

/** Instances of a cluster share its storage, its backups and its failover: the cluster speaks for them. */
export function belongsToCluster(reader: RowReader): boolean {
  return reader.maybe('configuration.dBClusterIdentifier') !== null;
}

/** RDS::DBInstance -> database. A standby in another zone of the region is no copy elsewhere. */
export function projectInstance(reader: RowReader, region: string): Database {
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
    ...backupOf(reader),
    multiZone,
    automaticFailover: multiZone,
  };
}

/** RDS::DBCluster -> database: Aurora, Multi-AZ clusters, DocumentDB and Neptune. */
export function projectCluster(reader: RowReader, region: string): Database {
  const multiZone = reader.flag('configuration.multiAZ');
  return {
    engine: reader.text('configuration.engine'),
    namespace: null,
    place: region,
    replicaOf: reader.maybe('configuration.replicationSourceIdentifier'),
    copyPlaces: copiesOf(reader, region, 'configuration.readReplicaIdentifiers'),
    ...encryptionOf(reader, 'configuration.storageEncrypted', 'configuration.kmsKeyId'),
    ...backupOf(reader),
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

/** How far a database can be restored today AWS Config does not know: it keeps the time of the moment of recording. */
function backupOf(reader: RowReader): Backup {
  const days = reader.count('configuration.backupRetentionPeriod');
  if (isUnknown(days)) return { backupEnabled: days, backupRetentionDays: days };
  return days === 0 ? noBackup : { backupEnabled: true, backupRetentionDays: days };
}
