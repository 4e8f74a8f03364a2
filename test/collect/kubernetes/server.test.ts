import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { clusterRoleRules } from '../../../src/collect/kubernetes/index.ts';
import { operationOf, plan, type Source } from '../../../src/collect/kubernetes/plan.ts';
import { grant } from '../../servers/kubernetes/access.ts';
import { connectClient } from '../../servers/kubernetes/client.ts';
import { define } from '../../servers/kubernetes/seed/definitions.ts';
import { seedBenchmark } from '../../servers/kubernetes/seed.ts';
import { CANARY, CANARY_BASE64 } from '../../servers/kubernetes/seed/secrets.ts';
import { startKubernetes, type KubernetesServer } from '../../servers/kubernetes/start.ts';
import { collectFrom, type Collected } from './support/collect.ts';
import { writeKubeconfig } from './support/stub.ts';

const { clusterWide, namespaced } = clusterRoleRules();
const rbac = 'rbac.authorization.k8s.io';

/** A missing server must not go unnoticed in CI: there the suite runs and fails. */
const runs = inject('availableServers').kubernetes || process.env['CI'] === 'true';

/** The suite counts everything in the cluster, so it needs one that nobody else uses. */
describe.runIf(runs)('a real API server', () => {
  let server: KubernetesServer;
  let full: Collected;

  beforeAll(async () => {
    server = await startKubernetes();
    await seedBenchmark(server);
    await complete();
    await grant(server, { user: 'reader', rules: clusterWide });
    full = await collectFrom(server.kubeconfig('reader'));
  }, 600_000);

  afterAll(async () => server?.stop());

  /** Whoever is let in may list the pods of one namespace; and a kind that the seed leaves out. */
  async function complete(): Promise<void> {
    const client = await connectClient(server);
    const path = `/apis/${rbac}/v1/namespaces/kube-system`;
    await define(client, { group: 'k8up.io', version: 'v1', kind: 'Backup', plural: 'backups' });
    await client.create(`${path}/roles`, { metadata: { name: 'pod-reader' }, rules: namespaced['kube-system'] });
    await client.create(`${path}/rolebindings`, {
      metadata: { name: 'pod-reader' },
      roleRef: { apiGroup: rbac, kind: 'Role', name: 'pod-reader' },
      subjects: [{ apiGroup: rbac, kind: 'Group', name: 'system:authenticated' }],
    });
    await client.close();
  }

  test('the smallest role reads the whole landscape, each list with a witness that agrees', () => {
    const incomplete = full.coverage.filter(({ state }) => state === 'incomplete').map(({ operation }) => operation);
    expect(incomplete).toEqual([]);
    for (const { operation, witness, read } of full.coverage.filter((entry) => entry.operation.startsWith('list'))) {
      expect({ operation, witness: witness?.count, agrees: witness?.agrees }).toEqual({
        operation,
        witness: read,
        agrees: true,
      });
    }
    const counts = Object.fromEntries(
      [...Map.groupBy(full.records, ({ subject }) => subject.type)].map(([type, records]) => [type, records.length]),
    );
    const { 'access-grant': grants, ...others } = counts;
    expect(others).toEqual({
      'backup-plan': 3,
      cluster: 1,
      database: 1,
      endpoint: 10,
      namespace: 14,
      'network-policy': 15,
      node: 6,
      'persistent-volume': 120,
      'recovery-point': 3,
      workload: 200,
    });
    expect(grants).toBeGreaterThan(50);
  });

  test('what is written about the cluster and its parts is what was seeded', () => {
    const values = (type: Parameters<Collected['ofType']>[0], property: string): unknown[] =>
      full.ofType(type).map(({ properties }) => properties[property]);
    expect(full.ofType('cluster')[0]?.properties['version']).toBe('v1.36.3');
    expect(values('node', 'place').map(String).toSorted()).toEqual([
      'eu-central-1a',
      'eu-central-1b',
      'eu-central-1c',
      'eu-west-1a',
      'undefined',
      'us-east-1a',
    ]);
    expect(values('workload', 'disruptionBudget').filter(Boolean)).toHaveLength(100);
    expect(values('network-policy', 'defaultDenyIngress').filter(Boolean)).toHaveLength(5);
    expect(values('endpoint', 'tls').filter((tls) => tls === false)).toHaveLength(4);
    expect(
      values('persistent-volume', 'encrypted').filter((encrypted) => encrypted !== true && encrypted !== undefined),
    ).toEqual([]);
    expect(full.named('access-grant', 'cluster-admin').properties).toMatchObject({
      fullRights: true,
      onlyNamedGroups: true,
      providerDefault: true,
    });
    expect(full.named('access-grant', 'ci-wildcard').properties).toMatchObject({
      fullRights: true,
      onlyNamedGroups: false,
      holders: ['service-account:billing/app'],
    });
    expect(full.named('access-grant', 'ops-admin').properties).toMatchObject({
      providerDefault: false,
      holders: [expect.stringMatching(/^person:/)],
    });
    expect(full.named('recovery-point', 'velero/nightly-0').properties).toMatchObject({
      complete: true,
      place: 'eu-central-1',
      sources: ['namespace:*'],
    });
  });

  test('a record says who asked what, when, and what was answered', () => {
    expect(full.named('node', 'node-0')).toMatchObject({
      originator: { api: 'kubernetes', endpoint: server.url },
      collector: { name: 'kubernetes', version: '1.2.3' },
      principal: expect.stringContaining('reader'),
      query: {
        operation: 'list v1/nodes',
        parameters: { limit: 500, page: 1, resourceVersion: expect.stringMatching(/^\d+$/) },
      },
      subject: { type: 'node', id: 'prod/core/Node/-/node-0', target: 'prod', region: 'eu-central-1' },
      answerSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('no secret value, no person and no environment gets into a record', () => {
    const text = JSON.stringify(full);
    for (const forbidden of [CANARY, CANARY_BASE64, 'mustermann', 'LOG_LEVEL', 'managedFields', 'last-applied']) {
      expect(text).not.toContain(forbidden);
    }
  });

  const sources = Object.entries<Source>(plan).filter(([, { only }]) => !only);

  test.each(sources)(
    'without the right to list %s the types that rest on it are incomplete, and nothing else is said',
    async (name, source) => {
      const user = `without-${name.toLowerCase()}`;
      const rules = clusterWide.map((rule) => {
        const resources = rule.resources.filter(
          (resource) => !rule.apiGroups.includes(source.group) || resource !== source.resource,
        );
        return { ...rule, resources };
      });
      await grant(server, { user, rules: rules.filter(({ resources }) => resources.length > 0) });
      const limited = await collectFrom(server.kubeconfig(user));
      const operation = operationOf(source);
      expect(limited.coverage.filter(({ state }) => state === 'incomplete').map((entry) => entry.operation)).toEqual([
        operation,
      ]);
      expect(limited.coverageOf(operation)).toMatchObject({ types: source.types, read: 0, witness: null });
      expect(limited.gaps).toContainEqual(
        expect.objectContaining({ operation, kind: 'denied', source: 'kubernetes', target: 'prod' }),
      );
      expectNothingInvented(limited);
    },
  );

  /** What is still said is what the full right says; what can no longer be known is unknown. */
  function expectNothingInvented(limited: Collected): void {
    const known = new Map(full.records.map((record) => [`${record.subject.type} ${record.subject.id}`, record]));
    for (const { subject, properties } of limited.records) {
      const reference = known.get(`${subject.type} ${subject.id}`);
      if (!reference) continue; // The grants of this very suite.
      for (const [property, value] of Object.entries(properties)) {
        expect({ id: subject.id, property, value }).toEqual({
          id: subject.id,
          property,
          value: reference.properties[property],
        });
      }
    }
  }

  test('a user without any right gets a gap for every list and no property', async () => {
    const { records, coverage, gaps } = await collectFrom(server.kubeconfig('nobody'));
    expect(records.map(({ subject }) => subject.type)).toEqual(['cluster']);
    expect(records[0]?.properties).toEqual({ version: 'v1.36.3' });
    const denied = gaps.filter(({ kind }) => kind === 'denied').map(({ operation }) => operation);
    expect(denied).toEqual(expect.arrayContaining(sources.map(([, source]) => operationOf(source))));
    expect(
      coverage.filter(({ state, read }) => state === 'complete' && read > 0).map(({ operation }) => operation),
    ).toEqual(['get /version', 'get /apis']);
  });

  test('a list of more than one page', async () => {
    const client = await connectClient(server);
    const path = `/apis/networking.k8s.io/v1/namespaces/hr/networkpolicies`;
    await Promise.all(
      Array.from({ length: 600 }, async (_, index) =>
        client.create(path, { metadata: { name: `many-${index}` }, spec: { podSelector: {} } }),
      ),
    );
    await client.close();
    const { ofType, coverageOf } = await collectFrom(server.kubeconfig('reader'));
    expect(new Set(ofType('network-policy').map(({ subject }) => subject.id)).size).toBe(615);
    expect(coverageOf('list networking.k8s.io/v1/networkpolicies')).toMatchObject({
      state: 'complete',
      read: 615,
      pages: 2,
      witness: { count: 615, agrees: true },
    });
  });

  test('a collection that is ended keeps what was read', async () => {
    const controller = new AbortController();
    const onRecord = ({ subject }: { subject: { type: string } }): void => {
      if (subject.type === 'node') controller.abort();
    };
    const { gaps, coverage } = await collectFrom(server.kubeconfig('reader'), { signal: controller.signal, onRecord });
    expect(
      new Set(
        gaps
          .filter(({ operation }) => operation.startsWith('list') && !operation.includes('('))
          .map(({ kind }) => kind),
      ),
    ).toContain('cancelled');
    expect(coverage.some(({ state }) => state === 'incomplete')).toBe(true);
  });

  test.each([
    [
      'an authority that did not sign its certificate',
      { cluster: { 'certificate-authority-data': '' } },
      'failed',
      /not signed by the authority/,
    ],
    ['a token that it does not know', { user: { token: 'wrong' } }, 'denied', /401/],
  ])(
    'with %s the whole target is a gap',
    async (_, { cluster = {}, user }: { cluster?: object; user?: object }, kind, message) => {
      const authority = readFileSync(join(server.directory, 'pki', 'ca.crt')).toString('base64');
      const file = writeKubeconfig(server.url, { 'certificate-authority-data': authority, ...cluster }, user);
      const { records, gaps, coverage } = await collectFrom(file);
      expect(records).toEqual([]);
      expect(coverage).toMatchObject([{ operation: 'connect', state: 'incomplete' }]);
      expect(gaps).toMatchObject([{ kind, message: expect.stringMatching(message) }]);
    },
  );

  test('a server certificate for another name is refused, unless the kubeconfig names that name', async () => {
    const config = parse(readFileSync(server.kubeconfig('reader'), 'utf8')) as {
      clusters: { cluster: Record<string, unknown> }[];
    };
    for (const entry of config.clusters) entry.cluster['tls-server-name'] = 'other.example.test';
    const { gaps } = await collectFrom(writeText(stringify(config)));
    expect(gaps).toMatchObject([{ operation: 'connect', message: expect.stringContaining('for another name') }]);
  });

  function writeText(text: string): string {
    const file = join(server.directory, 'changed.kubeconfig');
    writeFileSync(file, text);
    return file;
  }
});
