import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { KubernetesCluster } from './start.ts';

/** An object as the API takes it; `apiVersion` and `kind` may be left out, since the path says them. */
export type KubernetesObject = {
  readonly metadata: { readonly name: string; readonly [property: string]: unknown };
  readonly [property: string]: unknown;
};

type Answer = { readonly status: number; readonly body: unknown };

/** Speaks to the API as one user. Paths are those of the API, such as `/api/v1/namespaces/shop/secrets`. */
export type KubernetesClient = {
  /** The plain answer, whatever its status. */
  readonly call: (method: string, path: string, body?: unknown) => Promise<Answer>;
  readonly get: (path: string) => Promise<unknown>;
  /** Adds an object to a list. One that exists already is left as it is. */
  readonly create: (listPath: string, object: KubernetesObject) => Promise<void>;
  /** Merges changes into an object, or into its status when the path ends in `/status`. */
  readonly patch: (path: string, changes: object) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

const MOST_ATTEMPTS = 50;
const CONNECTIONS = 64;

/** A client with the certificate of a user; the administrator's by default. */
export async function connectClient(cluster: KubernetesCluster, user = 'admin'): Promise<KubernetesClient> {
  cluster.kubeconfig(user);
  const read = async (name: string): Promise<Buffer> => await readFile(join(cluster.directory, 'pki', name));
  const connect = { ca: await read('ca.crt'), cert: await read(`${user}.crt`), key: await read(`${user}.key`) };
  const dispatcher = new Agent({ connections: CONNECTIONS, connect });

  const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const response = await request(cluster.url + path, {
      method: method as 'GET',
      dispatcher,
      headers: { 'content-type': type, accept: 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.body.text();
    const json = String(response.headers['content-type']).includes('json');
    return { status: response.statusCode, body: json ? (JSON.parse(text) as unknown) : text };
  };

  const succeed = async (
    method: string,
    path: string,
    body: unknown,
    accepted: readonly number[],
  ): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await call(method, path, body);
      if (accepted.includes(answer.status)) {
        return answer.body;
      }
      // A list answers 404 for a moment after its definition was created.
      const passing = answer.status === 429 || answer.status >= 500 || (method === 'POST' && answer.status === 404);
      if (!passing || attempt === MOST_ATTEMPTS) {
        throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      }
      await sleep(200);
    }
  };

  return {
    call,
    get: async (path) => await succeed('GET', path, undefined, [200]),
    create: async (listPath, object) => void (await succeed('POST', listPath, object, [201, 409])),
    patch: async (path, changes) => void (await succeed('PATCH', path, changes, [200])),
    remove: async (path) => void (await succeed('DELETE', path, undefined, [200, 202, 404])),
    close: async () => await dispatcher.close(),
  };
}
