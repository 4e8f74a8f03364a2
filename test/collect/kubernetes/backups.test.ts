import { expect, test } from 'vitest';
import { retentionDays } from '../../../src/collect/kubernetes/backups/retention.ts';
import { collectFromStub, type Stub } from './support/stub.ts';

const namespaces = ['shop', 'crm', 'kube-system'].map((name) => ({ metadata: { name } }));
const location = (name: string, region?: string, isDefault = false): object => ({
  metadata: { name, namespace: 'velero' },
  spec: { default: isDefault, config: region === undefined ? {} : { region } },
});
const backup = (name: string, day: number, phase: string, spec: object = {}, schedule?: string): object => ({
  metadata: {
    name,
    namespace: 'velero',
    labels: schedule === undefined ? {} : { 'velero.io/schedule-name': schedule },
  },
  spec,
  status: { phase, startTimestamp: `2026-11-${day}T02:00:00Z` },
});

async function collectVelero(
  template: object,
  backups: readonly object[] = [],
  more: Partial<Stub> & { spec?: object; status?: object } = {},
) {
  const { spec = {}, status = { phase: 'Enabled' }, reply } = more;
  return collectFromStub({
    objects: {
      'v1/namespaces': namespaces,
      'velero.io/v1/schedules': [
        {
          metadata: { name: 'nightly', namespace: 'velero' },
          spec: { schedule: '0 2 * * *', template, ...spec },
          status,
        },
      ],
      'velero.io/v1/backups': backups,
      'velero.io/v1/backupstoragelocations': [
        location('main', 'eu-central-1', true),
        location('away', 'us-east-1'),
        location('bare'),
      ],
      ...more.objects,
    },
    ...(reply ? { reply } : {}),
  });
}

test.each([
  ['everything', {}, ['namespace:*']],
  ['everything by a star', { includedNamespaces: ['*'] }, ['namespace:*']],
  ['named namespaces', { includedNamespaces: ['shop', 'crm'] }, ['namespace:crm', 'namespace:shop']],
  ['all but some', { excludedNamespaces: ['kube-system'] }, ['namespace:crm', 'namespace:shop']],
  ['a pattern', { includedNamespaces: ['s*'] }, ['namespace:shop']],
])('a Velero schedule covers %s', async (_, template, covers) => {
  const { named } = await collectVelero(template);
  expect(named('backup-plan', 'velero/nightly').properties).toMatchObject({
    covers,
    active: true,
    place: 'eu-central-1',
    copyPlaces: ['eu-central-1'],
    lastSuccess: null,
  });
});

test.each([
  ['picks by label', { labelSelector: { matchLabels: { a: 'b' } } }],
  ['leaves volumes out', { includedResources: ['deployments'] }],
  ['excludes volumes', { excludedResources: ['persistentvolumes'] }],
  ['takes no snapshots', { snapshotVolumes: false }],
])('how much a schedule covers that %s is unknown', async (_, template) => {
  const { named } = await collectVelero(template);
  expect(named('backup-plan', 'velero/nightly').unknown['covers']).toContain('extent');
});

test.each([
  ['paused', { spec: { paused: true } }],
  ['refused', { status: { phase: 'FailedValidation' } }],
  ['not yet seen by Velero', { status: {} }],
])('a schedule that is %s is not active', async (_, more) => {
  const { named } = await collectVelero({}, [], more);
  expect(named('backup-plan', 'velero/nightly').properties['active']).toBe(false);
});

test('the place is that of the storage location that the schedule names', async () => {
  const away = await collectVelero({ storageLocation: 'away' });
  expect(away.named('backup-plan', 'velero/nightly').properties['place']).toBe('us-east-1');
  const bare = await collectVelero({ storageLocation: 'bare' });
  expect(bare.named('backup-plan', 'velero/nightly').unknown).toMatchObject({
    place: expect.stringContaining('region'),
    copyPlaces: expect.stringContaining('region'),
  });
});

test('the newest backup without fault is the recovery point of its plan', async () => {
  const spec = { includedNamespaces: ['shop'], storageLocation: 'away' };
  const { ofType, named } = await collectVelero({}, [
    backup('n-1', 20, 'Completed', spec, 'nightly'),
    backup('n-2', 21, 'Completed', spec, 'nightly'),
    backup('n-3', 22, 'PartiallyFailed', spec, 'nightly'),
    backup('n-4', 23, 'Failed', spec, 'nightly'),
  ]);
  expect(ofType('recovery-point').map(({ subject, properties }) => [subject.name, properties])).toEqual([
    [
      'velero/n-2',
      {
        place: 'us-east-1',
        sources: ['namespace:shop'],
        createdAt: '2026-11-21T02:00:00.000Z',
        complete: true,
      },
    ],
  ]);
  expect(named('backup-plan', 'velero/nightly').properties['lastSuccess']).toBe('2026-11-21T02:00:00.000Z');
});

test('a backup with faults is a recovery point that is not complete, and by hand made ones count by their extent', async () => {
  const { ofType } = await collectVelero({}, [
    backup('a', 20, 'PartiallyFailed', {}, 'nightly'),
    backup('b', 20, 'Completed', { includedNamespaces: ['shop'] }),
    backup('c', 21, 'Completed', { includedNamespaces: ['shop'] }),
    backup('d', 21, 'Completed', { includedNamespaces: ['crm'] }),
  ]);
  const points = ofType('recovery-point').map(({ subject, properties }) => [subject.name, properties['complete']]);
  expect(points).toEqual([
    ['velero/a', false],
    ['velero/c', true],
    ['velero/d', true],
  ]);
});

test('backups that may not be read leave the last success unknown', async () => {
  const { named, coverageOf } = await collectVelero({}, [], {
    reply: (url) => (url.pathname === '/apis/velero.io/v1/backups' ? { status: 403 } : undefined),
  });
  expect(named('backup-plan', 'velero/nightly').unknown['lastSuccess']).toContain('denied');
  expect(coverageOf('list velero.io/v1/backups')).toMatchObject({
    state: 'incomplete',
    types: ['backup-plan', 'recovery-point'],
  });
});

test('a product that is not installed is an answer, witnessed by discovery', async () => {
  const { coverageOf } = await collectFromStub({});
  expect(coverageOf('list velero.io/v1/schedules')).toMatchObject({
    state: 'complete',
    read: 0,
    witness: { operation: 'discovery', count: 0, agrees: true },
  });
});

test.each([
  ['a denied discovery', { status: 403 }, 'denied'],
  [
    'another version',
    { body: { kind: 'APIGroupList', groups: [{ name: 'velero.io', versions: [{ groupVersion: 'velero.io/v2' }] }] } },
    'unsupported',
  ],
])('%s makes the types of optional kinds incomplete', async (_, answer, kind) => {
  const { coverageOf, gaps } = await collectFromStub({
    reply: (url) => (url.pathname === '/apis' ? answer : undefined),
  });
  const { state, gaps: ids } = coverageOf('list velero.io/v1/schedules');
  expect(state).toBe('incomplete');
  expect(gaps.find(({ id }) => id === ids[0])).toMatchObject({ kind });
});

const claim = {
  metadata: { name: 'pg-1', namespace: 'billing', labels: { 'cnpg.io/cluster': 'pg' } },
  spec: { volumeName: 'pv-9' },
};
const sources = ['prod/core/PersistentVolume/-/pv-9', 'prod/postgresql.cnpg.io/Cluster/billing/pg'];

async function collectCnpg(spec: object, status: object, schedule: object = { cluster: { name: 'pg' } }) {
  return collectFromStub({
    objects: {
      'v1/persistentvolumeclaims': [claim],
      'postgresql.cnpg.io/v1/clusters': [{ metadata: { name: 'pg', namespace: 'billing' }, spec, status }],
      'postgresql.cnpg.io/v1/scheduledbackups': [{ metadata: { name: 'daily', namespace: 'billing' }, spec: schedule }],
    },
  });
}

test('a CloudNativePG database, its schedule and its newest backup', async () => {
  const status = {
    lastSuccessfulBackup: '2026-11-25T03:00:00Z',
    topology: {
      nodesUsed: 3,
      instances: { a: { 'topology.kubernetes.io/zone': 'z1' }, b: { 'topology.kubernetes.io/zone': 'z2' } },
    },
  };
  const { named } = await collectCnpg(
    { instances: 3, backup: { retentionPolicy: '30d', barmanObjectStore: { s3Credentials: 'CANARY' } } },
    status,
  );
  const database = named('database', 'billing/pg');
  expect(database.properties).toEqual({
    tags: null,
    engine: 'PostgreSQL (CloudNativePG)',
    replicaOf: null,
    backupEnabled: true,
    backupRetentionDays: 30,
    latestRestorableTime: '2026-11-25T03:00:00.000Z',
    multiZone: true,
    automaticFailover: true,
  });
  expect(Object.keys(database.unknown).toSorted()).toEqual(['copyPlaces', 'encrypted', 'keyId', 'place']);
  expect(named('backup-plan', 'billing/daily').properties).toMatchObject({ active: true, covers: sources });
  expect(named('recovery-point', 'billing/pg').properties).toMatchObject({
    sources,
    createdAt: '2026-11-25T03:00:00.000Z',
    complete: true,
  });
  expect(JSON.stringify(database)).not.toContain('CANARY');
});

test('a single instance without backups', async () => {
  const { named, ofType } = await collectCnpg({ instances: 1 }, {}, { cluster: { name: 'pg' }, suspend: true });
  expect(named('database', 'billing/pg').properties).toMatchObject({
    backupEnabled: false,
    backupRetentionDays: null,
    latestRestorableTime: null,
    multiZone: false,
    automaticFailover: false,
  });
  expect(named('backup-plan', 'billing/daily').properties['active']).toBe(false);
  expect(ofType('recovery-point')).toEqual([]);
});

test('backups of a plugin are not guessed at', async () => {
  const { named } = await collectCnpg({ instances: 3, plugins: [{ name: 'barman-cloud.cloudnative-pg.io' }] }, {});
  const { unknown } = named('database', 'billing/pg');
  expect(unknown).toMatchObject({
    latestRestorableTime: expect.stringContaining('plugin'),
    backupRetentionDays: expect.stringContaining('plugin'),
    multiZone: expect.stringContaining('zones'),
  });
});

test.each([
  ['30d', 30],
  ['4w', 28],
  ['6m', 168],
  ['0d', null],
  ['always', null],
])('a retention of %s is %s days', (policy, days) => {
  expect(retentionDays(policy)).toBe(days);
});

test('k8up: the plan of a namespace, and its newest snapshot with the outcome of the run that made it', async () => {
  const run = (name: string, day: number, reason: string): object => ({
    metadata: { name, namespace: 'crm' },
    status: {
      started: `2026-11-${day}T01:00:00Z`,
      finished: `2026-11-${day}T02:00:00Z`,
      conditions: [{ type: 'Completed', status: 'True', reason }],
    },
  });
  const { named, ofType } = await collectFromStub({
    objects: {
      'k8up.io/v1/schedules': [
        { metadata: { name: 'crm', namespace: 'crm' }, spec: { backup: { schedule: '@daily-random' } } },
      ],
      'k8up.io/v1/backups': [run('b1', 20, 'Succeeded'), run('b2', 21, 'Failed')],
      'k8up.io/v1/snapshots': [20, 21].map((day) => ({
        metadata: { name: `s${day}`, namespace: 'crm' },
        spec: { date: `2026-11-${day}T01:30:00Z` },
      })),
    },
  });
  expect(named('backup-plan', 'crm/crm').properties).toMatchObject({
    active: true,
    covers: ['namespace:crm'],
    lastSuccess: '2026-11-20T02:00:00.000Z',
  });
  expect(
    ofType('recovery-point').map(({ subject, properties }) => [
      subject.name,
      properties['createdAt'],
      properties['complete'],
    ]),
  ).toEqual([['crm/s21', '2026-11-21T01:30:00.000Z', false]]);
});
