import { expect, test } from 'vitest';
import type { EvidenceRecord } from '../../../src/model/evidence.ts';
import type { Collected } from './support/collect.ts';
import { collectFromStub } from './support/stub.ts';

const identity = { 'storage.kubernetes.io/csiProvisionerIdentity': '1-8081' };
const later = '2026-02-01T00:00:00Z';
const earlier = '2026-01-01T00:00:00Z';

type Parts = {
  readonly driver?: string;
  readonly parameters?: Record<string, string> | null;
  readonly provisioner?: string;
  readonly classCreated?: string;
  readonly attributes?: Record<string, string>;
  readonly source?: object;
  readonly deniedClasses?: boolean;
};

async function collectVolume(parts: Parts): Promise<Collected & { readonly volume: EvidenceRecord }> {
  const {
    driver = 'ebs.csi.aws.com',
    parameters = {},
    provisioner = driver,
    classCreated = earlier,
    attributes = identity,
    source,
  } = parts;
  const csi = source ?? { csi: { driver, volumeHandle: 'vol-1', volumeAttributes: attributes } };
  const collected = await collectFromStub({
    objects: {
      'v1/persistentvolumes': [
        { metadata: { name: 'pv', creationTimestamp: later }, spec: { ...csi, storageClassName: 'class' } },
      ],
      'storage.k8s.io/v1/storageclasses':
        parameters === null
          ? []
          : [{ metadata: { name: 'class', creationTimestamp: classCreated }, provisioner, parameters }],
    },
    reply: (url) => (parts.deniedClasses && url.pathname.endsWith('/storageclasses') ? { status: 403 } : undefined),
  });
  return { ...collected, volume: collected.named('persistent-volume', 'pv') };
}

const yes = { encrypted: 'true', kmsKeyId: 'key-1' };

test.each<[string, Parts, string | null]>([
  ['EBS by its class', { parameters: yes }, 'key-1'],
  ['Google with a key', { driver: 'pd.csi.storage.gke.io', parameters: { 'disk-encryption-kms-key': 'k' } }, 'k'],
  ["Google with the provider's own key", { driver: 'pd.csi.storage.gke.io' }, null],
  ['Azure with a key', { driver: 'disk.csi.azure.com', parameters: { diskEncryptionSetID: '/des' } }, '/des'],
  [
    'Ceph of Rook',
    { driver: 'rook-ceph.rbd.csi.ceph.com', parameters: { encrypted: 'true', encryptionKMSID: 'vault' } },
    'vault',
  ],
  [
    'Scaleway by its attributes',
    {
      source: {
        csi: {
          driver: 'csi.scaleway.com',
          volumeHandle: 'v',
          volumeAttributes: { encrypted: 'true' },
          nodeStageSecretRef: { name: 's', namespace: 'n' },
        },
      },
    },
    'secret:n/s',
  ],
  [
    'Hetzner by its secret',
    {
      source: {
        csi: { driver: 'csi.hetzner.cloud', volumeHandle: 'v', nodePublishSecretRef: { name: 's', namespace: 'n' } },
      },
    },
    'secret:n/s',
  ],
])('a volume is encrypted: %s', async (_, parts, keyId) => {
  const { volume } = await collectVolume(parts);
  expect(volume.properties).toMatchObject({ encrypted: true, keyId });
});

test.each<[string, Parts, string]>([
  ['EBS without a parameter', {}, 'delegated'],
  ['EBS that says false, which the account may overrule', { parameters: { encrypted: 'false' } }, 'delegated'],
  ['a class that is younger than the volume', { parameters: yes, classCreated: '2026-03-01T00:00:00Z' }, 'delegated'],
  ['a class of another driver', { parameters: yes, provisioner: 'other' }, 'delegated'],
  ['a volume that no class made', { parameters: yes, attributes: {} }, 'delegated'],
  ['a class that is gone', { parameters: null }, 'delegated'],
  ['classes that may not be read', { parameters: yes, deniedClasses: true }, 'denied'],
  ['Cinder', { driver: 'cinder.csi.openstack.org' }, 'delegated'],
  ['Longhorn without a parameter', { driver: 'driver.longhorn.io' }, 'unsupported'],
  ['a disk of a node', { source: { local: { path: '/opt' } } }, 'unsupported'],
  ['a driver that nobody knows', { driver: 'example.test', parameters: yes }, 'unsupported'],
])('nothing is guessed about encryption: %s', async (_, parts, kind) => {
  const { volume, gaps } = await collectVolume(parts);
  expect(volume.properties).not.toHaveProperty('encrypted');
  expect(gaps.find(({ id }) => id === volume.unknown['encrypted'])).toMatchObject({ kind });
});

test('an encrypted volume without a key parameter leaves the key to the cloud', async () => {
  const { volume } = await collectVolume({ parameters: { encrypted: 'true' } });
  expect(volume.properties).toMatchObject({ encrypted: true });
  expect(volume.unknown['keyId']).toContain('delegated');
});

test('parameters that the table does not know are never kept', async () => {
  const { records } = await collectVolume({ parameters: { ...yes, restuserkey: 'CANARY' } });
  expect(JSON.stringify(records)).not.toContain('CANARY');
});

test('a volume names its driver, handle, class and claim, and inherits the tags of claim and namespace', async () => {
  const { named } = await collectFromStub({
    objects: {
      'v1/namespaces': [{ metadata: { name: 'shop', labels: { 'data-class': 'none', critical: 'true', other: 'x' } } }],
      'v1/persistentvolumeclaims': [
        { metadata: { name: 'data', namespace: 'shop', labels: { 'data-class': 'personal' } } },
      ],
      'v1/nodes': [{ metadata: { name: 'n1', labels: { 'topology.kubernetes.io/zone': 'rack-1' } } }],
      'v1/persistentvolumes': [
        {
          metadata: { name: 'pv' },
          spec: {
            awsElasticBlockStore: { volumeID: 'aws://eu-central-1a/vol-7' },
            claimRef: { namespace: 'shop', name: 'data' },
            nodeAffinity: {
              required: {
                nodeSelectorTerms: [
                  { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['n1'] }] },
                ],
              },
            },
          },
        },
      ],
    },
  });
  expect(named('persistent-volume', 'pv').properties).toEqual({
    tags: ['critical=true', 'data-class=personal'],
    place: 'rack-1',
    driver: 'kubernetes.io/aws-ebs',
    handle: 'vol-7',
    storageClass: null,
    namespace: 'shop',
  });
});
