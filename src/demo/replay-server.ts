import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeRequest, requestKey, type Exchange, type Recording, type RecordedRequest } from './recording.ts';

/** A server on the loopback address of this process that gives recorded answers and nothing else. */
export type ReplayServer = {
  readonly url: string;
  /** Requests that the recording does not hold; empty when the collectors asked what they asked when it was made. */
  readonly unanswered: readonly string[];
  readonly close: () => Promise<void>;
};

/** Starts the server on a free port. */
export async function startReplayServer(recording: Recording): Promise<ReplayServer> {
  const answers = new Map<string, Exchange[]>();
  for (const exchange of recording.exchanges)
    answers.set(exchange.key, [...(answers.get(exchange.key) ?? []), exchange]);
  const unanswered: string[] = [];
  const server = createServer((request, response) => {
    readBody(request).then(
      (body) => {
        const asked: RecordedRequest = {
          method: request.method ?? '',
          path: request.url ?? '',
          headers: request.headers,
          body,
        };
        const queue = answers.get(requestKey(asked)) ?? [];
        const exchange = queue.length > 1 ? queue.shift() : queue[0];
        if (!exchange) unanswered.push(describeRequest(asked));
        respond(response, exchange);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    unanswered,
    close: () => closeServer(server),
  };
}

/** What was not recorded is refused in a way that both collectors take for "not available", never for an empty answer. */
function respond(response: ServerResponse, exchange: Exchange | undefined): void {
  if (exchange) response.writeHead(exchange.status, { 'content-type': exchange.contentType }).end(exchange.answer);
  else response.writeHead(501, { 'content-type': 'application/json' }).end('{"message":"not recorded"}');
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}
