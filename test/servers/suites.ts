/* oxlint-disable vitest/valid-title, vitest/no-conditional-tests, vitest/no-disabled-tests, vitest/expect-expect, vitest/valid-describe-callback -- makes suites, and is none */
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, inject, test } from 'vitest';
import { connectAws, type SharedAwsCloud } from './aws/client.ts';
import { requirements, type ServerName } from './availability.ts';
import type { SharedServers } from './broker.ts';
import { connectKubernetes, type KubernetesCluster } from './kubernetes/start.ts';

/**
 * A suite on the Kubernetes server that the whole run shares. Other suites use it at the same time: take namespaces,
 * users and cluster-wide names of your own, or start a server with `startKubernetes`.
 */
export function describeWithKubernetes(
  name: string,
  suite: (cluster: KubernetesCluster) => void | Promise<void>,
): void {
  describeWhere('kubernetes', name, async () => await suite(connectKubernetes(await askBroker('kubernetes'))));
}

/** A suite on the AWS server that the whole run shares: take an account of your own, or start one with `startAws`. */
export function describeWithAws(name: string, suite: (aws: SharedAwsCloud) => void | Promise<void>): void {
  describeWhere('aws', name, async () => await suite(connectAws((await askBroker('aws')).url)));
}

/**
 * A suite that starts servers of its own, where this machine can build them. Elsewhere it is skipped by name, but never
 * in CI, where a missing server would go unnoticed.
 */
export function describeWhere(server: ServerName, name: string, suite: () => void | Promise<void>): void {
  const { tool } = requirements[server];
  if (inject('availableServers')[server]) {
    describe(name, suite);
  } else if (process.env['CI'] === 'true') {
    describe(name, () => {
      test(`needs ${tool}`, () => {
        throw new Error(`${tool} is missing, so the test server cannot be built.`);
      });
    });
  } else {
    process.stderr.write(`SKIPPED (no ${tool}): ${name}\n`);
    describe.skip(name, () => test(`needs ${tool}`, () => {}));
  }
}

/** The tool as npm packs it, built once for the whole run. */
export async function packedTool(): Promise<SharedServers['package']> {
  return await askBroker('package');
}

/** Asks without a time limit: the first to ask may wait for a build of several minutes. */
async function askBroker<Name extends keyof SharedServers>(name: Name): Promise<SharedServers[Name]> {
  return await new Promise((resolve, reject) => {
    const question = get(`${inject('serverBroker')}/${name}`, (response) => {
      void text(response).then((answer) =>
        response.statusCode === 200 ? resolve(JSON.parse(answer) as SharedServers[Name]) : reject(new Error(answer)),
      );
    });
    question.once('error', reject);
  });
}
