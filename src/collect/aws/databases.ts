import type { CollectedProperties, Unknown } from '../../ontology/resource.ts';
import type { ConfigType } from './config-types.ts';
import { listConfig, type Item, type RegionFacts } from './listing.ts';
import { belongsToCluster, projectCluster, projectInstance } from './project/relational.ts';
import { projectTable } from './project/table.ts';
import {
  readRelationalBackups,
  type RelationalBackups,
  type RelationalOperation,
  type StatedBackup,
} from './relational-backups.ts';
import { emitItem, subjectOf } from './resources.ts';
import type { RowReader } from './row.ts';
import { emit, type Session } from './session.ts';
import { openTableBackups } from './table-backups.ts';

type Database = CollectedProperties<'database'>;

/** One kind of database that RDS operates: where it is listed, and who says up to when it can be restored now. */
type Relational = {
  readonly type: ConfigType;
  readonly operation: RelationalOperation;
  readonly project: (reader: RowReader, region: string) => Database;
  readonly keep: (reader: RowReader) => boolean;
};

const instances: Relational = {
  type: 'AWS::RDS::DBInstance',
  operation: 'rds:DescribeDBInstances',
  project: projectInstance,
  keep: (reader) => !belongsToCluster(reader),
};

const clusters: Relational = {
  type: 'AWS::RDS::DBCluster',
  operation: 'rds:DescribeDBClusters',
  project: projectCluster,
  keep: () => true,
};

export async function collectInstances(session: Session, facts: RegionFacts, askBackups: boolean): Promise<void> {
  await collectRelational(session, facts, instances, askBackups);
}

export async function collectClusters(session: Session, facts: RegionFacts, askBackups: boolean): Promise<void> {
  await collectRelational(session, facts, clusters, askBackups);
}

/** The service is asked once there is a first database; `askBackups` is false where nobody asks about backups. */
async function collectRelational(
  session: Session,
  facts: RegionFacts,
  { type, operation, project, keep }: Relational,
  askBackups: boolean,
): Promise<void> {
  const { region } = facts;
  const place = { region, type };
  const listed = new Set<string>();
  let asked: Promise<RelationalBackups> | null = null;
  const gap = await listConfig(session, facts, type, async (page) => {
    for (const item of page) {
      const arn = item.reader.maybe('arn') ?? '';
      listed.add(arn);
      if (!keep(item.reader)) continue;
      const properties = project(item.reader, region);
      if (askBackups) asked ??= readRelationalBackups(session, region, operation);
      const backups = await asked;
      if (backups === null) await emitItem(session, place, 'database', item, properties);
      else await emitDatabase(session, place, item, properties, backupOf(session, region, operation, backups, arn));
    }
  });
  const backups = await (asked as Promise<RelationalBackups> | null);
  if (backups !== null) coverBackups(session, region, { type, operation }, backups, gap === null ? listed : null);
}

export async function collectTables(session: Session, facts: RegionFacts, askBackups: boolean): Promise<void> {
  const { region } = facts;
  const type = 'AWS::DynamoDB::Table';
  const backups = openTableBackups(session, region);
  await listConfig(session, facts, type, async (page) => {
    const collectTable = async (item: Item): Promise<void> => {
      const properties = projectTable(item.reader, region);
      const name = item.reader.maybe('configuration.tableName');
      if (!askBackups || properties.backupEnabled !== true || name === null) {
        await emitItem(session, { region, type }, 'database', item, properties);
      } else await emitDatabase(session, { region, type }, item, properties, await backups.of(name));
    };
    await Promise.all(page.map(collectTable));
  });
  backups.cover();
}

/** Two sources, two records: what the service says about backups is left out of what AWS Config says. */
async function emitDatabase(
  session: Session,
  place: { readonly region: string; readonly type: ConfigType },
  item: Item,
  properties: Database,
  stated: StatedBackup | Unknown,
): Promise<void> {
  if ('gap' in stated) {
    const open = { backupRetentionDays: stated, latestRestorableTime: stated };
    await emitItem(session, place, 'database', item, { ...open, ...properties });
    return;
  }
  const others = Object.entries(properties).filter(([name]) => !Object.hasOwn(stated.properties, name));
  await emitItem(session, place, 'database', item, Object.fromEntries(others) as Database);
  const { observed, provenance } = stated;
  await emit(session, provenance, {
    subject: subjectOf('database', item, place.region),
    properties: stated.properties,
    observed,
  });
}

/** A database that the service does not list is unknown, for whatever reason: denied, cut off, or gone by now. */
function backupOf(
  session: Session,
  region: string,
  operation: RelationalOperation,
  { got, byArn }: RelationalBackups,
  arn: string,
): StatedBackup | Unknown {
  const stated = byArn.get(arn);
  if (stated !== undefined) return stated;
  const [gap] = got.gaps;
  return gap === undefined ? unlisted(session, region, operation) : { gap };
}

/** AWS Config and the service list the same databases, each on its own: they are each other's witness. */
function coverBackups(
  session: Session,
  region: string,
  { type, operation }: Pick<Relational, 'type' | 'operation'>,
  { got, byArn }: RelationalBackups,
  listed: ReadonlySet<string> | null,
): void {
  if (listed === null || got.gaps.length > 0) {
    session.ledger.cover({ operation, scope: region, ...got });
    return;
  }
  const agrees = listed.size === byArn.size && [...listed].every((arn) => byArn.has(arn));
  const witness = { operation: `config:SelectResourceConfig ${type}`, count: listed.size, agrees };
  const gaps = agrees ? [] : [unlisted(session, region, operation).gap];
  session.ledger.cover({ operation, scope: region, ...got, gaps, witness });
}

function unlisted({ ledger }: Session, region: string, operation: RelationalOperation): Unknown {
  const message = 'AWS Config and the service do not list the same databases; one of them runs behind the other.';
  return ledger.note({ operation: `${operation} (other databases)`, scope: region, kind: 'lagging', message });
}
