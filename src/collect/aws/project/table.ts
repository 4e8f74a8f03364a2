import type { CollectedProperties } from '../../../ontology/resource.ts';
import { isUnknown, type RowReader } from '../row.ts';
import { noBackup, type Backup } from './backup.ts';

type Database = CollectedProperties<'database'>;

const recovery =
  'supplementaryConfiguration.ContinuousBackupsDescription.pointInTimeRecoveryDescription.pointInTimeRecoveryStatus';

/**
 * DynamoDB::Table -> database. Every table is encrypted and kept in three zones by design. Without a description of its
 * encryption it uses a key that the service owns and names to nobody; without a list of replicas it has none.
 */
export function projectTable(reader: RowReader, region: string): Database {
  const name = reader.text('configuration.tableName');
  const byDesign = isUnknown(name) ? name : true;
  const ownKey = ['ENABLED', 'UPDATING', 'ENABLING'].includes(
    reader.maybe('configuration.ssedescription.status') ?? '',
  );
  const noKey = isUnknown(name) ? name : null;
  const replicas =
    reader.maybe('configuration.replicas.regionName') === null ? [] : reader.texts('configuration.replicas.regionName');
  return {
    engine: 'dynamodb',
    namespace: null,
    place: region,
    replicaOf: null,
    copyPlaces: isUnknown(replicas) ? replicas : replicas.filter((other) => other !== region).toSorted(),
    encrypted: byDesign,
    keyId: ownKey ? reader.text('configuration.ssedescription.kmsmasterKeyArn') : noKey,
    ...backupOf(reader),
    multiZone: byDesign,
    automaticFailover: byDesign,
  };
}

/** How far back and up to when a table can be restored AWS Config does not record. */
function backupOf(reader: RowReader): Backup {
  const status = reader.text(recovery);
  if (isUnknown(status)) return { backupEnabled: status, backupRetentionDays: status, latestRestorableTime: status };
  return status === 'ENABLED' ? { backupEnabled: true } : noBackup;
}
