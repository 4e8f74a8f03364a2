import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plan as awsPlan } from '../../src/collect/aws/plan.ts';
import { clusterRoleRules } from '../../src/collect/kubernetes/index.ts';
import { plan as kubernetesPlan } from '../../src/collect/kubernetes/plan.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { ResourceCheck } from '../../src/model/catalog.ts';
import { assessEvidence, collectEvidence, prepare } from '../../src/pipeline.ts';
import type { ResourceType } from '../../src/ontology/resource.ts';
import { startFaultProxy, type FaultProxy } from '../servers/aws/fault-proxy.ts';
import { seedGood, seedRecordersEverywhere } from '../servers/aws/seed.ts';
import { startAws, type AwsServer } from '../servers/aws/start.ts';
import { awsEnvironment } from '../servers/environment.ts';
import { grant } from '../servers/kubernetes/access.ts';
import { seedShop } from '../servers/kubernetes/shop.ts';
import { startKubernetes, type KubernetesServer } from '../servers/kubernetes/start.ts';
import { describeWhere } from '../servers/suites.ts';
import { createWorkspace } from './workspace.ts';

/** Collects and assesses in this process: the same stages as the command, without a report for each of many denials. */
async function assessLandscape(folder: string): Promise<{ assessment: Assessment; checks: readonly ResourceCheck[] }> {
  const runtime = {
    now: () => new Date(),
    environment: process.env,
    workingDirectory: folder,
    output: new PassThrough().resume(),
    messages: new PassThrough().resume(),
    signal: new AbortController().signal,
  };
  const prepared = await prepare({}, runtime);
  const run = { prepared, runtime, directory: join(folder, 'run'), progress: () => undefined };
  await collectEvidence(run);
  const assessment = await assessEvidence(run);
  return { assessment, checks: prepared.catalog.checks.filter((check) => check.kind === 'automated') };
}

/** Checks that rest on one of these types and yet claim to be met. */
function claims(
  { assessment, checks }: Awaited<ReturnType<typeof assessLandscape>>,
  types: readonly ResourceType[],
): string[] {
  const resting = checks.filter(({ resource, needs }) =>
    types.some((type) => resource.includes(type) || needs.includes(type)),
  );
  const met = new Set(assessment.checks.filter(({ status }) => status === 'met').map(({ id }) => id));
  return resting.map(({ id }) => id).filter((id) => met.has(id));
}

/** Statuses that say something good about the landscape; with fewer rights there must not be more of them. */
const good = ['met', 'not-applicable'];

/** Checks whose status became better although less could be seen. */
function raised(full: Assessment, limited: Assessment): string[] {
  const before = new Map(full.checks.map(({ id, status }) => [id, status]));
  return limited.checks
    .filter(({ id, status }) => good.includes(status) && before.get(id) !== status)
    .map(({ id }) => id);
}

describeWhere('aws', 'whatever operation of the account is denied', () => {
  let aws: AwsServer;
  let proxy: FaultProxy;
  let full: Assessment;

  beforeAll(async () => {
    aws = await startAws();
    await seedGood(aws);
    await seedRecordersEverywhere(aws);
    proxy = await startFaultProxy(aws.url);
    Object.assign(process.env, awsEnvironment(proxy.url));
    full = (await assessLandscape(createWorkspace({}))).assessment;
  });

  afterAll(async () => {
    await proxy.close();
    await aws.stop();
  });

  const operations = Object.entries(awsPlan).filter(([operation]) => operation !== 'config:BatchGetResourceConfig');

  test.each(operations)('%s: no check that rests on it is met, and the gaps name it', async (operation, { types }) => {
    proxy.setRules([{ op: operation, fault: 'AccessDenied' }]);
    const result = await assessLandscape(createWorkspace({}));
    expect(proxy.calls.some(({ fault }) => fault === 'AccessDenied')).toBe(true);
    expect(claims(result, types)).toEqual([]);
    expect(raised(full, result.assessment)).toEqual([]);
    expect(result.assessment.gaps.some((gap) => gap.kind === 'denied' && gap.operation.startsWith(operation))).toBe(
      true,
    );
  });
});

describeWhere('kubernetes', 'whatever list of the cluster is denied', () => {
  let cluster: KubernetesServer;
  let full: Assessment;

  beforeAll(async () => {
    cluster = await startKubernetes();
    await seedShop(cluster);
    full = (await assessLandscape(createWorkspace({ kubeconfig: cluster.kubeconfig('admin'), aws: false }))).assessment;
  });

  afterAll(async () => await cluster.stop());

  /** Kinds of products that the cluster does not have are not asked for. */
  const absent = ['k8up.io', 'postgresql.cnpg.io'];
  const sources = Object.values(kubernetesPlan).filter(({ group }) => !absent.includes(group));

  test.each(sources.map((source) => [source.resource, source] as const))(
    '%s: no check that rests on it is met, and the gaps name it',
    async (resource, { group, types }) => {
      const user = `without-${resource}`;
      const { clusterWide, namespaced } = clusterRoleRules();
      const rules = [...clusterWide, ...Object.values(namespaced).flat()].map((rule) =>
        rule.apiGroups.includes(group)
          ? { ...rule, resources: rule.resources.filter((name) => name !== resource) }
          : rule,
      );
      await grant(cluster, { user, rules: rules.filter(({ resources }) => resources.length > 0) });
      const result = await assessLandscape(createWorkspace({ kubeconfig: cluster.kubeconfig(user), aws: false }));
      expect(claims(result, types)).toEqual([]);
      expect(raised(full, result.assessment)).toEqual([]);
      expect(result.assessment.gaps.some((gap) => gap.kind === 'denied' && gap.operation.includes(resource))).toBe(
        true,
      );
    },
  );
});
