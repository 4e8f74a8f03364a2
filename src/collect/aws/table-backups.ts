import type { Unknown } from '../../ontology/resource.ts';
import { createLimit, type Limit } from './limit.ts';
import { tableBackup } from './project/backup.ts';
import type { StatedBackup } from './relational-backups.ts';
import { ask, isFailure, noteFailure, type Session } from './session.ts';

const operation = 'dynamodb:DescribeContinuousBackups';

/** AWS answers ten of these calls a second; more at once would only be turned away. */
const tablesAtOnce = 2;

/** Asks DynamoDB about tables of a region, one by one: there is no request for several. */
export type TableBackups = {
  readonly of: (tableName: string) => Promise<StatedBackup | Unknown>;
  /** Notes what became of the requests, if there were any. */
  readonly cover: () => void;
};

/** Opens the requests of a region. */
export function openTableBackups(session: Session, region: string): TableBackups {
  const limit: Limit = createLimit(tablesAtOnce);
  const gaps: string[] = [];
  let read = 0;
  return {
    of: async (tableName) => {
      const stated = await limit(() => askTable(session, region, tableName));
      if ('gap' in stated) gaps.push(stated.gap);
      else read += 1;
      return stated;
    },
    cover: () => {
      if (read + gaps.length > 0) session.ledger.cover({ operation, scope: region, read, pages: read, gaps });
    },
  };
}

async function askTable(session: Session, region: string, TableName: string): Promise<StatedBackup | Unknown> {
  const { DynamoDBClient, DescribeContinuousBackupsCommand } = await import('@aws-sdk/client-dynamodb');
  const client = session.clients.open(DynamoDBClient, region);
  const command = new DescribeContinuousBackupsCommand({ TableName });
  const question = { operation, region, parameters: { TableName } } as const;
  const asked = await ask(session, question, command, (options) => client.send(command, options));
  if (isFailure(asked)) return noteFailure(session, question, asked);
  const {
    PointInTimeRecoveryStatus,
    RecoveryPeriodInDays,
    LatestRestorableDateTime: time,
  } = asked.output.ContinuousBackupsDescription?.PointInTimeRecoveryDescription ?? {};
  const answer = { PointInTimeRecoveryStatus, RecoveryPeriodInDays, LatestRestorableDateTime: time };
  return {
    properties: tableBackup(answer, (field) => missing(session, region, field)),
    observed: {
      PointInTimeRecoveryStatus: PointInTimeRecoveryStatus ?? null,
      RecoveryPeriodInDays: RecoveryPeriodInDays ?? null,
      LatestRestorableDateTime: time?.toISOString() ?? null,
    },
    provenance: asked.provenance,
  };
}

function missing({ ledger }: Session, region: string, field: string): Unknown {
  const message = `The service gives no value of ${field} that this version knows.`;
  return ledger.note({ operation: `${operation} ${field}`, scope: region, kind: 'not-recorded', message });
}
