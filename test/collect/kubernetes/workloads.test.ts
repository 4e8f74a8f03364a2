import { expect, test } from 'vitest';
import { spreadOverZones } from '../../../src/collect/kubernetes/objects/spread.ts';
import { selects } from '../../../src/collect/kubernetes/objects/selector.ts';
import { collectFromStub } from './support/stub.ts';

const labels = { app: 'web', tier: 'front' };
const topologyKey = 'topology.kubernetes.io/zone';
const labelSelector = { matchLabels: { app: 'web' } };
const constraint = { topologyKey, whenUnsatisfiable: 'DoNotSchedule', maxSkew: 1, labelSelector };
const apart = (term: object): object => ({
  affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } },
});

test.each([
  ['a hard constraint', { topologySpreadConstraints: [constraint] }, 2, true],
  [
    'a constraint that may be ignored',
    { topologySpreadConstraints: [{ ...constraint, whenUnsatisfiable: 'ScheduleAnyway' }] },
    2,
    null,
  ],
  [
    'a constraint for other pods',
    { topologySpreadConstraints: [{ ...constraint, labelSelector: { matchLabels: { app: 'x' } } }] },
    2,
    null,
  ],
  [
    'a constraint over nodes',
    { topologySpreadConstraints: [{ ...constraint, topologyKey: 'kubernetes.io/hostname' }] },
    2,
    null,
  ],
  ['a skew that allows one zone', { topologySpreadConstraints: [{ ...constraint, maxSkew: 2 }] }, 2, null],
  ['required anti-affinity', apart({ topologyKey, labelSelector }), 3, true],
  ['anti-affinity to others', apart({ topologyKey, labelSelector: { matchLabels: { app: 'x' } } }), 3, null],
  ['nothing', {}, 3, null],
  ['one instance', { topologySpreadConstraints: [constraint] }, 1, false],
  ['pinned to a zone', { nodeSelector: { [topologyKey]: 'a' }, topologySpreadConstraints: [constraint] }, 3, false],
])('spread over zones: %s', (_, podSpec, replicas, expected) => {
  expect(spreadOverZones(podSpec, labels, replicas)).toBe(expected);
});

test.each([
  [{}, true],
  [undefined, false],
  [{ matchLabels: { app: 'web' } }, true],
  [{ matchLabels: { app: 'web', tier: 'back' } }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'x'] }] }, true],
  [{ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
  [{ matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'Gt', values: ['1'] }] }, false],
])('the selector %j picks the pods: %s', (selector, expected) => {
  expect(selects(selector, labels)).toBe(expected);
});

const probe = {
  name: 'a',
  readinessProbe: { httpGet: { path: '/', port: 80 } },
  env: [{ name: 'PASSWORD', value: 'CANARY' }],
};
const deployment = {
  metadata: { name: 'web', namespace: 'shop', annotations: { note: 'CANARY' }, managedFields: ['CANARY'] },
  spec: { template: { metadata: { labels: { ...labels, 'data-class': 'personal' } }, spec: { containers: [probe] } } },
  status: { observedGeneration: 3 },
};
const budget = { metadata: { name: 'web', namespace: 'shop' }, spec: { selector: labelSelector } };

test('a workload is read with its defaults, and nothing of its environment is kept', async () => {
  const { named, records } = await collectFromStub({
    objects: { 'apps/v1/deployments': [deployment], 'policy/v1/poddisruptionbudgets': [budget] },
  });
  expect(named('workload', 'shop/web').properties).toEqual({
    tags: ['data-class=personal'],
    kind: 'Deployment',
    namespace: 'shop',
    replicas: 1,
    readyReplicas: 0,
    spreadOverZones: false,
    disruptionBudget: true,
    readinessProbe: true,
  });
  expect(JSON.stringify(records)).not.toContain('CANARY');
});

test('a budget of another namespace does not cover it, and one container without a probe is enough', async () => {
  const spec = {
    ...deployment.spec,
    template: { ...deployment.spec.template, spec: { containers: [probe, { name: 'b' }] } },
  };
  const { named } = await collectFromStub({
    objects: {
      'apps/v1/statefulsets': [{ ...deployment, spec, status: {} }],
      'policy/v1/poddisruptionbudgets': [{ ...budget, metadata: { name: 'web', namespace: 'other' } }],
    },
  });
  const { properties, unknown } = named('workload', 'shop/web');
  expect(properties).toMatchObject({ kind: 'StatefulSet', disruptionBudget: false, readinessProbe: false });
  expect(unknown['readyReplicas']).toContain('not-recorded');
});

test('budgets that may not be read leave "no budget" unknown, and namespaces the inherited tags', async () => {
  const { named } = await collectFromStub({
    objects: { 'apps/v1/deployments': [deployment] },
    reply: (url) => (/poddisruptionbudgets|namespaces$/.test(url.pathname) ? { status: 403 } : undefined),
  });
  const { unknown } = named('workload', 'shop/web');
  expect(unknown['disruptionBudget']).toContain('list policy/v1/poddisruptionbudgets');
  expect(unknown['tags']).toContain('list v1/namespaces');
});
