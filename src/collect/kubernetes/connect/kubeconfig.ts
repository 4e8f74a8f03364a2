import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { KubernetesTarget } from '../../../model/config.ts';
import { codeOf, Failure } from '../failure.ts';
import { at, listAt, objectAt, textAt, type Json } from '../json.ts';

/** One context of a kubeconfig: the cluster and the user as they stand in the file. */
export type Kubeconfig = {
  readonly cluster: Entry;
  readonly user: Entry;
};

/** An entry with the folder of the file it comes from: its paths are relative to it. */
export type Entry = {
  readonly name: string;
  readonly value: Json;
  readonly directory: string;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Where Kubernetes mounts the credentials of a pod. */
const serviceAccount = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Finds the context like kubectl does: the named file, else KUBECONFIG, else ~/.kube/config, else the pod's own credentials. */
export function loadKubeconfig(target: KubernetesTarget, environment: Environment): Kubeconfig {
  const files = filesOf(target, environment);
  if (files.length === 0) return loadFromPod(environment);
  const documents = files.map((file) => ({ directory: dirname(resolve(file)), value: readFile(file) }));
  const name =
    target.context ??
    documents.map(({ value }) => textAt(value, 'current-context')).find((context) => context !== null);
  if (name === undefined || name === null)
    throw new Failure('failed', 'The kubeconfig has no current context and none is named.');
  const context = find(documents, 'contexts', name);
  if (!context) throw new Failure('failed', `The kubeconfig has no context “${name}”.`);
  const clusterName = textAt(context.value, 'context', 'cluster') ?? '';
  const cluster = find(documents, 'clusters', clusterName);
  if (!cluster) throw new Failure('failed', `The kubeconfig has no cluster “${clusterName}”.`);
  const userName = textAt(context.value, 'context', 'user');
  const user = userName === null ? null : find(documents, 'users', userName);
  if (userName !== null && !user)
    throw new Failure('failed', 'The kubeconfig does not have the user that the context names.');
  return {
    cluster: { ...cluster, value: objectAt(cluster.value, 'cluster') },
    user: user ? { ...user, value: objectAt(user.value, 'user') } : { name: 'anonymous', value: {}, directory: '.' },
  };
}

function filesOf(target: KubernetesTarget, environment: Environment): readonly string[] {
  if (target.kubeconfig !== null) return [target.kubeconfig];
  // kubectl leaves out files of the list that do not exist.
  const listed = (environment['KUBECONFIG'] ?? '').split(delimiter).filter((file) => file !== '' && existsSync(file));
  if (listed.length > 0) return listed;
  const home = environment['HOME'] ?? environment['USERPROFILE'];
  const usual = home === undefined ? null : join(home, '.kube', 'config');
  return usual !== null && existsSync(usual) ? [usual] : [];
}

function readFile(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'), { maxAliasCount: 0 });
  } catch (error) {
    throw new Failure('failed', `The kubeconfig ${file} cannot be read (${codeOf(error)}).`, error);
  }
}

/** The first file that has an entry wins, as with kubectl. */
function find(documents: readonly { value: unknown; directory: string }[], list: string, name: string): Entry | null {
  for (const { value, directory } of documents) {
    const entry = listAt(value, list).find((candidate) => at(candidate, 'name') === name);
    if (entry !== undefined) return { name, value: entry as Json, directory };
  }
  return null;
}

function loadFromPod(environment: Environment): Kubeconfig {
  const host = environment['KUBERNETES_SERVICE_HOST'];
  if (host === undefined || !existsSync(join(serviceAccount, 'token'))) {
    throw new Failure(
      'failed',
      'There is no kubeconfig: neither KUBECONFIG nor ~/.kube/config names a file, and this is no pod.',
    );
  }
  const port = environment['KUBERNETES_SERVICE_PORT'] ?? '443';
  const server = `https://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const cluster = { server, 'certificate-authority': join(serviceAccount, 'ca.crt') };
  return {
    cluster: { name: 'in-cluster', value: cluster, directory: serviceAccount },
    user: { name: 'service-account', value: { tokenFile: join(serviceAccount, 'token') }, directory: serviceAccount },
  };
}

/** The octets that an entry gives inline (`NAME-data`, base64) or as a file (`NAME`); null when it gives neither. */
export function octetsOf(entry: Entry, name: string): Buffer | null {
  const inline = textAt(entry.value, `${name}-data`);
  if (inline !== null) return Buffer.from(inline, 'base64');
  const file = textAt(entry.value, name);
  return file === null ? null : readReferenced(entry, file);
}

/** Reads a file that an entry names. */
export function readReferenced(entry: Entry, file: string): Buffer {
  const path = isAbsolute(file) ? file : join(entry.directory, file);
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Failure('failed', `The file ${path} that the kubeconfig names cannot be read (${codeOf(error)}).`, error);
  }
}
