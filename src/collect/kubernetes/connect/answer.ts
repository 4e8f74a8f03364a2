import type { IncomingHttpHeaders } from 'node:http';
import { failureOfStatus } from '../failure.ts';

/** One answer of the API server; times are those of the request that was answered. */
export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly from: string;
  readonly to: string;
};

/** Throws the failure that a status other than 200 stands for. */
export function requireSuccess(answer: Answer): Answer {
  if (answer.status === 200) return answer;
  throw failureOfStatus(answer.status);
}
