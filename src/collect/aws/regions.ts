import { plan, regionalTypes } from './plan.ts';
import { ask, isFailure, noteFailure, type Session } from './session.ts';

/** What is read where. */
export type Regions = {
  /** Regions that the checks look at, all of them enabled as far as that is known. */
  readonly wanted: readonly string[];
  /** The other enabled regions: only what holds data is looked for there. */
  readonly others: readonly string[];
  /** The gap that keeps the list of enabled regions unknown; null when it is known. */
  readonly gap: string | null;
};

/** Lists the regions that are enabled for the account and sorts them into those asked for and the rest. */
export async function listRegions(session: Session): Promise<Regions> {
  const { EC2Client, DescribeRegionsCommand } = await import('@aws-sdk/client-ec2');
  const client = session.clients.open(EC2Client, session.home);
  const parameters = { AllRegions: true };
  const question = { operation: 'ec2:DescribeRegions', region: session.home, parameters } as const;
  const command = new DescribeRegionsCommand(parameters);
  const asked = await ask(session, question, command, (options) => client.send(command, options));
  const configured = session.context.target.regions;
  if (isFailure(asked)) {
    const { gap } = noteFailure(session, { ...question, region: 'global' }, asked);
    // Without a list of our own and without theirs, no region can be read at all.
    const types = configured === null ? [...plan[question.operation].types, ...regionalTypes] : undefined;
    session.ledger.cover({
      operation: question.operation,
      scope: 'global',
      read: 0,
      pages: 0,
      gaps: [gap],
      ...(types && { types }),
    });
    return { wanted: configured ?? [], others: [], gap };
  }
  const listed = asked.output.Regions ?? [];
  session.ledger.cover({ operation: question.operation, scope: 'global', read: listed.length, pages: 1, gaps: [] });
  const enabled = listed.flatMap(({ RegionName, OptInStatus }) =>
    RegionName && OptInStatus !== 'not-opted-in' ? [RegionName] : [],
  );
  for (const region of configured ?? []) if (!enabled.includes(region)) coverDisabled(session, region);
  const wanted = (configured ?? enabled).filter((region) => enabled.includes(region)).toSorted();
  return { wanted, others: enabled.filter((region) => !wanted.includes(region)).toSorted(), gap: null };
}

/** A region that was asked for and is not enabled was not looked at; that must not look like "nothing found". */
function coverDisabled({ ledger }: Session, region: string): void {
  const message = 'The region is not enabled for the account, or there is no such region.';
  const { gap } = ledger.note({ operation: 'ec2:DescribeRegions', scope: region, kind: 'disabled', message });
  ledger.cover({
    operation: 'ec2:DescribeRegions',
    scope: region,
    read: 0,
    pages: 0,
    gaps: [gap],
    types: regionalTypes,
  });
}
