import { expect, test } from 'vitest';
import { openEvidenceIndex } from '../../src/evidence/index.ts';
import type { Config } from '../../src/model/config.ts';
import type { Coverage } from '../../src/model/coverage.ts';
import type { CollectedTarget, EvidenceRecord } from '../../src/model/evidence.ts';
import type { Resource } from '../../src/model/resource.ts';
import { relate } from '../../src/relate/index.ts';
import type { PropertyValue, ResourceType } from '../../src/ontology/resource.ts';

const places: Record<string, string> = { 'eu-central-1': 'DE', 'eu-central-1a': 'DE', 'us-east-1': 'US' };

const classification: Config['classification'] = {
  dataClass: { key: 'data-class', personal: ['personal'], none: ['none'] },
  protectionNeed: { key: 'protection-need' },
  critical: { key: 'critical', value: 'true' },
  untagged: 'unknown',
};

function target(id: string, provider: 'aws' | 'kubernetes'): CollectedTarget {
  return { id, provider, account: '1', principal: 'p', endpoint: 'e', regions: [], protection: null };
}

type Properties = Readonly<Record<string, PropertyValue | null | { gap: string }>>;

function record(type: ResourceType, id: string, given: Properties, where = 'main'): EvidenceRecord {
  const entries = Object.entries(given);
  const gapOf = (value: Properties[string]): string | null =>
    value !== null && typeof value === 'object' && 'gap' in value ? value.gap : null;
  return {
    originator: { api: 'x', endpoint: 'x' },
    collector: { name: 'x', version: '1' },
    principal: 'p',
    query: { operation: 'o', parameters: {} },
    collectedFrom: '2026-11-25T06:00:00Z',
    collectedTo: '2026-11-25T06:00:00Z',
    stateAsOf: null,
    subject: { type, id, name: id.split('/').at(-1) ?? id, target: where, account: '1', region: 'eu-central-1' },
    properties: Object.fromEntries(
      entries.filter(([, value]) => gapOf(value) === null),
    ) as EvidenceRecord['properties'],
    unknown: Object.fromEntries(
      entries.flatMap(([name, value]) => (gapOf(value) === null ? [] : [[name, gapOf(value)]])),
    ) as EvidenceRecord['unknown'],
    observed: {},
    answerSha256: '',
  };
}

function coverage(types: readonly ResourceType[], extra: Partial<Coverage> = {}): Coverage {
  const place = { target: 'main', source: 's', operation: 'o', scope: 'eu-central-1', kind: 'listing' } as const;
  return { ...place, types, state: 'complete', read: 1, pages: 1, witness: null, gaps: [], ...extra };
}

type Given = { records: EvidenceRecord[]; coverage?: Coverage[]; untagged?: Config['classification']['untagged'] };

function related(given: Given): { find: (type: ResourceType, id: string) => Resource; gaps: string[] } {
  const table = openEvidenceIndex();
  for (const entry of given.records) table.addRecord(entry);
  const gaps = relate({
    table,
    targets: [target('main', 'aws'), target('prod', 'kubernetes')],
    coverage: given.coverage ?? [],
    classification: { ...classification, untagged: given.untagged ?? 'unknown' },
    protection: 'normal',
    locate: (_, code) => ({ code, country: places[code] ?? '', verdict: places[code] === 'DE' ? 'eu-eea' : 'unknown' }),
  });
  return {
    find: (type, id) => {
      const found = table.findResource(type, id);
      if (!found) throw new Error(`There is no ${type} ${id}.`);
      return found;
    },
    gaps: gaps.map(({ id }) => id),
  };
}

const arn = 'arn:aws:ec2:eu-central-1:1:volume/vol-1';

test('a place becomes a location with country and verdict; a place that nobody states stays unknown', () => {
  const { find, gaps } = related({
    records: [
      record('node', 'a', { place: 'eu-central-1a' }),
      record('node', 'b', { place: null }),
      record('node', 'c', { place: { gap: 'g' } }),
      record('node', 'd', {}),
    ],
  });
  expect(find('node', 'a').properties['location']).toEqual({ code: 'eu-central-1a', country: 'DE', verdict: 'eu-eea' });
  expect(find('node', 'b').unknown['location']).toBe('main|nachweis|place|global|not-recorded');
  expect(find('node', 'c').unknown['location']).toBe('g');
  expect(find('node', 'd').unknown['location']).toBe('uncollected:node.place');
  expect(gaps).toContain('main|nachweis|place|global|not-recorded');
});

test.each<[string, PropertyValue | null, 'unknown' | 'personal' | 'none', unknown]>([
  ['a personal tag', ['data-class=personal'], 'unknown', 'personal'],
  ['a tag for no personal data', ['data-class=none'], 'unknown', 'none'],
  ['a value the classification does not name', ['data-class=secretish'], 'personal', undefined],
  ['no tag', null, 'unknown', undefined],
  ['no tag, where nachweis.yaml decides', [], 'personal', 'personal'],
])('%s gives the data class', (_, tags, untagged, expected) => {
  const { find } = related({ records: [record('block-volume', arn, { tags })], untagged });
  expect(find('block-volume', arn).properties['dataClass']).toBe(expected);
  expect('dataClass' in find('block-volume', arn).unknown).toBe(expected === undefined);
});

test.each<[string, PropertyValue | null, boolean]>([
  ['critical=true', ['critical=true'], true],
  ['a high protection need', ['protection-need=high'], true],
  ['a normal protection need', ['protection-need=normal'], false],
  ['nothing, where the service has a normal need', null, false],
])('%s decides whether an element is critical', (_, tags, expected) => {
  const { find } = related({ records: [record('workload', 'w', { tags }, 'prod')] });
  expect(find('workload', 'w').properties['critical']).toBe(expected);
});

const key = record('key', 'arn:aws:kms:eu-central-1:1:key/k', { manager: 'customer-managed', place: 'eu-central-1' });

test.each<[string, Properties, Coverage[], unknown, unknown]>([
  [
    'a key of the account',
    { encrypted: true, keyId: 'arn:aws:kms:eu-central-1:1:key/k' },
    [],
    'customer-managed',
    undefined,
  ],
  ['a bare key id', { encrypted: true, keyId: 'k' }, [], 'customer-managed', undefined],
  ['no key of the account', { encrypted: true, keyId: null }, [], 'provider-owned', undefined],
  ['the alias of a managed key', { encrypted: true, keyId: 'alias/aws/ebs' }, [], 'provider-managed', undefined],
  ['a store that is not encrypted', { encrypted: false, keyId: null }, [], null, undefined],
  ['a store of which nobody knows', { encrypted: { gap: 'g' } }, [], undefined, 'g'],
  [
    'a key in no list',
    { encrypted: true, keyId: 'x' },
    [coverage(['key'])],
    undefined,
    'main|nachweis|key lookup|global|not-recorded',
  ],
  [
    'a key where the list was denied',
    { encrypted: true, keyId: 'x' },
    [coverage(['key'], { state: 'incomplete', gaps: ['d'] })],
    undefined,
    'd',
  ],
])('%s says who manages the key', (_, properties, entries, manager, gap) => {
  const { find } = related({ records: [key, record('block-volume', arn, properties)], coverage: entries });
  expect(find('block-volume', arn).properties['keyManager']).toBe(manager);
  expect(find('block-volume', arn).unknown['keyManager']).toBe(gap);
});

test('a persistent volume takes from the cloud what the cluster cannot know', () => {
  const { find } = related({
    records: [
      record('block-volume', arn, { encrypted: true, keyId: null, place: 'eu-central-1a', copyPlaces: null }),
      record(
        'persistent-volume',
        'pv',
        { handle: 'vol-1', encrypted: { gap: 'delegated' }, place: { gap: 'p' } },
        'prod',
      ),
      record('persistent-volume', 'other', { handle: 'vol-2', encrypted: { gap: 'delegated' } }, 'prod'),
    ],
  });
  expect(find('persistent-volume', 'pv').properties).toMatchObject({ encrypted: true, location: { country: 'DE' } });
  expect(find('persistent-volume', 'pv').unknown).not.toHaveProperty('encrypted');
  expect(find('persistent-volume', 'other').unknown['encrypted']).toBe('delegated');
});

const complete = [coverage(['backup-plan', 'recovery-point'])];
const denied = [coverage(['backup-plan', 'recovery-point'], { state: 'incomplete', gaps: ['d'] })];

test('a store without a backup is only "not covered" where the lists of backups are complete', () => {
  const store = record('block-volume', arn, {});
  expect(related({ records: [store], coverage: complete }).find('block-volume', arn).properties['inBackupPlan']).toBe(
    false,
  );
  expect(related({ records: [store], coverage: denied }).find('block-volume', arn).unknown['inBackupPlan']).toBe('d');
  expect(related({ records: [store] }).find('block-volume', arn).unknown['inBackupPlan']).toBe(
    'uncollected:backup-plan',
  );
});

test('a recovery point or an active plan covers a store; an incomplete or paused one does not', () => {
  const point = (complete_: boolean): EvidenceRecord =>
    record('recovery-point', 'r', { sources: [arn], createdAt: '2026-11-24T02:00:00Z', complete: complete_ });
  const store = record('block-volume', arn, {});
  const covered = related({ records: [store, point(true)], coverage: complete }).find('block-volume', arn);
  expect(covered.properties).toMatchObject({ inBackupPlan: true, newestRecoveryPoint: '2026-11-24T02:00:00Z' });
  const failed = related({ records: [store, point(false)], coverage: complete }).find('block-volume', arn);
  expect(failed.properties).toMatchObject({ inBackupPlan: false, newestRecoveryPoint: null });
  const plan = record('backup-plan', 'p', { active: false, covers: [arn] });
  expect(
    related({ records: [store, plan], coverage: complete }).find('block-volume', arn).properties['inBackupPlan'],
  ).toBe(false);
});

test('a namespace is open only where the list of policies is complete', () => {
  const cluster = coverage(['network-policy', 'workload', 'namespace'], { target: 'prod', scope: 'global' });
  const records = [
    record('cluster', 'c', { networkPolicyEnforced: true }, 'prod'),
    record('namespace', 'prod/core/Namespace/-/shop', {}, 'prod'),
    record('workload', 'w', { namespace: 'shop' }, 'prod'),
    record('network-policy', 'n', { namespace: 'shop', defaultDenyIngress: true, defaultDenyEgress: false }, 'prod'),
  ];
  const id = 'prod/core/Namespace/-/shop';
  expect(related({ records, coverage: [cluster] }).find('namespace', id).properties).toMatchObject({
    workloads: 1,
    defaultDenyIngress: true,
    defaultDenyEgress: false,
    networkPolicyEnforced: true,
  });
  const blind = related({ records, coverage: [{ ...cluster, state: 'incomplete', gaps: ['d'] }] }).find(
    'namespace',
    id,
  );
  expect(blind.properties['defaultDenyIngress']).toBe(true);
  expect(blind.unknown['defaultDenyEgress']).toBe('d');
});

test('zones are counted only when every node is known', () => {
  const nodes = coverage(['node'], { target: 'prod', scope: 'global' });
  const known = [
    record('node', 'a', { place: 'eu-central-1a' }, 'prod'),
    record('node', 'b', { place: 'eu-central-1b' }, 'prod'),
  ];
  const workload = record('workload', 'w', {}, 'prod');
  expect(
    related({ records: [...known, workload], coverage: [nodes] }).find('workload', 'w').properties['clusterZones'],
  ).toBe(2);
  const blind = [...known, record('node', 'c', { place: { gap: 'g' } }, 'prod'), workload];
  expect(related({ records: blind, coverage: [nodes] }).find('workload', 'w').unknown['clusterZones']).toBe('g');
});

test('a plan of which nobody knows what it holds makes "not covered" unknown, not false', () => {
  const store = record('block-volume', arn, {});
  const plan = record('backup-plan', 'p', { active: true, covers: { gap: 'selects by label' } });
  expect(
    related({ records: [store, plan], coverage: complete }).find('block-volume', arn).unknown['inBackupPlan'],
  ).toBe('selects by label');
  const point = record('recovery-point', 'r', {
    sources: [arn],
    createdAt: '2026-11-24T02:00:00Z',
    complete: { gap: 'run is gone' },
  });
  const found = related({ records: [store, point], coverage: complete }).find('block-volume', arn);
  expect(found.unknown).toMatchObject({ inBackupPlan: 'run is gone', newestRecoveryPoint: 'run is gone' });
});
