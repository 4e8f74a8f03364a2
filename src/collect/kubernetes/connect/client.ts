import { Agent as HttpAgent, request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps, type AgentOptions } from 'node:https';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { failureOf, Failure } from '../failure.ts';
import type { Answer } from './answer.ts';
import type { Credential } from './credential.ts';
import { createGate } from './gate.ts';
import { isLoopback, type ProxyVariables } from './proxy.ts';
import { pauseBefore, wait } from './retry.ts';

/** Asks the API server. Resolves with whatever status it answers; throws a Failure when there is no answer. */
export type Client = {
  readonly get: (path: string) => Promise<Answer>;
  readonly close: () => void;
};

export type ClientOptions = {
  readonly server: URL;
  readonly tls: Pick<AgentOptions, 'ca' | 'rejectUnauthorized' | 'servername'>;
  readonly proxy: ProxyVariables;
  readonly obtainCredential: () => Promise<Credential>;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Milliseconds that one request may take. */
  readonly requestTimeout: number;
};

/** Enough to hide the way to the server; more would only queue there. */
const inFlight = 8;

/** No page of 500 objects comes near it; a server that sends without end must not fill the memory. */
const largestAnswer = 256 * 1024 * 1024;

const decompress = promisify(gunzip);

/** Opens a client; the credential is obtained here, so that one plugin run serves all requests. */
export async function openClient(options: ClientOptions): Promise<Client> {
  const gate = createGate(inFlight);
  let credential = await options.obtainCredential();
  let agent = createAgent(options, credential);
  let renewal: Promise<void> | null = null;

  const renew = async (): Promise<void> => {
    credential = await options.obtainCredential();
    agent.destroy();
    agent = createAgent(options, credential);
  };
  const ask = async (path: string): Promise<Answer> => {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await send(options, agent, credential, path).catch((error: unknown) =>
        failureOf(error, options.signal),
      );
      const pause = pauseBefore(outcome, attempt);
      if (pause !== null) await wait(pause, options.signal);
      else if (outcome instanceof Failure) throw outcome;
      else return outcome;
    }
  };
  return {
    get: async (path) => {
      const answer = await gate(async () => ask(path));
      if (answer.status !== 401) return answer;
      // A token can run out during a long collection: one renewal for everybody, then the answer stands.
      renewal ??= renew();
      await renewal;
      return gate(async () => ask(path));
    },
    close: () => agent.destroy(),
  };
}

function createAgent({ server, tls, proxy }: ClientOptions, credential: Credential): HttpAgent | HttpsAgent {
  const shared = {
    keepAlive: true,
    maxSockets: inFlight,
    proxyEnv: proxy,
  };
  if (server.protocol === 'http:') return new HttpAgent(shared);
  const { certificate, key } = credential;
  return new HttpsAgent({
    ...shared,
    ...tls,
    ...(certificate === null ? {} : { cert: certificate }),
    ...(key === null ? {} : { key }),
  });
}

async function send(
  options: ClientOptions,
  agent: HttpAgent | HttpsAgent,
  credential: Credential,
  path: string,
): Promise<Answer> {
  const { server, signal, requestTimeout, now } = options;
  if (signal.aborted) throw new Failure('cancelled', 'The collection was ended before this was read.');
  const deadline = AbortSignal.timeout(requestTimeout);
  const request = server.protocol === 'http:' ? requestHttp : requestHttps;
  const from = now().toISOString();
  const sent = request(new URL(`${server.pathname.replace(/\/$/, '')}${path}`, server), {
    agent,
    signal: AbortSignal.any([signal, deadline]),
    headers: { accept: 'application/json', 'user-agent': 'nachweis', ...encodingFor(server), ...headersOf(credential) },
  });
  try {
    const answer = await answerTo(sent);
    const body = await readBody(answer);
    return { status: answer.statusCode ?? 0, headers: answer.headers, body, from, to: now().toISOString() };
  } catch (error) {
    if (!deadline.aborted || signal.aborted) throw error;
    throw Object.assign(new Error('The request took too long.', { cause: error }), { code: 'ETIMEDOUT' });
  }
}

function headersOf({ headers }: Credential): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  );
}

/** On the same machine compression only costs time. */
function encodingFor(server: URL): Record<string, string> {
  return { 'accept-encoding': isLoopback(server) ? 'identity' : 'gzip' };
}

async function answerTo(request: ClientRequest): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request.on('response', resolve).on('error', reject).end();
  return promise;
}

async function readBody(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > largestAnswer) throw new Failure('failed', 'The answer of the API server is too large.');
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  return answer.headers['content-encoding'] === 'gzip' ? decompress(body, { maxOutputLength: largestAnswer }) : body;
}
