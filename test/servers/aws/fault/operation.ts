import type { IncomingMessage } from 'node:http';

export type Protocol = 'json' | 'ec2' | 'query' | 'restjson';

/** What a request asks for, as far as it can be seen from outside. */
export type Operation = {
  readonly service: string;
  readonly region: string;
  readonly name: string;
  readonly protocol: Protocol;
};

/** A way to recognise an operation of a REST service. */
export type Route = {
  readonly method: string;
  readonly path: RegExp;
  readonly query: readonly string[];
  readonly name: string;
};

/** The routes of the REST services, by the name that their signatures carry. */
export type Routes = ReadonlyMap<string, readonly Route[]>;

/**
 * Reads the routes out of an SDK client, which carries them as schemas: `[9, namespace, name, { http: [method, uri] }]`.
 * A service that is not learned is known by method and path only, and no rule for its operations applies.
 */
export function learnRoutes(client: object): readonly Route[] {
  return Object.values(client)
    .filter(isOperationSchema)
    .map(([, , name, { http }]) => routeOf(name, http))
    .toSorted(
      (one, other) => other.query.length - one.query.length || other.path.source.length - one.path.source.length,
    );
}

type OperationSchema = readonly [9, string, string, { readonly http: readonly [method: string, uri: string] }];

function isOperationSchema(value: unknown): value is OperationSchema {
  return Array.isArray(value) && value[0] === 9 && Array.isArray((value[3] as { http?: unknown } | undefined)?.http);
}

function routeOf(name: string, [method, uri]: readonly [string, string]): Route {
  const [path = '', query = ''] = uri.split('?');
  const parts = path.replace(/\/$/, '').split(/(\{[^}]+\})/);
  const needed = query.split('&').filter((part) => part !== '' && !part.startsWith('x-id='));
  return {
    name,
    method,
    path: new RegExp(`^${parts.map(patternOf).join('')}/?$`),
    query: needed.map((part) => part.split('=')[0] ?? part),
  };
}

function patternOf(part: string): string {
  if (part.startsWith('{')) {
    return part.endsWith('+}') ? '.+' : '[^/]+';
  }
  return part.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
}

export function identify(request: IncomingMessage, body: Buffer, routes: Routes): Operation {
  const signature = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(request.headers.authorization ?? '');
  const [, region = '-', service = '-'] = signature ?? [];
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') {
    return { service, region, protocol: 'json', name: target.split('.').at(-1) ?? target };
  }
  if ((request.headers['content-type'] ?? '').includes('x-www-form-urlencoded')) {
    const name = new URLSearchParams(body.toString()).get('Action') ?? '?';
    return { service, region, protocol: service === 'ec2' ? 'ec2' : 'query', name };
  }
  return { service, region, protocol: 'restjson', name: restName(request, routes.get(service) ?? []) };
}

function restName(request: IncomingMessage, routes: readonly Route[]): string {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://proxy');
  const path = decodeURI(pathname);
  const route = routes.find(
    (known) =>
      known.method === request.method && known.path.test(path) && known.query.every((name) => searchParams.has(name)),
  );
  return route?.name ?? `${request.method} ${pathname}`;
}
