import type { CollectedProperties, Unknown } from '../../ontology/resource.ts';
import { emitBucket, type Buckets, type ReplicatedBucket } from './buckets.ts';
import { readDestinations } from './project/replication.ts';
import { isUnknown } from './row.ts';
import { ask, emit, isFailure, noteFailure, type Answer, type Session } from './session.ts';

const operation = 'config:BatchGetResourceConfig';

/** AWS takes this many keys in one request. */
const keysAtOnce = 100;

type ConfigItem = {
  readonly resourceId?: string | undefined;
  readonly supplementaryConfiguration?: Record<string, string> | undefined;
};

/**
 * Asks where replicated buckets are copied to: the query language of AWS Config cannot reach the destinations, the whole
 * configuration item holds them. A destination is a name without a region, so all buckets must be known before.
 */
export async function collectReplication(session: Session, { replicated, regionOf }: Buckets): Promise<void> {
  for (const [region, buckets = []] of Object.entries(Object.groupBy(replicated, (bucket) => bucket.region))) {
    let pages = 0;
    let read = 0;
    const gaps: string[] = [];
    for (let start = 0; start < buckets.length; start += keysAtOnce) {
      const chunk = buckets.slice(start, start + keysAtOnce);
      const asked = await askItems(session, region, chunk);
      if (isFailure(asked)) {
        const unknown = noteFailure(session, { operation, region }, asked);
        gaps.push(unknown.gap);
        for (const { item } of chunk) await emitBucket(session, region, item, unknown);
        continue;
      }
      pages += 1;
      for (const bucket of chunk) {
        await emitBucket(session, region, bucket.item);
        const found = asked.output.items.find(({ resourceId }) => resourceId === bucket.name);
        if (found) read += 1;
        else gaps.push(missing(session, bucket, 'AWS Config did not deliver the item of a replicated bucket.').gap);
        await emitCopies(session, asked, bucket, found, regionOf);
      }
    }
    session.ledger.cover({ operation, scope: region, read, pages, gaps });
  }
}

async function askItems(
  session: Session,
  region: string,
  buckets: readonly ReplicatedBucket[],
): ReturnType<typeof ask<{ items: readonly ConfigItem[] }>> {
  const { ConfigServiceClient, BatchGetResourceConfigCommand } = await import('@aws-sdk/client-config-service');
  const client = session.clients.open(ConfigServiceClient, region);
  const resourceKeys = buckets.map(({ name }) => ({ resourceType: 'AWS::S3::Bucket' as const, resourceId: name }));
  const command = new BatchGetResourceConfigCommand({ resourceKeys });
  const question = {
    operation,
    region,
    parameters: { resourceType: 'AWS::S3::Bucket', keys: buckets.length },
  } as const;
  const asked = await ask(session, question, command, (options) => client.send(command, options));
  return isFailure(asked) ? asked : { ...asked, output: { items: asked.output.baseConfigurationItems ?? [] } };
}

async function emitCopies(
  session: Session,
  { provenance }: Answer<object>,
  bucket: ReplicatedBucket,
  found: ConfigItem | undefined,
  regionOf: ReadonlyMap<string, string>,
): Promise<void> {
  const destinations = readDestinations(found?.supplementaryConfiguration?.['BucketReplicationConfiguration']);
  const copyPlaces = placesOf(session, bucket, destinations, regionOf);
  await emit<'object-store'>(session, provenance, {
    subject: {
      type: 'object-store',
      id: bucket.item.reader.maybe('arn') ?? '',
      name: bucket.name,
      region: bucket.region,
    },
    properties: { copyPlaces } satisfies CollectedProperties<'object-store'>,
    observed: { destinations: destinations ?? [] },
  });
}

function placesOf(
  session: Session,
  bucket: ReplicatedBucket,
  destinations: readonly string[] | null,
  regionOf: ReadonlyMap<string, string>,
): readonly string[] | Unknown {
  if (destinations === null) return missing(session, bucket, 'The replication settings of a bucket could not be read.');
  const places = destinations.map(
    (name) =>
      regionOf.get(name) ??
      missing(session, bucket, 'A bucket is copied to a bucket outside of what was read: its region is unknown.'),
  );
  return places.find(isUnknown) ?? [...new Set(places.filter((place) => typeof place === 'string'))].toSorted();
}

function missing({ ledger }: Session, { region }: ReplicatedBucket, message: string): Unknown {
  return ledger.note({ operation: `${operation} (destinations)`, scope: region, kind: 'not-recorded', message });
}
