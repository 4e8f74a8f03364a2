import { expect, test } from 'vitest';
import { clusterRoleRules } from '../../../src/collect/kubernetes/index.ts';
import { auditFlagsOf, writesAuditLog } from '../../../src/collect/kubernetes/objects/api-server.ts';
import { isPublicAddress } from '../../../src/collect/kubernetes/objects/address.ts';
import { coversHost } from '../../../src/collect/kubernetes/objects/ingresses.ts';
import { enforcesPolicies } from '../../../src/collect/kubernetes/objects/network-plugin.ts';
import { deniesAll } from '../../../src/collect/kubernetes/objects/network-policies.ts';
import { collectFromStub } from './support/stub.ts';

test.each([
  ['default deny of both', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }, true, true],
  ['without types', { podSelector: {} }, true, false],
  ['rules for outgoing traffic only', { podSelector: {}, egress: [{}] }, true, false],
  ['with an exception', { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] }, false, false],
  ['for some pods', { podSelector: { matchLabels: { app: 'a' } }, policyTypes: ['Ingress'] }, false, false],
])('network policy: %s', (_, spec, ingress, egress) => {
  expect([deniesAll(spec, 'Ingress'), deniesAll(spec, 'Egress')]).toEqual([ingress, egress]);
});

const pod = (...command: readonly string[]): object => ({
  metadata: { name: 'kube-apiserver' },
  spec: { containers: [{ command }] },
});

test.each([
  ['file and policy', ['--audit-log-path=/var/log/audit.log', '--audit-policy-file=/etc/p.yaml'], true],
  ['two words', ['--audit-log-path', '-', '--audit-policy-file', '/etc/p.yaml'], true],
  ['webhook and policy', ['--audit-webhook-config-file=/etc/w', '--audit-policy-file=/etc/p.yaml'], true],
  ['no policy', ['--audit-log-path=/var/log/audit.log', '--audit-log-maxage=30'], false],
  ['no destination', ['--audit-policy-file=/etc/p.yaml'], false],
])('audit log: %s', (_, command, expected) => {
  expect(writesAuditLog(auditFlagsOf(pod('kube-apiserver', ...command)))).toBe(expected);
});

test('every API server has to write the audit log, and no other flag is kept', async () => {
  const good = pod('--audit-log-path=/a', '--audit-policy-file=/p', '--etcd-servers=CANARY');
  const { ofType, asked } = await collectFromStub({ objects: { 'v1/pods': [good, pod('kube-apiserver')] } });
  expect(ofType('cluster')[0]?.properties).toMatchObject({ version: 'v1.36.3', auditLog: false });
  expect(JSON.stringify(ofType('cluster'))).not.toContain('CANARY');
  expect(
    asked
      .filter(({ pathname }) => pathname.endsWith('/pods'))
      .map((url) => decodeURIComponent(url.pathname + url.search)),
  ).toEqual([
    '/api/v1/namespaces/kube-system/pods?limit=500&labelSelector=component=kube-apiserver',
    '/api/v1/namespaces/kube-system/pods?limit=1&resourceVersion=7&resourceVersionMatch=Exact&labelSelector=component=kube-apiserver',
  ]);
});

const daemonSet = (name: string, containers: readonly object[] = []): object => ({
  metadata: { name, namespace: 'kube-system' },
  spec: { template: { spec: { containers } } },
});
const agent = { name: 'aws-eks-nodeagent', args: ['--enable-network-policy=true'] };

test.each([
  [daemonSet('cilium'), true],
  [daemonSet('calico-node'), true],
  [daemonSet('kube-flannel-ds'), false],
  [daemonSet('aws-node'), false],
  [daemonSet('aws-node', [{ ...agent, args: ['--enable-network-policy=false'] }]), false],
  [daemonSet('aws-node', [agent]), true],
  [daemonSet('node-exporter'), null],
])('%j enforces network policies: %s', (item, expected) => {
  expect(enforcesPolicies(item)).toBe(expected);
});

test.each([
  [[], undefined],
  [[daemonSet('kube-flannel-ds')], false],
  [[daemonSet('kube-flannel-ds'), daemonSet('calico-node')], true],
])('network plugins %j', async (items, expected) => {
  const { ofType } = await collectFromStub({ objects: { 'apps/v1/daemonsets': items } });
  const [cluster] = ofType('cluster');
  expect(cluster?.properties['networkPolicyEnforced']).toBe(expected);
  expect('networkPolicyEnforced' in (cluster?.unknown ?? {})).toBe(expected === undefined);
});

test.each([
  [['a.example.test'], 'a.example.test', true],
  [['*.example.test'], 'a.example.test', true],
  [['*.example.test'], 'a.b.example.test', false],
  [['b.example.test'], 'a.example.test', false],
  [[], '*', true],
])('a certificate for %j covers %s: %s', (hosts, host, expected) => {
  expect(coversHost(hosts, host)).toBe(expected);
});

test.each([
  ['10.1.2.3', false],
  ['172.31.0.1', false],
  ['100.64.0.1', false],
  ['203.0.113.9', true],
  ['fd00::1', false],
  ['2001:db8::1', true],
  ['lb.example.test', null],
])('%s is a public address: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});

const ingress = (spec: object, status: object = {}): object => ({
  metadata: { name: 'web', namespace: 'shop' },
  spec,
  status: { loadBalancer: { ingress: [status] } },
});

test('an Ingress gives one endpoint for every host', async () => {
  const rules = ['a.example.test', 'b.example.test'].map((host) => ({ host }));
  const { ofType } = await collectFromStub({
    objects: {
      'networking.k8s.io/v1/ingresses': [
        ingress({ rules, tls: [{ hosts: ['a.example.test'] }] }, { ip: '203.0.113.9' }),
      ],
    },
  });
  expect(ofType('endpoint').map(({ subject, properties }) => [subject.id, subject.name, properties])).toEqual([
    ['prod/networking.k8s.io/Ingress/shop/web/a.example.test', 'a.example.test', { public: true, tls: true }],
    [
      'prod/networking.k8s.io/Ingress/shop/web/b.example.test',
      'b.example.test',
      { public: true, tls: false, minTlsVersion: null, weakCiphers: null },
    ],
  ]);
});

test('what a load balancer of the cloud does is left to the cloud', async () => {
  const { ofType } = await collectFromStub({
    objects: {
      'networking.k8s.io/v1/ingresses': [
        ingress({ ingressClassName: 'alb', rules: [{ host: 'a.example.test' }] }, { hostname: 'x.elb.amazonaws.com' }),
      ],
      'v1/services': [
        {
          metadata: { name: 'db', namespace: 'shop' },
          spec: { type: 'LoadBalancer', ports: [{ port: 5432 }] },
          status: { loadBalancer: { ingress: [{ ip: '10.0.0.1' }] } },
        },
        { metadata: { name: 'inside', namespace: 'shop' }, spec: { type: 'ClusterIP', ports: [{ port: 80 }] } },
      ],
    },
  });
  const [first, second] = ofType('endpoint').toSorted((a, b) => (a.subject.id < b.subject.id ? 1 : -1));
  expect(first?.unknown).toMatchObject({
    tls: expect.stringContaining('delegated'),
    public: expect.stringContaining('delegated'),
  });
  expect(second).toMatchObject({
    subject: { name: 'shop/db:5432' },
    properties: { public: false },
    unknown: { tls: expect.stringContaining('delegated') },
  });
  expect(ofType('endpoint')).toHaveLength(2);
});

test('kinds that nobody interprets are counted: none is an answer, some are a gap', async () => {
  const policies = 'cilium.io/v2/ciliumnetworkpolicies';
  const none = await collectFromStub({ objects: { [policies]: [] } });
  expect(none.coverageOf(`list ${policies}`)).toMatchObject({ state: 'complete', read: 0, types: ['network-policy'] });
  const some = await collectFromStub({ objects: { [policies]: [{ metadata: { name: 'p' } }] } });
  expect(some.coverageOf(`list ${policies}`)).toMatchObject({ state: 'incomplete', read: 1 });
  expect(some.gaps).toContainEqual(expect.objectContaining({ operation: `list ${policies}`, kind: 'unsupported' }));
});

test('the rights are made from the same plan: list only, no secrets, no ConfigMaps, pods in kube-system only', () => {
  const { clusterWide, namespaced } = clusterRoleRules();
  expect(clusterWide.every(({ verbs }) => verbs.join() === 'list')).toBe(true);
  const resources = clusterWide.flatMap((rule) => rule.resources);
  expect(resources).toEqual(expect.arrayContaining(['nodes', 'deployments', 'clusterrolebindings', 'schedules']));
  for (const forbidden of ['secrets', 'configmaps', 'pods', '*']) expect(resources).not.toContain(forbidden);
  expect(namespaced).toEqual({ 'kube-system': [{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }] });
});
