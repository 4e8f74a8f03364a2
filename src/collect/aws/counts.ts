import type { Witness } from '../../model/coverage.ts';
import type { ResourceType } from '../../ontology/resource.ts';
import { configTypes, unreadTypes, type ConfigType } from './config-types.ts';
import type { Failure } from './failure.ts';
import { ask, isFailure, noteFailure, type Session } from './session.ts';

const operation = 'config:GetDiscoveredResourceCounts';

/** How many elements of each type AWS Config counts in a region: the witness of every listing there. */
export type Counts = {
  /** The gap that keeps the counts unknown; null when they are known. */
  readonly gap: string | null;
  readonly of: (type: string) => number;
  /** Compares a listing with the counts; null when there are none. */
  readonly witness: (type: ConfigType, read: number) => Promise<Witness | null>;
};

/** No counts: no listing has a witness. */
export const uncounted: Counts = { gap: null, of: () => 0, witness: async () => null };

/** Counts the types of a region in one request, and notes which kinds of elements exist that this version cannot read. */
export async function readCounts(session: Session, region: string, types: readonly ConfigType[]): Promise<Counts> {
  const unread = Object.entries(unreadTypes).filter(([, feeds]) =>
    types.some((type) => configTypes[type].feeds === feeds),
  );
  const askAll = (): Promise<CountTable | Failure> =>
    askCounts(session, region, [...types, ...unread.map(([type]) => type)]);
  const first = await askAll();
  const feeds = types.map((type) => configTypes[type].feeds);
  if ('kind' in first) {
    const { gap } = noteFailure(session, { operation, region }, first);
    session.ledger.cover({ operation, scope: region, types: feeds, read: 0, pages: 0, gaps: [gap] });
    return { ...uncounted, gap };
  }
  session.ledger.cover({ operation, scope: region, types: feeds, read: sumOf(first), pages: 1, gaps: [] });
  for (const [type, feed] of unread) coverUnread(session, region, type, feed, first.get(type) ?? 0);
  let second: Promise<CountTable | Failure> | null = null;
  return {
    gap: null,
    of: (type) => first.get(type) ?? 0,
    witness: async (type, read) => {
      const count = first.get(type) ?? 0;
      if (count === read) return { operation, count, agrees: true };
      // Elements come and go while we read; a figure between two counts is no contradiction, any other is.
      const recount = await (second ??= askAll());
      const again = 'kind' in recount ? count : (recount.get(type) ?? 0);
      return { operation, count: again, agrees: Math.min(count, again) <= read && read <= Math.max(count, again) };
    },
  };
}

type CountTable = ReadonlyMap<string, number>;

async function askCounts(session: Session, region: string, resourceTypes: string[]): Promise<CountTable | Failure> {
  const { ConfigServiceClient, GetDiscoveredResourceCountsCommand } = await import('@aws-sdk/client-config-service');
  const client = session.clients.open(ConfigServiceClient, region);
  const parameters = { resourceTypes: resourceTypes as never[], limit: 100 };
  const command = new GetDiscoveredResourceCountsCommand(parameters);
  const asked = await ask(session, { operation, region, parameters }, command, (options) =>
    client.send(command, options),
  );
  if (isFailure(asked)) return asked;
  const { resourceCounts = [], totalDiscoveredResources, nextToken } = asked.output;
  const table = new Map(resourceCounts.map(({ resourceType = '', count = 0 }) => [resourceType, count]));
  // A type that has no elements is left out, so only the total shows that nothing else was.
  if (!nextToken && sumOf(table) === totalDiscoveredResources) return table;
  return { kind: 'truncated', error: '', message: 'The counts in the answer do not add up to its total.' };
}

function sumOf(table: CountTable): number {
  return [...table.values()].reduce((sum, count) => sum + count, 0);
}

function coverUnread({ ledger }: Session, region: string, type: string, feeds: ResourceType, count: number): void {
  if (count === 0) return;
  const message = `Elements of the type ${type} exist; this version cannot read them.`;
  const { gap } = ledger.note({ operation: `${operation} ${type}`, scope: region, kind: 'unsupported', message });
  ledger.cover({ operation, detail: type, scope: region, types: [feeds], read: 0, pages: 0, gaps: [gap] });
}
