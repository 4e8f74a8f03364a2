import { expect, test } from 'vitest';
import { placeOfNode, placeOfZones, regionOfZone } from '../../../src/collect/kubernetes/objects/place.ts';

const zone = 'topology.kubernetes.io/zone';
const region = 'topology.kubernetes.io/region';

test.each([
  [
    'label and provider id agree',
    { [zone]: 'eu-central-1a', [region]: 'eu-central-1' },
    'aws:///eu-central-1a/i-1',
    'eu-central-1a',
  ],
  ['only the provider id speaks', {}, 'aws:///eu-central-1b/i-1', 'eu-central-1b'],
  ['the provider id is more exact', { [region]: 'eu-central-1' }, 'aws:///eu-central-1b/i-1', 'eu-central-1b'],
  ['only labels speak', { [zone]: 'fsn1-dc14', [region]: 'fsn1' }, 'hcloud://1', 'fsn1-dc14'],
  ['old labels', { 'failure-domain.beta.kubernetes.io/zone': 'eu-west-1c' }, null, 'eu-west-1c'],
  ['a fault domain is no zone', { [zone]: '0', [region]: 'westeurope' }, 'azure:///subscriptions/1', 'westeurope'],
  ['a region in the provider id', {}, 'openstack://RegionOne/uuid', 'RegionOne'],
  [
    'a zone within the region of the provider id',
    { [zone]: 'nova', [region]: 'RegionOne' },
    'openstack://RegionOne/uuid',
    'nova',
  ],
  ['Google', {}, 'gce://project/europe-west3-a/name', 'europe-west3-a'],
])('place of a node: %s', (_, labels, providerId, code) => {
  expect(placeOfNode(labels, providerId)).toMatchObject({ code });
});

test.each([
  ['another zone', { [zone]: 'eu-central-1a' }, 'aws:///us-east-1a/i-1', 'contradiction'],
  ['another region', { [region]: 'eu-central-1' }, 'aws:///us-east-1a/i-1', 'contradiction'],
  [
    'a region that does not hold the zone',
    { [zone]: 'us-east-1a', [region]: 'eu-central-1' },
    'aws:///us-east-1a/i-1',
    'contradiction',
  ],
  ['nothing at all', {}, 'openstack:///uuid', 'none'],
  ['no provider id', {}, null, 'none'],
])('no place of a node: %s', (_, labels, providerId, unclear) => {
  expect(placeOfNode(labels, providerId)).toEqual({ unclear });
});

test.each([
  [['eu-central-1a'], {}, { code: 'eu-central-1a', region: 'eu-central-1' }],
  [['europe-west3-a', 'europe-west3-b'], {}, { code: 'europe-west3', region: 'europe-west3' }],
  [['a', 'b'], { [region]: 'somewhere' }, { code: 'somewhere', region: 'somewhere' }],
  [['a', 'b'], {}, { unclear: 'none' }],
  [['us-east-1a'], { [region]: 'eu-central-1' }, { unclear: 'contradiction' }],
])('place of the zones %j with labels %j', (zones, labels, expected) => {
  expect(placeOfZones(zones, labels)).toEqual(expected);
});

test('zones that do not name their region are not guessed at', () => {
  expect(['eu-central-1a', 'us-gov-west-1b', 'europe-west3-a', 'fsn1-dc14', 'westeurope-1'].map(regionOfZone)).toEqual([
    'eu-central-1',
    'us-gov-west-1',
    'europe-west3',
    null,
    null,
  ]);
});
