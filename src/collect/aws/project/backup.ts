import type { CollectedProperties, Unknown } from '../../../ontology/resource.ts';

/** What a database service itself says about the backups of one database. */
export type Backup = Pick<
  CollectedProperties<'database'>,
  'backupEnabled' | 'backupRetentionDays' | 'latestRestorableTime'
>;

/** Says why a field is unknown. */
type Missing = (field: string) => Unknown;

/** No automatic backup, hence nothing that is kept or could be restored. */
export const noBackup = { backupEnabled: false, backupRetentionDays: null, latestRestorableTime: null } as const;

/** DynamoDB keeps this many days where the setting was never made (API reference, PointInTimeRecoverySpecification). */
const defaultRecoveryDays = 35;

/** The answer of RDS about an instance or a cluster; a retention of no days is how automatic backups are switched off. */
export function relationalBackup(
  answer: { readonly BackupRetentionPeriod?: number | undefined; readonly LatestRestorableTime?: Date | undefined },
  missing: Missing,
): Backup {
  const { BackupRetentionPeriod: days, LatestRestorableTime: time } = answer;
  if (days === 0) return noBackup;
  const latestRestorableTime = time?.toISOString() ?? missing('LatestRestorableTime');
  if (days !== undefined) return { backupEnabled: true, backupRetentionDays: days, latestRestorableTime };
  const unknown = missing('BackupRetentionPeriod');
  return { backupEnabled: unknown, backupRetentionDays: unknown, latestRestorableTime };
}

/** The answer of DynamoDB about a table; without its status nothing is known, not even that the default holds. */
export function tableBackup(
  answer: {
    readonly PointInTimeRecoveryStatus?: string | undefined;
    readonly RecoveryPeriodInDays?: number | undefined;
    readonly LatestRestorableDateTime?: Date | undefined;
  },
  missing: Missing,
): Backup {
  const { PointInTimeRecoveryStatus: status, RecoveryPeriodInDays, LatestRestorableDateTime: time } = answer;
  if (status === 'DISABLED') return noBackup;
  if (status !== 'ENABLED') {
    const unknown = missing('PointInTimeRecoveryStatus');
    return { backupEnabled: unknown, backupRetentionDays: unknown, latestRestorableTime: unknown };
  }
  return {
    backupEnabled: true,
    backupRetentionDays: RecoveryPeriodInDays ?? defaultRecoveryDays,
    latestRestorableTime: time?.toISOString() ?? missing('LatestRestorableDateTime'),
  };
}
