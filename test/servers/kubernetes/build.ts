import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildOnce, cacheKey } from '../cache.ts';
import { run } from '../process.ts';

const SOURCES = join(import.meta.dirname, 'server');
const BINARY = 'kubernetes-test-server';
/** Stamped into the binary: without it the server reports no real version. It must match go.mod. */
const KUBERNETES_VERSION = '1.36.3';

function cacheName(): string {
  const files = readdirSync(SOURCES).toSorted();
  return `kubernetes-${cacheKey(
    files.map((file) => join(SOURCES, file)),
    KUBERNETES_VERSION,
  )}`;
}

/** The path of the server's binary. Builds it when needed: about five minutes with empty Go caches, else seconds. */
export async function buildKubernetes(): Promise<string> {
  const directory = await buildOnce(cacheName(), async (target) => {
    await run('go', ['build', '-trimpath', '-ldflags', linkerFlags(), '-o', join(target, BINARY), '.'], {
      cwd: SOURCES,
    });
  });
  return join(directory, BINARY);
}

function linkerFlags(): string {
  const variables = 'k8s.io/component-base/version';
  const [major, minor] = KUBERNETES_VERSION.split('.');
  return [
    '-s -w',
    `-X ${variables}.gitVersion=v${KUBERNETES_VERSION}`,
    `-X ${variables}.gitMajor=${major}`,
    `-X ${variables}.gitMinor=${minor}`,
  ].join(' ');
}
