import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startAws } from './aws/start.ts';
import { packTool, type PackedTool } from './package.ts';
import { startKubernetes, type KubernetesAddress } from './kubernetes/start.ts';

/** Where a suite finds a shared server: plain data, because suites run in other processes. */
export type SharedServers = {
  readonly kubernetes: KubernetesAddress;
  readonly aws: { readonly url: string };
  /** The tool as npm packs it, unpacked: no server, but as costly and as shared. */
  readonly package: PackedTool;
};

type Started<Name extends keyof SharedServers> = { address: SharedServers[Name]; stop: () => Promise<void> };

export type Broker = { readonly url: string; readonly close: () => Promise<void> };

/** Starts each server when the first suite asks for it, once, and stops at the end what was started. */
export async function startBroker(): Promise<Broker> {
  const started = new Map<string, Promise<Started<keyof SharedServers>>>();
  const server = createServer((request, response) => {
    const name = request.url?.slice(1) ?? '';
    const pending = started.get(name) ?? start(name as keyof SharedServers);
    started.set(name, pending);
    pending.then(
      ({ address }) => response.end(JSON.stringify(address)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      const settled = await Promise.allSettled(started.values());
      await Promise.all(
        settled.map(async (result) => (result.status === 'fulfilled' ? await result.value.stop() : undefined)),
      );
    },
  };
}

async function start(name: keyof SharedServers): Promise<Started<keyof SharedServers>> {
  switch (name) {
    case 'kubernetes': {
      const { url, directory, binary, stop } = await startKubernetes();
      return { address: { url, directory, binary }, stop };
    }
    case 'aws': {
      const { url, stop } = await startAws();
      return { address: { url }, stop };
    }
    case 'package': {
      const { remove, ...address } = await packTool();
      return { address, stop: remove };
    }
  }
}
