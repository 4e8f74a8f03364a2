import { once } from 'node:events';
import { Agent, createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorAnswer, withoutItems, withoutToken } from './fault/answer.ts';
import { identify, learnRoutes, type Routes } from './fault/operation.ts';
import { createChooser, type Fault, type FaultRule, type ProxiedCall } from './fault/rule.ts';

export type FaultProxy = {
  readonly url: string;
  /** Every call since the rules were set. Always check here that the fault has happened. */
  readonly calls: readonly ProxiedCall[];
  /** Replaces the rules, and forgets the calls. */
  readonly setRules: (rules: readonly FaultRule[]) => void;
  readonly close: () => Promise<void>;
};

/** Stands between a client and an AWS server, and lets chosen operations fail in chosen ways. */
export async function startFaultProxy(target: string, rules: readonly FaultRule[] = []): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const routes: Routes = new Map([['backup', learnRoutes(await import('@aws-sdk/client-backup'))]]);
  const calls: ProxiedCall[] = [];
  let choose = createChooser(rules);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const operation = identify(request, body, routes);
    const rule = choose(operation);
    calls.push({ name: `${operation.service}:${operation.name}`, region: operation.region, fault: rule?.fault });
    const pass = async (): Promise<UpstreamAnswer> => await askUpstream(target, agent, request, body);
    if (rule === undefined) {
      return send(response, await pass());
    }
    switch (rule.fault) {
      case 'AccessDenied':
      case 'Throttling':
      case '500':
      case '503': {
        const answer = errorAnswer(rule.fault, operation, rule);
        return void response.writeHead(answer.status, answer.headers).end(answer.body);
      }
      case 'badjson':
        return void response.writeHead(200, { 'content-type': 'application/json' }).end('{"cut');
      case 'reset':
        return void request.socket.resetAndDestroy();
      case 'timeout':
        return await hang(response, rule.milliseconds);
      case 'slow':
        await sleep(rule.milliseconds ?? 1000);
        return send(response, await pass());
      case 'truncate':
      case 'emptypage':
      case 'dropitems':
        return spoil(response, rule.fault, await pass());
    }
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    setRules(next): void {
      choose = createChooser(next);
      calls.length = 0;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      agent.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

type UpstreamAnswer = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: Buffer };

async function askUpstream(
  target: string,
  agent: Agent,
  asked: IncomingMessage,
  body: Buffer,
): Promise<UpstreamAnswer> {
  const { hostname, port } = new URL(target);
  const { method, url: path, headers } = asked;
  const upstream = forward({ hostname, port, method, path, headers, agent });
  upstream.end(body);
  const [answer] = (await once(upstream, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 502, headers: answer.headers, body: await buffer(answer) };
}

function send(response: ServerResponse, { status, headers, body }: UpstreamAnswer): void {
  const { 'transfer-encoding': _, ...kept } = headers;
  response.writeHead(status, { ...kept, 'content-length': body.length }).end(body);
}

/** Leaves the client waiting; with a limit the connection is closed in the end. */
async function hang(response: ServerResponse, milliseconds: number | undefined): Promise<void> {
  if (milliseconds !== undefined) {
    await sleep(milliseconds);
    response.destroy();
  }
}

function spoil(response: ServerResponse, fault: Fault, answer: UpstreamAnswer): void {
  const { status, headers, body } = answer;
  if (fault === 'truncate') {
    response.writeHead(status, { ...headers, 'content-length': body.length });
    // Gone only after the first half is on its way, so that the client sees an answer that breaks off.
    response.write(body.subarray(0, body.length >> 1), () => setTimeout(() => response.destroy(), 20));
    return;
  }
  const change = fault === 'emptypage' ? withoutToken : withoutItems;
  send(response, { status, headers, body: Buffer.from(change(body.toString())) });
}
