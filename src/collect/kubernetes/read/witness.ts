import type { Witness } from '../../../model/coverage.ts';
import type { Client } from '../connect/client.ts';
import { Failure } from '../failure.ts';
import { operationOf, type Source } from '../plan.ts';
import { askPage, parsePage, type Page } from './page.ts';

/**
 * A second, independent figure for a list: the count in the first of several pages, else a request for one object that
 * counts the rest. It is asked at the same resource version, so that a busy cluster raises no false alarm; when the
 * figures differ all the same, the current state is counted once more.
 */
export async function findWitness(client: Client, source: Source, first: Page, read: number): Promise<Witness | null> {
  if (first.token !== null && first.remaining !== null) {
    const count = first.items.length + first.remaining;
    if (count === read) return { operation: `remainingItemCount of ${operationOf(source)}`, count, agrees: true };
  }
  const counted = (await countAt(client, source, first.resourceVersion)) ?? (await countAt(client, source, null));
  if (counted === null) return null;
  const operation = `${operationOf(source)}?limit=1`;
  if (counted === read) return { operation, count: counted, agrees: true };
  const again = (await countAt(client, source, null)) ?? counted;
  return { operation, count: again, agrees: again === read };
}

/** Counts with one request; null when the server does not say how many there are (with selectors it does not). */
export async function countAt(client: Client, source: Source, resourceVersion: string | null): Promise<number | null> {
  const exact: Record<string, string> =
    resourceVersion === null ? {} : { resourceVersion, resourceVersionMatch: 'Exact' };
  try {
    const page = parsePage(source, await askPage(client, source, { limit: '1', ...exact }), { limit: 1 });
    if (page.remaining !== null) return page.items.length + page.remaining;
    return page.token === null ? page.items.length : null;
  } catch (error) {
    // The state of a moment ago may be compacted already: then only the current state can be counted.
    if (error instanceof Failure && error.kind !== 'cancelled' && resourceVersion !== null) return null;
    throw error;
  }
}
