import type { GapKind } from '../../model/gap.ts';

/** What went wrong with the target, in the words of a gap. It never leaves the collector: it ends as a gap. */
export class Failure extends Error {
  readonly kind: GapKind;

  constructor(kind: GapKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'Failure';
    this.kind = kind;
  }
}

/** Plain words for the error codes that people meet; other codes are shown as they are. */
const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the server refuses the connection',
  ECONNRESET: 'the server broke the connection',
  EPIPE: 'the server broke the connection',
  ENOTFOUND: 'the name of the server is not known',
  EAI_AGAIN: 'the name of the server cannot be looked up now',
  EHOSTUNREACH: 'there is no route to the server',
  ENETUNREACH: 'there is no route to the network',
  ETIMEDOUT: 'the server did not answer in time',
  EPROTO: 'the server does not speak TLS',
  CERT_HAS_EXPIRED: 'the certificate of the server has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate of the server is not signed by the authority of the kubeconfig',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate of the server is not signed by the authority of the kubeconfig',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate of the server is not signed by the authority of the kubeconfig',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the certificate of the server is not signed by the authority of the kubeconfig',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of the server is for another name',
};

/** Turns any error of a request into a failure; raw texts stay out, because they can hold names of persons. */
export function failureOf(error: unknown, signal: AbortSignal): Failure {
  if (signal.aborted) return new Failure('cancelled', 'The collection was ended before this was read.', error);
  if (error instanceof Failure) return error;
  const code = codeOf(error);
  return new Failure('failed', `No answer: ${words[code] ?? 'the request failed'} (${code}).`, error);
}

/** The failure that a status other than 200 stands for. */
export function failureOfStatus(status: number): Failure {
  if (status === 401)
    return new Failure('denied', 'The API server does not accept the credentials (401 Unauthorized).');
  if (status === 403) return new Failure('denied', 'The right to do this is missing (403 Forbidden).');
  if (status === 404) return new Failure('unsupported', 'The API server does not serve this (404 Not Found).');
  if (status === 410) return new Failure('truncated', 'The list expired while it was read (410 Expired).');
  if (status === 429)
    return new Failure('throttled', 'The API server turned the request away (429 Too Many Requests).');
  return new Failure('failed', `The API server answered with status ${status}.`);
}

/** The error's own code, the system's or TLS', or its class. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined) return code;
  return error.cause instanceof Error ? codeOf(error.cause) : error.name;
}
