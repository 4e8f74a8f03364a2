import type { Failure } from './failure.ts';
import { isFailure, noteFailure, type Answer, type Question, type Session } from './session.ts';

/** What became of a listing: how much was read, and the gaps that end it early. */
export type Pages = { readonly read: number; readonly pages: number; readonly gaps: readonly string[] };

type Listed = Pick<Question, 'operation' | 'region'> & { readonly detail?: string };

/**
 * Reads page after page; `take` handles a page and says how much was on it and how to go on. A failure ends the listing
 * with a gap and keeps what was read before. A token that repeats would go on for ever, so it counts as a failure.
 */
export async function readPages<Output extends object>(
  session: Session,
  listed: Listed,
  askPage: (token: string | undefined, page: number) => Promise<Answer<Output> | Failure>,
  take: (answer: Answer<Output>) => Promise<{ readonly read: number; readonly next: string | undefined }>,
): Promise<Pages> {
  let read = 0;
  let pages = 0;
  let token: string | undefined;
  const endWith = (failure: Failure): Pages => ({
    read,
    pages,
    gaps: [noteFailure(session, listed, failure, listed.detail).gap],
  });
  for (;;) {
    const answer = await askPage(token, pages + 1);
    if (isFailure(answer)) return endWith(answer);
    const taken = await take(answer);
    read += taken.read;
    pages += 1;
    if (!taken.next) return { read, pages, gaps: [] };
    if (taken.next === token)
      return endWith({ kind: 'failed', error: '', message: 'The answer repeats its page token.' });
    token = taken.next;
  }
}
