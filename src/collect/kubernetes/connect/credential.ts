import type { RequestOptions } from 'node:https';
import { Failure } from '../failure.ts';
import { at, textAt, textsAt } from '../json.ts';
import { runExecPlugin } from './exec-plugin.ts';
import { octetsOf, readReferenced, type Kubeconfig } from './kubeconfig.ts';

/** How a request shows who asks. */
export type Credential = {
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly certificate: Buffer | string | null;
  readonly key: Buffer | string | null;
};

/** Makes the credential of the user; asked again when the server no longer accepts the last one. */
export async function obtainCredential(
  config: Kubeconfig,
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<Credential> {
  const { user } = config;
  const impersonation = impersonationOf(config);
  const certificate = octetsOf(user, 'client-certificate');
  const key = octetsOf(user, 'client-key');
  const bearer = (token: string): Credential => ({
    headers: { authorization: `Bearer ${token.trim()}`, ...impersonation },
    certificate,
    key,
  });
  const token = textAt(user.value, 'token');
  if (token !== null) return bearer(token);
  const tokenFile = textAt(user.value, 'tokenFile');
  if (tokenFile !== null) return bearer(readReferenced(user, tokenFile).toString('utf8'));
  if (at(user.value, 'exec') !== undefined) {
    const plugin = await runExecPlugin(config, environment, signal);
    const headers = { ...(plugin.token === null ? {} : { authorization: `Bearer ${plugin.token}` }), ...impersonation };
    return { headers, certificate: plugin.certificate ?? certificate, key: plugin.key ?? key };
  }
  if (at(user.value, 'auth-provider') !== undefined)
    return { headers: { ...(await askAuthProvider(config)), ...impersonation }, certificate, key };
  const name = textAt(user.value, 'username');
  if (name === null) return { headers: impersonation, certificate, key };
  const basic = Buffer.from(`${name}:${textAt(user.value, 'password') ?? ''}`).toString('base64');
  return { headers: { authorization: `Basic ${basic}`, ...impersonation }, certificate, key };
}

function impersonationOf({ user }: Kubeconfig): Record<string, string | readonly string[]> {
  const name = textAt(user.value, 'as');
  if (name === null) return {};
  return { 'impersonate-user': name, 'impersonate-group': textsAt(user.value, 'as-groups') };
}

/**
 * Auth providers (OIDC with a refresh token) are left to the official client. It is loaded only here, because it
 * costs half a second and 80 MB, and hardly any kubeconfig still has one.
 */
async function askAuthProvider({ cluster, user }: Kubeconfig): Promise<Record<string, string>> {
  const { KubeConfig } = await import('@kubernetes/client-node/dist/config.js');
  const official = new KubeConfig();
  official.loadFromOptions({
    clusters: [{ name: cluster.name, server: 'https://localhost', skipTLSVerify: false }],
    users: [{ name: user.name, authProvider: at(user.value, 'auth-provider') }],
    contexts: [{ name: 'context', cluster: cluster.name, user: user.name }],
    currentContext: 'context',
  });
  const options: RequestOptions = {};
  try {
    await official.applyToHTTPSOptions(options);
  } catch (error) {
    throw new Failure('failed', 'The auth provider of the kubeconfig gave no token.', error);
  }
  const authorization = textAt(options.headers, 'Authorization');
  if (authorization === null) throw new Failure('failed', 'The auth provider of the kubeconfig gave no token.');
  return { authorization };
}
