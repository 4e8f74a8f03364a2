import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A request as both the recorder and the replay server see it. */
export type RecordedRequest = {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
};

/** One recorded answer; several answers to the same request are given in their order, the last one for ever. */
export type Exchange = {
  readonly key: string;
  /** For a reader of the file: what was asked. */
  readonly request: string;
  readonly status: number;
  readonly contentType: string;
  readonly answer: string;
};

/** A recorded landscape: the answers of real servers, with the time at which they were given. */
export type Recording = { readonly recordedAt: string; readonly exchanges: readonly Exchange[] };

/**
 * What makes two requests the same: for AWS the account, service, region, operation and body (signatures and times differ from run
 * to run), for Kubernetes the method, path and query.
 */
export function requestKey({ method, path, headers, body }: RecordedRequest): string {
  const parts = [describeRequest({ method, path, headers, body }), body];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}

/** A request in one line, for example `aws 111122223333 ec2 eu-central-1 POST / DescribeRegions`. */
export function describeRequest({ method, path, headers, body }: RecordedRequest): string {
  const scope = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(String(headers['authorization'] ?? ''));
  if (!scope) return `kubernetes ${method} ${path} ${String(headers['accept'] ?? '')}`.trimEnd();
  const target = headers['x-amz-target'];
  const action = /(?:^|&)Action=(\w+)/.exec(body)?.[1];
  return ['aws', scope[1], scope[3], scope[2], method, path, target ?? action ?? ''].join(' ').trimEnd();
}

/** Reads the landscape that ships with the tool. */
export function readRecording(): Recording {
  const bytes = readFileSync(new URL('../../fixtures/demo/landscape.json.gz', import.meta.url));
  return JSON.parse(gunzipSync(bytes).toString('utf8')) as Recording;
}
