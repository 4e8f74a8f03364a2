import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, Failure } from '../failure.ts';
import type { Answer } from './answer.ts';

const attempts = 4;

/** Statuses that say "later": throttled, or the server or its store is being replaced. */
const transientStatuses: readonly number[] = [429, 500, 502, 503, 504];

const transientCodes: readonly string[] = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN'];

const longestPause = 30_000;

/** Milliseconds to wait before the next attempt, or null when this outcome is final. */
export function pauseBefore(outcome: Answer | Failure, attempt: number): number | null {
  if (attempt >= attempts) return null;
  const growing = 150 * 2 ** attempt;
  if (outcome instanceof Failure) {
    const retry =
      outcome.kind === 'failed' && outcome.cause !== undefined && transientCodes.includes(codeOf(outcome.cause));
    return retry ? growing : null;
  }
  if (!transientStatuses.includes(outcome.status)) return null;
  const asked = Number(outcome.headers['retry-after']) * 1000;
  return Number.isFinite(asked) && asked > 0 ? Math.min(asked, longestPause) : growing;
}

export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    throw new Failure('cancelled', 'The collection was ended before this was read.', error);
  }
}
