import type { Unknown } from '../../ontology/resource.ts';
import type { Failure } from './failure.ts';
import { readPages, type Pages } from './pages.ts';
import { relationalBackup, type Backup } from './project/backup.ts';
import { ask, isFailure, type Answer, type Provenance, type Session } from './session.ts';

/** The operations of RDS that say up to when a database can be restored now. */
export type RelationalOperation = 'rds:DescribeDBInstances' | 'rds:DescribeDBClusters';

/** What a service says about the backups of one database, and where it said so. */
export type StatedBackup = {
  readonly properties: Backup;
  readonly observed: Readonly<Record<string, unknown>>;
  readonly provenance: Provenance;
};

/** The backups of a region by the ARN of the database. */
export type RelationalBackups = { readonly got: Pages; readonly byArn: ReadonlyMap<string, StatedBackup> };

type Entry = {
  readonly arn: string;
  readonly BackupRetentionPeriod?: number | undefined;
  readonly LatestRestorableTime?: Date | undefined;
};
type Page = { readonly entries: readonly Entry[]; readonly next: string | undefined };

/** The largest page that RDS gives. */
const MaxRecords = 100;

/** Reads what RDS says about the backups of all its databases in a region: AWS Config keeps the moment of recording. */
export async function readRelationalBackups(
  session: Session,
  region: string,
  operation: RelationalOperation,
): Promise<RelationalBackups> {
  const byArn = new Map<string, StatedBackup>();
  const askPage = operation === 'rds:DescribeDBInstances' ? askInstances : askClusters;
  const got = await readPages(
    session,
    { operation, region },
    (token, page) => askPage(session, region, token, page),
    async ({ output: { entries, next }, provenance }) => {
      for (const { arn, ...entry } of entries) {
        const properties = relationalBackup(entry, (field) => missing(session, region, operation, field));
        const { BackupRetentionPeriod = null, LatestRestorableTime } = entry;
        const observed = { BackupRetentionPeriod, LatestRestorableTime: LatestRestorableTime?.toISOString() ?? null };
        byArn.set(arn, { properties, observed, provenance });
      }
      return { read: entries.length, next };
    },
  );
  return { got, byArn };
}

async function askInstances(
  session: Session,
  region: string,
  token: string | undefined,
  page: number,
): Promise<Answer<Page> | Failure> {
  const { RDSClient, DescribeDBInstancesCommand } = await import('@aws-sdk/client-rds');
  const client = session.clients.open(RDSClient, region);
  const command = new DescribeDBInstancesCommand({ MaxRecords, ...(token !== undefined && { Marker: token }) });
  const question = { operation: 'rds:DescribeDBInstances', region, parameters: { MaxRecords, page } } as const;
  const asked = await ask(session, question, command, (options) => client.send(command, options));
  if (isFailure(asked)) return asked;
  const { DBInstances = [], Marker: next } = asked.output;
  const entries = DBInstances.map(({ DBInstanceArn: arn = '', BackupRetentionPeriod, LatestRestorableTime }) => ({
    arn,
    BackupRetentionPeriod,
    LatestRestorableTime,
  }));
  return { output: { entries, next }, provenance: asked.provenance };
}

async function askClusters(
  session: Session,
  region: string,
  token: string | undefined,
  page: number,
): Promise<Answer<Page> | Failure> {
  const { RDSClient, DescribeDBClustersCommand } = await import('@aws-sdk/client-rds');
  const client = session.clients.open(RDSClient, region);
  const command = new DescribeDBClustersCommand({ MaxRecords, ...(token !== undefined && { Marker: token }) });
  const question = { operation: 'rds:DescribeDBClusters', region, parameters: { MaxRecords, page } } as const;
  const asked = await ask(session, question, command, (options) => client.send(command, options));
  if (isFailure(asked)) return asked;
  const { DBClusters = [], Marker: next } = asked.output;
  const entries = DBClusters.map(({ DBClusterArn: arn = '', BackupRetentionPeriod, LatestRestorableTime }) => ({
    arn,
    BackupRetentionPeriod,
    LatestRestorableTime,
  }));
  return { output: { entries, next }, provenance: asked.provenance };
}

function missing({ ledger }: Session, region: string, operation: RelationalOperation, field: string): Unknown {
  const message = `The service gives no value of ${field}.`;
  return ledger.note({ operation: `${operation} ${field}`, scope: region, kind: 'not-recorded', message });
}
