import { createHash } from 'node:crypto';
import { requireSuccess, type Answer } from '../connect/answer.ts';
import type { Client } from '../connect/client.ts';
import { Failure } from '../failure.ts';
import { integerAt, listAt, textAt } from '../json.ts';
import { groupVersionOf, operationOf, type Source } from '../plan.ts';

/** Where a record comes from: one answer to one request. */
export type Reading = {
  readonly operation: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly from: string;
  readonly to: string;
  /** Over the octets of the answer, without the compression of the way. */
  readonly sha256: string;
};

/** One page of a list. */
export type Page = {
  readonly items: readonly unknown[];
  readonly token: string | null;
  readonly resourceVersion: string | null;
  /** How many more the server says there are; null when it does not say. */
  readonly remaining: number | null;
  readonly reading: Reading;
};

/** Asks for one page; the query decides about limit, continue token and resource version. */
export async function askPage(
  client: Client,
  source: Source,
  query: Readonly<Record<string, string>>,
): Promise<Answer> {
  const selector = source.only ? { labelSelector: source.only.labelSelector } : {};
  return client.get(`${pathOf(source)}?${new URLSearchParams({ ...query, ...selector }).toString()}`);
}

/** Reads an answer as a page of the source; anything that is no such list is a failure, never an empty list. */
export function parsePage(source: Source, answer: Answer, parameters: Readonly<Record<string, unknown>>): Page {
  const { body, from, to } = requireSuccess(answer);
  const list = parseJson(body);
  if (!(textAt(list, 'kind') ?? '').endsWith('List'))
    throw new Failure('failed', 'The answer is not a list of the Kubernetes API.');
  const resourceVersion = textAt(list, 'metadata', 'resourceVersion');
  const sha256 = createHash('sha256').update(body).digest('hex');
  return {
    items: listAt(list, 'items'),
    token: textAt(list, 'metadata', 'continue'),
    resourceVersion,
    remaining: integerAt(list, 'metadata', 'remainingItemCount'),
    reading: { operation: operationOf(source), parameters: { ...parameters, resourceVersion }, from, to, sha256 },
  };
}

/** Parses an answer; text that is no JSON comes from something else than an API server. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new Failure('failed', 'The answer is not JSON: this is no Kubernetes API.', error);
  }
}

function pathOf(source: Source): string {
  const prefix = source.group === '' ? '/api' : '/apis';
  const namespace = source.only ? `/namespaces/${source.only.namespace}` : '';
  return `${prefix}/${groupVersionOf(source)}${namespace}/${source.resource}`;
}
