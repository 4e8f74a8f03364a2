/* oxlint-disable no-console -- shows a person how far the setup is */
import { isAvailable, requirements, type ServerName } from './availability.ts';
import { buildPython } from './aws/build.ts';
import { buildKubernetes } from './kubernetes/build.ts';

// Builds the test servers ahead of the tests, because the first time takes minutes.

const builds = {
  aws: { what: 'the AWS test server (half a minute the first time)', build: buildPython },
  kubernetes: { what: 'the Kubernetes test server (five to ten minutes the first time)', build: buildKubernetes },
} as const satisfies Record<ServerName, { what: string; build: () => Promise<string> }>;

for (const name of ['aws', 'kubernetes'] as const) {
  const { what, build } = builds[name];
  if (isAvailable(name)) {
    const begin = performance.now();
    console.error(`setup: building ${what}`);
    await build();
    console.error(`setup: ready after ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  } else {
    console.error(`setup: no ${requirements[name].tool}, so the suites that need ${what} will be skipped`);
    process.exitCode = process.env['CI'] === 'true' ? 1 : 0;
  }
}
