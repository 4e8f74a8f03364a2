import type { Witness } from '../../../model/coverage.ts';
import type { Answer } from '../connect/answer.ts';
import type { Client } from '../connect/client.ts';
import { failureOf, Failure } from '../failure.ts';
import { textAt } from '../json.ts';
import type { Source } from '../plan.ts';
import { askPage, parseJson, parsePage, type Page, type Reading } from './page.ts';
import { findWitness } from './witness.ts';

/** What became of a list: how much was read, who bears witness to it, and what went wrong. */
export type ListResult = {
  readonly read: number;
  readonly pages: number;
  readonly witness: Witness | null;
  readonly failures: readonly Failure[];
};

/** Takes one object; what it does not keep is gone with the page. */
export type Take = (item: unknown, reading: Reading) => void | Promise<void>;

/** Objects a page: larger pages cost memory and win no time. */
const pageSize = '500';

/** The state of one list while it is read. */
type Progress = {
  read: number;
  pages: number;
  first: Page | null;
  /** Whether the list was begun again because its continue token had expired. */
  restarted: boolean;
  failure: Failure | null;
};

/** Reads a list page by page. Whatever goes wrong, what was read until then stays. */
export async function readList(client: Client, source: Source, signal: AbortSignal, take: Take): Promise<ListResult> {
  const progress: Progress = { read: 0, pages: 0, first: null, restarted: false, failure: null };
  try {
    await readPages(client, source, progress, take);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    progress.failure ??= error;
  }
  const { read, pages, first, failure } = progress;
  if (failure || !first) return { read, pages, witness: null, failures: failure ? [failure] : [] };
  try {
    const witness = await findWitness(client, source, first, read);
    return { read, pages, witness, failures: witness && !witness.agrees ? [disagreement(witness, read)] : [] };
  } catch (error) {
    // Without a second figure the list is complete but not proven, unless the collection itself was ended.
    const reason = failureOf(error, signal);
    return { read, pages, witness: null, failures: reason.kind === 'cancelled' ? [reason] : [] };
  }
}

async function readPages(client: Client, source: Source, progress: Progress, take: Take): Promise<void> {
  for (let token: string | null = null; ;) {
    const answer: Answer = await askPage(client, source, {
      limit: pageSize,
      ...(token === null ? {} : { continue: token }),
    });
    if (answer.status === 410 && token !== null) {
      token = tokenAfterExpiry(answer, progress);
      continue;
    }
    const page: Page = parsePage(source, answer, { limit: Number(pageSize), page: progress.pages + 1 });
    progress.first ??= page;
    progress.pages += 1;
    for (const item of page.items) await take(item, page.reading);
    progress.read += page.items.length;
    if (page.token === null) return;
    if (page.token === token) throw new Failure('truncated', 'The API server repeats a page of the list.');
    token = page.token;
  }
}

/**
 * Continue tokens live for minutes. The first time one expires the list is begun again; the second time the rest is read
 * with the token that the server offers instead, and the list counts as incomplete: its parts show two moments.
 */
function tokenAfterExpiry(answer: Answer, progress: Progress): string | null {
  if (!progress.restarted) {
    Object.assign(progress, { restarted: true, read: 0, first: null });
    return null;
  }
  const token = textAt(parseJson(answer.body), 'metadata', 'continue');
  if (token === null) throw new Failure('truncated', 'The list expired twice while it was read (410 Expired).');
  progress.failure = new Failure(
    'lagging',
    'The list expired twice while it was read (410 Expired): its parts show two moments.',
  );
  return token;
}

function disagreement(witness: Witness, read: number): Failure {
  const figures = `${read} were read, ${witness.count} were counted`;
  if (read < witness.count)
    return new Failure('truncated', `The list is shorter than the count of the API server: ${figures}.`);
  return new Failure('lagging', `The list is longer than the count of the API server: ${figures}.`);
}
