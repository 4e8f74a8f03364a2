import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { startProcess, type ServerProcess } from '../process.ts';
import { buildKubernetes } from './build.ts';

/** Where a running server is: plain data, so that it can be handed to another process. */
export type KubernetesAddress = {
  readonly url: string;
  /** Holds pki/, etcd/, audit.log, server.log and the kubeconfigs. */
  readonly directory: string;
  readonly binary: string;
};

export type KubernetesCluster = KubernetesAddress & {
  /** The path of a kubeconfig with a client certificate for this user; `admin` may do everything, any other nothing. */
  readonly kubeconfig: (user: string, groups?: readonly string[]) => string;
};

export type KubernetesServer = KubernetesCluster & { readonly stop: () => Promise<void> };

export type KubernetesOptions = {
  /** Users with certificates from the start: `name` or `name:group:group`. Others are issued on demand. */
  readonly users?: readonly string[];
  readonly encryptSecrets?: boolean;
  /** Flags for kube-apiserver itself, such as `--etcd-compaction-interval=30s`. */
  readonly apiServerFlags?: readonly string[];
};

const READY_WITHIN_MS = 120_000;

/** Starts a real kube-apiserver with its own etcd in a temporary directory, and waits until it is ready. */
export async function startKubernetes(options: KubernetesOptions = {}): Promise<KubernetesServer> {
  const binary = await buildKubernetes();
  const directory = mkdtempSync(join(tmpdir(), 'nachweis-kubernetes-'));
  const port = await freePort();
  const flags = ['-exit-with-input', '-dir', directory, '-port', String(port)];
  if (options.users !== undefined && options.users.length > 0) {
    flags.push('-users', options.users.join(','));
  }
  if (options.encryptSecrets === true) {
    flags.push('-encrypt-secrets');
  }
  const server = startProcess(binary, [...flags, '--', ...(options.apiServerFlags ?? [])], {
    logFile: join(directory, 'server.log'),
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  const address = { url: `https://127.0.0.1:${port}`, directory, binary };
  try {
    await waitUntilReady(server, address);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...connectKubernetes(address), stop };
}

/** The same server, seen from another process, which can use it but not stop it. */
export function connectKubernetes(address: KubernetesAddress): KubernetesCluster {
  return {
    ...address,
    kubeconfig(user, groups = []): string {
      const path = join(address.directory, `${user}.kubeconfig`);
      if (!existsSync(path)) {
        issueCertificate(address, [user, ...groups].join(':'));
      }
      return path;
    },
  };
}

function issueCertificate(address: KubernetesAddress, user: string): void {
  const { port } = new URL(address.url);
  const issued = spawnSync(address.binary, ['-issue-only', '-dir', address.directory, '-port', port, '-users', user]);
  if (issued.status !== 0) {
    throw new Error(`No certificate could be issued for ${user}: ${issued.stderr.toString()}`);
  }
}

async function waitUntilReady(server: ServerProcess, { url, directory }: KubernetesAddress): Promise<void> {
  let running = true;
  void server.ended.then(() => (running = false));
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await sleep(50)) {
    if (!running) {
      break;
    }
    const authority = join(directory, 'pki', 'ca.crt');
    if (existsSync(authority) && (await isReady(`${url}/readyz`, authority))) {
      return;
    }
  }
  const log = await readFile(join(directory, 'server.log'), 'utf8');
  throw new Error(`The Kubernetes test server did not become ready. It said:\n${log.slice(-2000)}`);
}

async function isReady(url: string, authority: string): Promise<boolean> {
  const ca = await readFile(authority);
  return await new Promise((resolve) => {
    request(url, { ca, agent: false, timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    })
      .once('timeout', function (this: { destroy: () => void }) {
        this.destroy();
      })
      .once('error', () => resolve(false))
      .end();
  });
}
