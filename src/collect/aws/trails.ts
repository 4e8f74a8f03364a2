import type { CollectedProperties, Unknown } from '../../ontology/resource.ts';
import type { AccountPart } from './account.ts';
import { judgeTrails, writesEveryChange, type AuditLog, type Trail } from './project/trail.ts';
import type { Regions } from './regions.ts';
import { ask, isFailure, noteFailure, type Provenance, type Session } from './session.ts';

const describe = 'cloudtrail:DescribeTrails';
const status = 'cloudtrail:GetTrailStatus';
const selectors = 'cloudtrail:GetEventSelectors';

type Operation = typeof describe | typeof status | typeof selectors;

/** What was asked of CloudTrail so far. */
type Found = {
  readonly trails: Map<string, Trail>;
  readonly observed: Map<string, Readonly<Record<string, unknown>>>;
  readonly gaps: Record<Operation, string[]>;
  provenance: Provenance | undefined;
};

/**
 * Reads the trails. The region that speaks for the account shows its own and those of all regions. Where one of them records
 * all regions, or nothing is recorded there at all, that answers the question; only else the other regions are asked for
 * trails of their own. What is said rests on three operations; the record carries the digest of the first listing.
 */
export async function readTrails(session: Session, regions: Regions): Promise<AccountPart> {
  const found: Found = {
    trails: new Map(),
    observed: new Map(),
    gaps: { [describe]: [], [status]: [], [selectors]: [] },
    provenance: undefined,
  };
  const enabled = regions.gap === null ? [...regions.wanted, ...regions.others] : null;
  await readRegion(session, session.home, true, found);
  if (!isUnrecorded(found) && judgeTrails([...found.trails.values()], enabled).auditLogAllRegions !== true) {
    const others = [...regions.wanted, ...regions.others].filter((region) => region !== session.home);
    await Promise.all(others.map((region) => readRegion(session, region, false, found)));
  }
  const verdict = judgeTrails([...found.trails.values()], enabled);
  return {
    properties: propertiesOf(session, verdict, found, regions),
    observed: { trails: [...found.observed.keys()].toSorted().map((arn) => found.observed.get(arn)) },
    ...(found.provenance && { provenance: found.provenance }),
  };
}

/** Whether it is known that no trail records the region that was asked; then the log does not cover every region. */
function isUnrecorded({ trails, gaps }: Found): boolean {
  const complete = Object.values(gaps).every((list) => list.length === 0);
  return complete && [...trails.values()].every(({ logging }) => logging === false);
}

async function readRegion(session: Session, region: string, shadows: boolean, found: Found): Promise<void> {
  const { CloudTrailClient, DescribeTrailsCommand } = await import('@aws-sdk/client-cloudtrail');
  const client = session.clients.open(CloudTrailClient, region);
  const parameters = { includeShadowTrails: shadows };
  const command = new DescribeTrailsCommand(parameters);
  const question = { operation: describe, region, parameters } as const;
  const asked = await ask(session, question, command, (options) => client.send(command, options));
  if (isFailure(asked)) return cover(session, found, describe, region, 0, noteFailure(session, question, asked));
  found.provenance ??= asked.provenance;
  const listed = asked.output.trailList ?? [];
  cover(session, found, describe, region, listed.length);
  for (const {
    TrailARN: arn = '',
    HomeRegion: home = region,
    IsMultiRegionTrail,
    IncludeGlobalServiceEvents,
    IsOrganizationTrail,
  } of listed) {
    if (found.trails.has(arn)) continue;
    const state = await readStatus(session, home, arn, found);
    const complete = await readSelectors(session, home, arn, found);
    found.trails.set(arn, {
      region: home,
      multiRegion: IsMultiRegionTrail,
      globalEvents: IncludeGlobalServiceEvents,
      logging: state?.IsLogging,
      delivered: state?.LatestDeliveryTime,
      complete,
    });
    const delivered = state?.LatestDeliveryTime?.toISOString();
    const flags = { IsMultiRegionTrail, IncludeGlobalServiceEvents, IsOrganizationTrail };
    found.observed.set(arn, {
      TrailARN: arn,
      HomeRegion: home,
      ...flags,
      IsLogging: state?.IsLogging,
      LatestDeliveryTime: delivered,
      writesEveryChange: complete,
    });
  }
}

type Status = { readonly IsLogging?: boolean | undefined; readonly LatestDeliveryTime?: Date | undefined };

async function readStatus(session: Session, region: string, Name: string, found: Found): Promise<Status | null> {
  const { CloudTrailClient, GetTrailStatusCommand } = await import('@aws-sdk/client-cloudtrail');
  const client = session.clients.open(CloudTrailClient, region);
  const question = { operation: status, region, parameters: { Name } } as const;
  const command = new GetTrailStatusCommand({ Name });
  const asked = await ask(session, question, command, (options) => client.send(command, options));
  cover(session, found, status, region, 1, isFailure(asked) ? noteFailure(session, question, asked) : null);
  return isFailure(asked) ? null : asked.output;
}

async function readSelectors(
  session: Session,
  region: string,
  TrailName: string,
  found: Found,
): Promise<boolean | undefined> {
  const { CloudTrailClient, GetEventSelectorsCommand } = await import('@aws-sdk/client-cloudtrail');
  const client = session.clients.open(CloudTrailClient, region);
  const question = { operation: selectors, region, parameters: { TrailName } } as const;
  const command = new GetEventSelectorsCommand({ TrailName });
  const asked = await ask(session, question, command, (options) => client.send(command, options));
  cover(session, found, selectors, region, 1, isFailure(asked) ? noteFailure(session, question, asked) : null);
  return isFailure(asked) ? undefined : writesEveryChange(asked.output);
}

function cover(
  session: Session,
  found: Found,
  operation: Operation,
  scope: string,
  read: number,
  unknown: Unknown | null = null,
): void {
  if (unknown) found.gaps[operation].push(unknown.gap);
  const answered = unknown ? 0 : 1;
  session.ledger.cover({
    operation,
    scope,
    read: answered * read,
    pages: answered,
    gaps: unknown ? [unknown.gap] : [],
  });
}

/** A trail that could not be listed may be the one that is missing, so a "no" needs complete lists. */
function propertiesOf(
  session: Session,
  verdict: AuditLog,
  found: Found,
  regions: Regions,
): CollectedProperties<'account'> {
  const { gaps } = found;
  const [unlisted] = gaps[describe];
  const settle = (
    value: boolean | undefined,
    ...reasons: readonly (string | undefined | null)[]
  ): boolean | Unknown => {
    if (value === true || (value === false && unlisted === undefined)) return value;
    const gap = [unlisted, ...reasons].find((reason) => typeof reason === 'string');
    return gap === undefined ? unjudged(session) : { gap };
  };
  const { auditLog, auditLogAllRegions, auditLogComplete, auditLogDelivered } = verdict;
  const undelivered = unlisted ?? gaps[status][0];
  return {
    auditLog: settle(auditLog, gaps[status][0]),
    auditLogAllRegions: settle(auditLogAllRegions, gaps[status][0], regions.gap),
    auditLogComplete: settle(auditLogComplete, gaps[selectors][0], gaps[status][0]),
    auditLogDelivered: auditLogDelivered ?? (undelivered === undefined ? null : { gap: undelivered }),
  };
}

function unjudged({ ledger }: Session): Unknown {
  const message = 'A trail has settings of a form that this version does not judge.';
  return ledger.note({ operation: `${selectors} (unknown form)`, scope: 'global', kind: 'unsupported', message });
}
