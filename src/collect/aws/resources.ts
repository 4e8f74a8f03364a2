import { projectKey } from './project/key.ts';
import { belongsToCluster, projectCluster, projectInstance } from './project/relational.ts';
import { projectTable } from './project/table.ts';
import type { CollectedProperties, ResourceType, Unknown } from '../../ontology/resource.ts';
import { configTypes, type ConfigType } from './config-types.ts';
import { listConfig, type Item, type RegionFacts } from './listing.ts';
import { observeRow, readTags, type RowReader } from './row.ts';
import { emit, type Session } from './session.ts';

/** Writes what one row says, with what every element has: identifier, name, place in the account, tags. */
export async function emitItem<Type extends ResourceType>(
  session: Session,
  { region, type }: { readonly region: string; readonly type: ConfigType },
  feeds: Type,
  { row, reader, provenance }: Item,
  properties: CollectedProperties<Type>,
  more: { readonly name?: string; readonly observed?: Readonly<Record<string, unknown>> } = {},
): Promise<void> {
  const { tagKeys } = session.context;
  const captured = Date.parse(reader.maybe('configurationItemCaptureTime') ?? '');
  const tags: readonly string[] | Unknown = readTags(row, tagKeys) ?? reader.missing('tags');
  const id = reader.maybe('arn') ?? '';
  await emit<Type>(session, provenance, {
    subject: {
      type: feeds,
      id,
      name: more.name ?? reader.maybe('resourceName') ?? reader.maybe('resourceId') ?? id,
      region: reader.maybe('awsRegion') ?? region,
    },
    stateAsOf: Number.isNaN(captured) ? null : new Date(captured).toISOString(),
    // Every type has tags; the type parameter hides that from the compiler.
    properties: { ...properties, tags } as CollectedProperties<Type>,
    observed: { ...observeRow(row, configTypes[type].fields, tagKeys), ...more.observed },
  });
}

/** Lists a type whose rows each give one element. */
async function listPlain<Type extends ResourceType>(
  session: Session,
  facts: RegionFacts,
  type: ConfigType,
  feeds: Type,
  project: (reader: RowReader, region: string, now: Date) => CollectedProperties<Type>,
  keep: (reader: RowReader) => boolean = () => true,
): Promise<void> {
  const { region } = facts;
  await listConfig(session, facts, type, async (page) => {
    for (const item of page) {
      if (!keep(item.reader)) continue;
      await emitItem(session, { region, type }, feeds, item, project(item.reader, region, session.context.now()));
    }
  });
}

export async function collectInstances(session: Session, facts: RegionFacts): Promise<void> {
  const alone = (reader: RowReader): boolean => !belongsToCluster(reader);
  await listPlain(session, facts, 'AWS::RDS::DBInstance', 'database', projectInstance, alone);
}

export async function collectClusters(session: Session, facts: RegionFacts): Promise<void> {
  await listPlain(session, facts, 'AWS::RDS::DBCluster', 'database', projectCluster);
}

export async function collectTables(session: Session, facts: RegionFacts): Promise<void> {
  await listPlain(session, facts, 'AWS::DynamoDB::Table', 'database', projectTable);
}

export async function collectKeys(session: Session, facts: RegionFacts): Promise<void> {
  await listPlain(session, facts, 'AWS::KMS::Key', 'key', projectKey);
}
