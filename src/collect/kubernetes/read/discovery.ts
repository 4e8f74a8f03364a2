import { requireSuccess } from '../connect/answer.ts';
import type { Client } from '../connect/client.ts';
import { failureOf, Failure } from '../failure.ts';
import type { Journal } from '../journal.ts';
import { listAt, textAt } from '../json.ts';
import { groupVersionOf, optionalTypes, type Source } from '../plan.ts';
import { parseJson } from './page.ts';

/** Whether the cluster has a kind at all, or the gap that keeps it unknown. */
type Presence = 'served' | 'absent' | { readonly gap: string };

export type Discovery = (source: Source) => Promise<Presence>;

const groupsPath = '/apis';

/**
 * Asks which optional kinds exist. Only discovery can say so: whoever may not list a kind is told "forbidden" even for
 * kinds that do not exist.
 */
export function createDiscovery(client: Client, journal: Journal, signal: AbortSignal): Discovery {
  const documents = new Map<string, Promise<unknown>>();
  const ask = async (path: string): Promise<unknown> => {
    const asked = documents.get(path) ?? askOnce(client, journal, path);
    documents.set(path, asked);
    return asked;
  };
  return async (source) => {
    let path = groupsPath;
    try {
      const group = listAt(await ask(path), 'groups').find((entry) => textAt(entry, 'name') === source.group);
      if (group === undefined) return 'absent';
      const versions = listAt(group, 'versions').map((entry) => textAt(entry, 'groupVersion'));
      if (!versions.includes(groupVersionOf(source))) {
        const message = `The cluster serves ${source.group} only in other versions than ${source.version}.`;
        return { gap: journal.noteGap(`get /apis/${source.group}`, 'unsupported', message) };
      }
      path = `${groupsPath}/${groupVersionOf(source)}`;
      const served = listAt(await ask(path), 'resources').some((entry) => textAt(entry, 'name') === source.resource);
      return served ? 'served' : 'absent';
    } catch (error) {
      const { kind, message } = failureOf(error, signal);
      return { gap: journal.noteGap(`get ${path}`, kind, message) };
    }
  };
}

async function askOnce(client: Client, journal: Journal, path: string): Promise<unknown> {
  const document = parseJson(requireSuccess(await client.get(path)).body);
  const expected = path === groupsPath ? 'APIGroupList' : 'APIResourceList';
  // Anything else would look like a cluster without a single optional kind.
  if (textAt(document, 'kind') !== expected)
    throw new Failure('failed', `The answer is no ${expected} of the Kubernetes API.`);
  if (path === groupsPath) {
    const read = listAt(document, 'groups').length;
    journal.noteCoverage({
      operation: `get ${path}`,
      scope: 'global',
      kind: 'answer',
      types: optionalTypes,
      read,
      pages: 1,
      witness: null,
      gaps: [],
    });
  }
  return document;
}
