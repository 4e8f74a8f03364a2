import type { KubernetesTarget } from '../../../model/config.ts';
import type { CollectorContext } from '../../collector.ts';
import { Failure } from '../failure.ts';
import { at, textAt } from '../json.ts';
import { openClient, type Client } from './client.ts';
import { obtainCredential } from './credential.ts';
import { loadKubeconfig, octetsOf, type Kubeconfig } from './kubeconfig.ts';
import { proxyOf } from './proxy.ts';

/** An open way to one cluster. */
export type Connection = {
  readonly client: Client;
  readonly cluster: string;
  /** User and cluster of the kubeconfig; a name that looks like a person's is pseudonymised. */
  readonly principal: string;
  readonly endpoint: string;
};

/** Lists of 500 objects take seconds on a large, busy cluster, not minutes. */
const requestTimeout = 60_000;

/** Opens the way to the cluster that the target names; throws a Failure when the kubeconfig does not lead there. */
export async function connect(context: CollectorContext<KubernetesTarget>): Promise<Connection> {
  const { target, environment, signal, now, pseudonym } = context;
  const config = loadKubeconfig(target, environment);
  const server = serverOf(config);
  const client = await openClient({
    server,
    tls: tlsOf(config),
    proxy: proxyOf(config, server, environment),
    obtainCredential: async () => obtainCredential(config, environment, signal),
    now,
    signal,
    requestTimeout,
  });
  const { name } = config.user;
  const user = name.includes('@') ? pseudonym(name) : name;
  return {
    client,
    cluster: config.cluster.name,
    principal: `${user} in ${config.cluster.name}`,
    endpoint: server.origin,
  };
}

function serverOf({ cluster }: Kubeconfig): URL {
  const text = textAt(cluster.value, 'server');
  if (text === null || !URL.canParse(text))
    throw new Failure('failed', `The cluster “${cluster.name}” of the kubeconfig has no usable server.`);
  const server = new URL(text);
  if (server.protocol === 'https:' || server.protocol === 'http:') return server;
  throw new Failure('failed', `The server of the cluster “${cluster.name}” is neither https nor http.`);
}

function tlsOf({ cluster }: Kubeconfig): { ca?: Buffer; servername?: string; rejectUnauthorized?: boolean } {
  const ca = octetsOf(cluster, 'certificate-authority');
  const servername = textAt(cluster.value, 'tls-server-name');
  return {
    ...(ca === null ? {} : { ca }),
    ...(servername === null ? {} : { servername }),
    ...(at(cluster.value, 'insecure-skip-tls-verify') === true ? { rejectUnauthorized: false } : {}),
  };
}
