import type { AwsTarget } from '../../model/config.ts';
import { createLimit, type Limit } from './limit.ts';

/** Credentials as the SDK takes them. */
type Identity = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly expiration?: Date };
type Credentials = () => Promise<Identity>;

/** The settings that every client shares. */
type ClientSettings = {
  readonly region: string;
  readonly credentials: Credentials;
  readonly maxAttempts: number;
  readonly retryMode: 'adaptive';
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: boolean;
  };
  readonly customUserAgent: string;
};

type Closable = { destroy: () => void };

/** The clients of one target: one for each service and region, so that adaptive retry sees all of its traffic. */
export type Clients = {
  readonly open: <Client extends Closable>(kind: new (settings: ClientSettings) => Client, region: string) => Client;
  /** Places for requests in flight to one service in one region. */
  readonly limitOf: (service: string, region: string) => Limit;
  readonly close: () => void;
};

/** Requests in flight to one service in one region. */
const requestsAtOnce = 4;

/** Credentials are asked for again this long before they expire. */
const renewBefore = 5 * 60 * 1000;

/** Makes the clients of a target. Endpoints come from the SDK's own variables (AWS_ENDPOINT_URL and its kin) alone. */
export function createClients(
  target: AwsTarget,
  toolVersion: string,
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): Clients {
  const clients = new Map<unknown, Map<string, Closable>>();
  const limits = new Map<string, Limit>();
  const credentials = shareCredentials(() => findCredentials(target, home));
  const settings = {
    credentials,
    // A number from the SDK's own variable; a client that is told its attempts does not read it any more.
    maxAttempts: Number(environment['AWS_MAX_ATTEMPTS']) || 6,
    retryMode: 'adaptive' as const,
    // Without the last setting a request that hangs would only be warned about, never ended.
    requestHandler: { connectionTimeout: 5000, requestTimeout: 30_000, throwOnRequestTimeout: true },
    customUserAgent: `nachweis/${toolVersion}`,
  };
  return {
    open: <Client extends Closable>(kind: new (settings: ClientSettings) => Client, region: string): Client => {
      const ofKind = clients.get(kind) ?? new Map<string, Closable>();
      clients.set(kind, ofKind);
      const client = ofKind.get(region) ?? new kind({ ...settings, region });
      ofKind.set(region, client);
      return client as Client;
    },
    limitOf: (service, region) => {
      const key = `${service} ${region}`;
      const limit = limits.get(key) ?? createLimit(requestsAtOnce);
      limits.set(key, limit);
      return limit;
    },
    close: () => {
      for (const ofKind of clients.values()) for (const client of ofKind.values()) client.destroy();
    },
  };
}

/** The profile, else the SDK's usual chain; then the role, taken with them. */
async function findCredentials(target: AwsTarget, home: string): Promise<Credentials> {
  const { fromIni, fromNodeProviderChain, fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
  const clientConfig = { region: home };
  const own =
    target.profile === null
      ? fromNodeProviderChain({ clientConfig })
      : fromIni({ profile: target.profile, clientConfig });
  if (target.role === null) return () => own();
  const assumed = fromTemporaryCredentials({
    masterCredentials: own,
    params: { RoleArn: target.role, RoleSessionName: 'nachweis' },
    clientConfig,
  });
  return () => assumed();
}

/** All clients share one answer, so that a role is assumed once and a sign-in helper is started once. */
function shareCredentials(find: () => Promise<Credentials>): Credentials {
  let provider: Promise<Credentials> | null = null;
  let current: Promise<Identity> | null = null;
  let renewAt = Infinity;
  return async () => {
    if (current && Date.now() < renewAt) return current;
    provider ??= find();
    renewAt = Infinity;
    current = provider.then((ask) => ask());
    const identity = await current.catch((error: unknown) => {
      current = null;
      throw error;
    });
    renewAt = identity.expiration ? identity.expiration.getTime() - renewBefore : Infinity;
    return identity;
  };
}
