import type { Subject } from '../../model/evidence.ts';
import { propertiesOf, type CollectedProperties, type ResourceType, type Unknown } from '../../ontology/resource.ts';
import { configTypes, type ConfigType } from './config-types.ts';
import { listConfig, type Item, type RegionFacts } from './listing.ts';
import { projectKey } from './project/key.ts';
import { observeRow, readTags } from './row.ts';
import { emit, type Session } from './session.ts';

/** Writes what one row says, with what every element has: identifier, name, place in the account, tags where they count. */
export async function emitItem<Type extends ResourceType>(
  session: Session,
  { region, type }: { readonly region: string; readonly type: ConfigType },
  feeds: Type,
  item: Item,
  properties: CollectedProperties<Type>,
  more: { readonly name?: string; readonly observed?: Readonly<Record<string, unknown>> } = {},
): Promise<void> {
  const { tagKeys } = session.context;
  const { row, reader, provenance } = item;
  const captured = Date.parse(reader.maybe('configurationItemCaptureTime') ?? '');
  await emit<Type>(session, provenance, {
    subject: subjectOf(feeds, item, region, more.name),
    stateAsOf: Number.isNaN(captured) ? null : new Date(captured).toISOString(),
    properties: { ...properties, ...tagsOf(feeds, item, tagKeys) },
    observed: { ...observeRow(row, configTypes[type].fields, tagKeys), ...more.observed },
  });
}

/** Whom the records about one row speak about, whichever source they come from. */
export function subjectOf<Type extends ResourceType>(
  type: Type,
  { reader }: Item,
  region: string,
  name: string | null = reader.maybe('resourceName') ?? reader.maybe('resourceId'),
): Pick<Subject, 'id' | 'name' | 'region'> & { readonly type: Type } {
  const id = reader.maybe('arn') ?? '';
  return { type, id, name: name ?? id, region: reader.maybe('awsRegion') ?? region };
}

/** Only types that are classified have tags. */
function tagsOf(
  type: ResourceType,
  { row, reader }: Item,
  tagKeys: readonly string[],
): { readonly tags?: readonly string[] | Unknown } {
  return Object.hasOwn(propertiesOf(type), 'tags') ? { tags: readTags(row, tagKeys) ?? reader.missing('tags') } : {};
}

export async function collectKeys(session: Session, facts: RegionFacts): Promise<void> {
  const { region } = facts;
  const type = 'AWS::KMS::Key';
  await listConfig(session, facts, type, async (page) => {
    for (const item of page) await emitItem(session, { region, type }, 'key', item, projectKey(item.reader, region));
  });
}
