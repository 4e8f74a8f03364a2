import type { AwsTarget } from '../../model/config.ts';
import type { Collector, CollectorContext, CollectorResult } from '../collector.ts';
import { emitAccount } from './account.ts';
import { readAccountSummary } from './account-summary.ts';
import type { Buckets } from './buckets.ts';
import { identifyCaller, type Caller } from './caller.ts';
import { collectUsers, requestReport } from './credential-report.ts';
import { collectGrants } from './grants.ts';
import { createLimit } from './limit.ts';
import { fedTypes } from './plan.ts';
import { collectElsewhere, collectRegion } from './region.ts';
import { listRegions, type Regions } from './regions.ts';
import { collectReplication } from './replication.ts';
import { openSession, type Session } from './session.ts';
import { readTrails } from './trails.ts';

export { requiredActions } from './plan.ts';

/** Regions read at once. */
const regionsAtOnce = 6;

/** Reads one AWS account: everything that AWS Config knows by query, the rest by the few calls that Config lacks. */
export const awsCollector: Collector<AwsTarget> = { name: 'aws', feeds: fedTypes, collect };

async function collect(context: CollectorContext<AwsTarget>): Promise<CollectorResult> {
  const session = openSession(context);
  try {
    const caller = await identifyCaller(session);
    const regions = caller && (await collectAccount(session, caller));
    return resultOf(session, context.target.regions ?? regions?.wanted ?? []);
  } finally {
    session.clients.close();
  }
}

/** What takes AWS time is asked for first and read last. */
async function collectAccount(session: Session, caller: Caller): Promise<Regions> {
  const { progress } = session.context;
  progress(`account ${session.caller.account}`);
  const request = requestReport(session);
  const summary = readAccountSummary(session);
  const [regions, requested] = await Promise.all([listRegions(session), request, collectGrants(session, summary)]);
  const [trails] = await Promise.all([readTrails(session, regions), collectRegions(session, regions)]);
  const report = await collectUsers(session, await summary, requested);
  await emitAccount(session, caller, [(await summary).part, report, trails]);
  return regions;
}

async function collectRegions(session: Session, { wanted, others }: Regions): Promise<void> {
  const { progress } = session.context;
  const buckets: Buckets = { regionOf: new Map(), replicated: [] };
  const limit = createLimit(regionsAtOnce);
  progress(`${wanted.length} regions, ${others.length} more for location`);
  await Promise.all([
    ...wanted.map((region) => limit(() => collectRegion(session, region, buckets))),
    ...others.map((region) => limit(() => collectElsewhere(session, region, buckets))),
  ]);
  await collectReplication(session, buckets);
}

function resultOf({ context, caller, ledger }: Session, regions: readonly string[]): CollectorResult {
  const { id, protection } = context.target;
  return {
    target: { id, provider: 'aws', ...caller, regions, protection },
    coverage: ledger.coverage(),
    gaps: ledger.gaps(),
  };
}
