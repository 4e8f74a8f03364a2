import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { collectFrom, type Collected, type CollectOptions } from './collect.ts';

/** An answer that differs from the usual one; undefined lets the usual one stand. */
export type Reply =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | undefined;

export type Stub = {
  /** `group/version/resource` -> its objects; the core group is left out. */
  readonly objects?: Readonly<Record<string, readonly unknown[]>>;
  /** Asked first, with everything that was asked before. */
  readonly reply?: (url: URL, asked: readonly URL[]) => Reply | Promise<Reply>;
};

/** Runs the collector against a server that speaks as much of the Kubernetes API as lists need. */
export async function collectFromStub(
  stub: Stub,
  options: CollectOptions = {},
): Promise<Collected & { readonly asked: readonly URL[] }> {
  const asked: URL[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stub');
    void (async () => {
      const special = await stub.reply?.(url, asked);
      asked.push(url);
      const { status = 200, headers = {}, body } = special ?? usual(stub, url);
      response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
    })();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    return { ...(await collectFrom(writeKubeconfig(`http://127.0.0.1:${port}`), options)), asked };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** A kubeconfig for a server, with further fields of cluster and user. */
export function writeKubeconfig(server: string, cluster: object = {}, user: object = { token: 'token' }): string {
  const file = join(mkdtempSync(join(tmpdir(), 'nachweis-kubeconfig-')), 'config');
  const config = {
    'current-context': 'main',
    contexts: [{ name: 'main', context: { cluster: 'lab', user: 'auditor' } }],
    clusters: [{ name: 'lab', cluster: { server, ...cluster } }],
    users: [{ name: 'auditor', user }],
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}

function usual({ objects = {} }: Stub, url: URL): NonNullable<Reply> {
  const groups = Map.groupBy(
    Object.keys(objects).filter((path) => path.split('/').length === 3),
    (path) => path.slice(0, path.lastIndexOf('/')),
  );
  if (url.pathname === '/version') return { body: { gitVersion: 'v1.36.3' } };
  if (url.pathname === '/apis') {
    const list = [...groups.keys()].map((groupVersion) => ({
      name: groupVersion.split('/')[0],
      versions: [{ groupVersion }],
    }));
    return { body: { kind: 'APIGroupList', groups: list } };
  }
  const path = url.pathname.replace(/^\/apis?\//, '').replace(/namespaces\/[^/]+\//, '');
  const resources = groups.get(path);
  if (resources)
    return {
      body: { kind: 'APIResourceList', resources: resources.map((name) => ({ name: name.slice(path.length + 1) })) },
    };
  return { body: listBody(objects[path] ?? [], url) };
}

/** A page of a list, as the API delivers it. */
export function listBody(items: readonly unknown[], url: URL): object {
  const limit = Number(url.searchParams.get('limit') ?? items.length);
  const start = Number(url.searchParams.get('continue') ?? 0);
  const rest = items.length - start - limit;
  const more = rest > 0 ? { continue: String(start + limit), remainingItemCount: rest } : {};
  return { kind: 'List', metadata: { resourceVersion: '7', ...more }, items: items.slice(start, start + limit) };
}
