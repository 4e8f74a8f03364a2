import { collectBackupPlans } from './backup-plans.ts';
import { collectBuckets, type Buckets } from './buckets.ts';
import { allConfigTypes, dataConfigTypes, type ConfigType } from './config-types.ts';
import { readCounts, uncounted } from './counts.ts';
import { collectClusters, collectInstances, collectTables } from './databases.ts';
import { collectEndpoints } from './endpoints.ts';
import type { RegionFacts } from './listing.ts';
import { readRecording } from './recorder.ts';
import { collectRecoveryPoints } from './recovery-points.ts';
import { collectKeys } from './resources.ts';
import type { Session } from './session.ts';
import { collectVolumes } from './volumes.ts';

/** Reads everything in a region that the checks look at. */
export async function collectRegion(session: Session, region: string, buckets: Buckets): Promise<void> {
  const recording = await readRecording(session, region, allConfigTypes);
  // Where nothing is recorded there is nothing to count, and the gap stands already.
  const readable = allConfigTypes.filter((type) => recording.get(type) === null);
  const counts = readable.length > 0 ? await readCounts(session, region, readable) : uncounted;
  const facts: RegionFacts = { region, recording, counts };
  await Promise.all([
    collectVolumes(session, facts, true),
    collectBuckets(session, facts, buckets),
    collectInstances(session, facts, true),
    collectClusters(session, facts, true),
    collectTables(session, facts, true),
    collectKeys(session, facts),
    collectEndpoints(session, facts),
    collectBackupPlans(session, region),
    collectRecoveryPoints(session, region),
  ]);
}

/**
 * Looks for data in an enabled region that the target does not name: data that lies where nobody expects it is what checks
 * of location are for. Where a good recorder counts nothing, one number is the answer; what it counts is read.
 */
export async function collectElsewhere(session: Session, region: string, buckets: Buckets): Promise<void> {
  const counts = await readCounts(session, region, dataConfigTypes);
  if (counts.gap !== null) return;
  const recording = await readRecording(session, region, dataConfigTypes);
  const facts: RegionFacts = { region, recording, counts };
  const concerns = (type: ConfigType): boolean => recording.get(type) !== null || counts.of(type) > 0;
  await Promise.all([
    concerns('AWS::EC2::Volume') && collectVolumes(session, facts, false),
    concerns('AWS::S3::Bucket') && collectBuckets(session, facts, buckets),
    concerns('AWS::RDS::DBInstance') && collectInstances(session, facts, false),
    concerns('AWS::RDS::DBCluster') && collectClusters(session, facts, false),
    concerns('AWS::DynamoDB::Table') && collectTables(session, facts, false),
  ]);
}
