import { spawn } from 'node:child_process';
import { isAbsolute, join } from 'node:path';
import { codeOf, Failure } from '../failure.ts';
import { at, listAt, textAt, textsAt, type Json } from '../json.ts';
import { octetsOf, type Kubeconfig } from './kubeconfig.ts';

/** What a credential plugin hands over. */
export type PluginCredential = {
  readonly token: string | null;
  readonly certificate: string | null;
  readonly key: string | null;
};

/** A plugin that waits for a person would hold up the whole run. */
const timeout = 30_000;

/** Runs the plugin of the user (`aws eks get-token` and its like) once. What it writes to stderr is not kept. */
export async function runExecPlugin(
  config: Kubeconfig,
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<PluginCredential> {
  const exec = at(config.user.value, 'exec');
  const command = textAt(exec, 'command');
  if (command === null) throw new Failure('failed', 'The kubeconfig names a credential plugin without a command.');
  const extra = listAt(exec, 'env').map(
    (entry) => [textAt(entry, 'name') ?? '', textAt(entry, 'value') ?? ''] as const,
  );
  // A command with a slash is relative to the kubeconfig; a bare name is looked up in PATH.
  const path = command.includes('/') && !isAbsolute(command) ? join(config.user.directory, command) : command;
  const output = await run(
    path,
    textsAt(exec, 'args'),
    {
      ...environment,
      ...Object.fromEntries(extra),
      KUBERNETES_EXEC_INFO: JSON.stringify(execInfo(config, exec)),
    },
    signal,
  );
  return parseCredential(command, output);
}

function execInfo(config: Kubeconfig, exec: unknown): Json {
  const { cluster } = config;
  const info = {
    server: textAt(cluster.value, 'server'),
    'tls-server-name': textAt(cluster.value, 'tls-server-name') ?? undefined,
    'insecure-skip-tls-verify': at(cluster.value, 'insecure-skip-tls-verify') === true ? true : undefined,
    'certificate-authority-data': octetsOf(cluster, 'certificate-authority')?.toString('base64'),
  };
  return {
    apiVersion: textAt(exec, 'apiVersion') ?? 'client.authentication.k8s.io/v1',
    kind: 'ExecCredential',
    spec: { interactive: false, ...(at(exec, 'provideClusterInfo') === true ? { cluster: info } : {}) },
  };
}

async function run(
  command: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const child = spawn(command, parameters, { env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
  const fail = (message: string, cause?: unknown): void => reject(new Failure('failed', message, cause));
  const timer = setTimeout(() => {
    fail(`The credential plugin “${command}” did not answer within ${timeout / 1000} s.`);
    child.kill('SIGKILL');
  }, timeout);
  const cancel = (): void => {
    fail(`The credential plugin “${command}” was ended with the collection.`);
    child.kill('SIGKILL');
  };
  signal.addEventListener('abort', cancel, { once: true });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.on('error', (error) => fail(`The credential plugin “${command}” cannot be started (${codeOf(error)}).`, error));
  child.on('close', (code) => {
    if (code === 0) resolve(output);
    else fail(`The credential plugin “${command}” ended with code ${code ?? 'none'}.`);
  });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
    child.stdout.destroy();
  }
}

function parseCredential(command: string, output: string): PluginCredential {
  let answer: unknown;
  try {
    answer = JSON.parse(output);
  } catch (error) {
    throw new Failure('failed', `The credential plugin “${command}” did not answer with JSON.`, error);
  }
  const token = textAt(answer, 'status', 'token');
  const certificate = textAt(answer, 'status', 'clientCertificateData');
  if (token === null && certificate === null) {
    throw new Failure('failed', `The credential plugin “${command}” answered without a credential.`);
  }
  return { token, certificate, key: textAt(answer, 'status', 'clientKeyData') };
}
