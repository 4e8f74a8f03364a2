import { Failure } from '../failure.ts';
import { textAt } from '../json.ts';
import type { Kubeconfig } from './kubeconfig.ts';

/** The variables that node:http and node:https take a proxy from. */
export type ProxyVariables = Readonly<Record<string, string>>;

const names: readonly string[] = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];

/** The machine itself is reached without a proxy, whatever the environment says. */
export function isLoopback({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** The proxy of the kubeconfig; else that of the environment, as kubectl takes it. */
export function proxyOf(
  { cluster }: Kubeconfig,
  server: URL,
  environment: Readonly<Record<string, string | undefined>>,
): ProxyVariables {
  const proxy = textAt(cluster.value, 'proxy-url');
  if (proxy !== null) {
    if (/^https?:/.test(proxy)) return { HTTP_PROXY: proxy, HTTPS_PROXY: proxy };
    throw new Failure('unsupported', 'The kubeconfig names a proxy that is neither http nor https.');
  }
  if (isLoopback(server)) return {};
  const found = names.map((name) => [name, environment[name] ?? environment[name.toLowerCase()]] as const);
  return Object.fromEntries(found.filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
}
