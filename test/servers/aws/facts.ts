/** Operations by name as the server saw them, such as `ec2:DescribeVolumes`, and answers by HTTP status. */
export type CallCounts = {
  readonly total: number;
  readonly by: Readonly<Record<string, number>>;
  readonly status: Readonly<Record<string, number>>;
};

/** An item of AWS Config by its name there. */
export type ItemName = { readonly resourceType: string; readonly resourceId: string };

export type ConfigItem = ItemName & { readonly [property: string]: unknown };

/** A resource that AWS Backup has backed up; times are seconds since 1970. */
export type ProtectedResource = {
  readonly ResourceArn: string;
  readonly ResourceType: string;
  readonly LastBackupTime?: number;
  readonly ResourceName?: string;
  readonly LastBackupVaultArn?: string;
  readonly LastRecoveryPointArn?: string;
};

export type RecoveryPoint = {
  readonly BackupVaultName: string;
  readonly RecoveryPointArn: string;
  readonly ResourceArn: string;
  readonly ResourceType: string;
  readonly [property: string]: unknown;
};

/** A row of the credential report: texts by column, such as `mfa_active` or `access_key_1_last_rotated`. */
export type ReportRow = Readonly<Record<string, string>>;

/** Times are seconds since 1970. */
export type TrailStatus = {
  readonly LatestDeliveryTime?: number;
  readonly LatestDeliveryError?: string;
  readonly IsLogging?: boolean;
};
