import type { KubernetesClient } from '../client.ts';
import { namespaces, places } from './namespaces.ts';
import { pick, times } from './times.ts';

type StorageClass = { name: string; provisioner: string; parameters: Readonly<Record<string, string>> };

/** Every way in which drivers say that a volume is encrypted, or say nothing. */
const storageClasses: readonly StorageClass[] = [
  {
    name: 'ebs-enc',
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', encrypted: 'true', kmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd' },
  },
  { name: 'ebs-plain', provisioner: 'ebs.csi.aws.com', parameters: { type: 'gp3', encrypted: 'false' } },
  { name: 'ebs-default', provisioner: 'ebs.csi.aws.com', parameters: { type: 'gp3' } },
  { name: 'gke-pd', provisioner: 'pd.csi.storage.gke.io', parameters: { type: 'pd-ssd' } },
  {
    name: 'gke-cmek',
    provisioner: 'pd.csi.storage.gke.io',
    parameters: {
      type: 'pd-ssd',
      'disk-encryption-kms-key': 'projects/p/locations/europe-west3/keyRings/r/cryptoKeys/k',
    },
  },
  {
    name: 'azure-des',
    provisioner: 'disk.csi.azure.com',
    parameters: {
      skuName: 'Premium_LRS',
      diskEncryptionSetID: '/subscriptions/0/resourceGroups/g/providers/Microsoft.Compute/diskEncryptionSets/d',
    },
  },
  { name: 'azure', provisioner: 'disk.csi.azure.com', parameters: { skuName: 'Premium_LRS' } },
  { name: 'cinder', provisioner: 'cinder.csi.openstack.org', parameters: { type: 'luks' } },
  {
    name: 'longhorn',
    provisioner: 'driver.longhorn.io',
    parameters: { numberOfReplicas: '3', encrypted: 'true', 'csi.storage.k8s.io/node-stage-secret-name': 'k' },
  },
  {
    name: 'hetzner-luks',
    provisioner: 'csi.hetzner.cloud',
    parameters: { 'csi.storage.k8s.io/node-publish-secret-name': 'encryption-secret' },
  },
  { name: 'local-path', provisioner: 'rancher.io/local-path', parameters: {} },
];

const VOLUMES = 120;
const CAPACITY = { storage: '20Gi' } as const;
const ACCESS = ['ReadWriteOnce'] as const;

export async function seedStorageClasses(client: KubernetesClient): Promise<void> {
  for (const { name, provisioner, parameters } of storageClasses) {
    const byDefault = { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } };
    await client.create('/apis/storage.k8s.io/v1/storageclasses', {
      metadata: { name, ...(name === 'ebs-enc' ? byDefault : {}) },
      provisioner,
      parameters,
      reclaimPolicy: 'Delete',
      volumeBindingMode: 'WaitForFirstConsumer',
    });
    if (isDriver(provisioner)) {
      const spec = { attachRequired: true, podInfoOnMount: false };
      await client.create('/apis/storage.k8s.io/v1/csidrivers', { metadata: { name: provisioner }, spec });
    }
  }
}

/** Volumes and their claims. Nothing binds them here, so their status is written afterwards: creation resets it. */
export async function seedVolumes(client: KubernetesClient): Promise<void> {
  await times(VOLUMES, async (index) => {
    const namespace = pick(namespaces, index);
    const storageClassName = pick(storageClasses, index).name;
    const volume = `/api/v1/persistentvolumes`;
    const claims = `/api/v1/namespaces/${namespace}/persistentvolumeclaims`;
    await client.create(volume, volumeOf(index, namespace));
    await client.patch(`${volume}/pv-${index}/status`, { status: { phase: 'Bound' } });
    await client.create(claims, {
      metadata: { name: `data-${index}` },
      spec: { accessModes: ACCESS, resources: { requests: CAPACITY }, storageClassName, volumeName: `pv-${index}` },
    });
    const status = { phase: 'Bound', capacity: CAPACITY, accessModes: ACCESS };
    await client.patch(`${claims}/data-${index}/status`, { status });
  });
}

function volumeOf(index: number, namespace: string): { metadata: { name: string }; spec: object } {
  const { name: storageClassName, provisioner } = pick(storageClasses, index);
  const { region, zone } = pick(places, index);
  const inZone = [{ key: 'topology.kubernetes.io/zone', operator: 'In', values: [zone] }];
  const metadata = { name: `pv-${index}`, labels: { 'topology.kubernetes.io/region': region } };
  return {
    metadata,
    spec: {
      capacity: CAPACITY,
      accessModes: ACCESS,
      persistentVolumeReclaimPolicy: 'Delete',
      storageClassName,
      claimRef: { namespace, name: `data-${index}` },
      ...(isDriver(provisioner) ? { csi: csiSource(index) } : { local: { path: `/opt/local-path/pv-${index}` } }),
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: inZone }] } },
    },
  };
}

function csiSource(index: number): object {
  const { name, provisioner: driver } = pick(storageClasses, index);
  const secret = { nodePublishSecretRef: { name: 'encryption-secret', namespace: 'kube-system' } };
  return {
    driver,
    volumeHandle: driver.startsWith('ebs') ? `vol-0${index.toString(16).padStart(16, '0')}` : `handle-${index}`,
    fsType: 'ext4',
    volumeAttributes: { 'storage.kubernetes.io/csiProvisionerIdentity': `1-8081-${driver}` },
    ...(name === 'hetzner-luks' ? secret : {}),
  };
}

/** The name of a CSI driver is a DNS name; older provisioners have names with a slash. */
function isDriver(provisioner: string): boolean {
  return !provisioner.includes('/');
}
