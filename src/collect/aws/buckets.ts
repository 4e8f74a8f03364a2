import type { Unknown } from '../../ontology/resource.ts';
import { isReplicated, projectBucket } from './project/bucket.ts';
import { listConfig, type Item, type RegionFacts } from './listing.ts';
import { emitItem } from './resources.ts';
import type { Session } from './session.ts';

const type = 'AWS::S3::Bucket';

/** The buckets of the account as far as they were read: where each lies, and which are copied to others. */
export type Buckets = {
  readonly regionOf: Map<string, string>;
  readonly replicated: ReplicatedBucket[];
};

/** A bucket that is held back until its destinations were asked for. */
export type ReplicatedBucket = { readonly item: Item; readonly name: string; readonly region: string };

/** Lists the buckets of a region; notes those that are copied, whose destinations are asked for once all buckets are known. */
export async function collectBuckets(session: Session, facts: RegionFacts, buckets: Buckets): Promise<void> {
  const { region } = facts;
  await listConfig(session, facts, type, async (page) => {
    for (const item of page) {
      const name = item.reader.maybe('resourceName') ?? item.reader.maybe('resourceId') ?? '';
      buckets.regionOf.set(name, region);
      if (isReplicated(item.reader)) buckets.replicated.push({ item, name, region });
      else await emitBucket(session, region, item);
    }
  });
}

/** Writes what the listing says about one bucket. */
export async function emitBucket(session: Session, region: string, item: Item, copyPlaces?: Unknown): Promise<void> {
  const properties = { ...projectBucket(item.reader, region), ...(copyPlaces && { copyPlaces }) };
  await emitItem(session, { region, type }, 'object-store', item, properties);
}
