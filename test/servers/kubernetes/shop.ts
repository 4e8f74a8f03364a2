import { connectClient, type KubernetesClient } from './client.ts';
import { createCustom, define, definitions } from './seed/definitions.ts';
import { hoursAgo } from './seed/times.ts';
import type { KubernetesCluster } from './start.ts';

export type ShopOptions = {
  /** Adds what a check finds fault with: open namespaces, plain volumes, single instances, rights for a person. */
  readonly flawed?: boolean;
  /** Handles of volumes at the cloud provider, for the persistent volumes. */
  readonly volumeHandles?: readonly string[];
};

const zones = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
const defaultHandles = ['vol-0000000000000000a', 'vol-0000000000000000b'];

/** A small cluster of a shop in which every check of the catalogue finds something, and nothing to complain about unless asked. */
export async function seedShop(cluster: KubernetesCluster, options: ShopOptions = {}): Promise<void> {
  const client = await connectClient(cluster);
  try {
    await seedPlatform(client);
    await seedApplication(client, 'shop', 'web');
    await seedApplication(client, 'billing', 'invoices');
    await seedStorage(client, options.volumeHandles ?? defaultHandles);
    await seedBackup(client);
    if (options.flawed === true) await seedFlaws(client);
  } finally {
    await client.close();
  }
}

/** Nodes in three zones, an API server with an audit log, and a network plugin that enforces policies. */
async function seedPlatform(client: KubernetesClient): Promise<void> {
  await client.create('/api/v1/namespaces', { metadata: { name: 'kube-system' } });
  for (const [index, zone] of zones.entries()) {
    await client.create('/api/v1/nodes', {
      metadata: {
        name: `node-${index}`,
        labels: { 'topology.kubernetes.io/region': 'eu-central-1', 'topology.kubernetes.io/zone': zone },
      },
      spec: { providerID: `aws:///${zone}/i-0000000000000000${index}` },
    });
  }
  const flags = [
    '--audit-log-path=/var/log/kubernetes/audit.log',
    '--audit-policy-file=/etc/kubernetes/audit-policy.yaml',
  ];
  await client.create('/api/v1/namespaces/kube-system/pods', {
    metadata: { name: 'kube-apiserver-node-0', labels: { component: 'kube-apiserver' } },
    spec: {
      nodeName: 'node-0',
      containers: [{ name: 'kube-apiserver', image: 'kube-apiserver', command: ['kube-apiserver', ...flags] }],
    },
  });
  const labels = { 'k8s-app': 'cilium' };
  await client.create('/apis/apps/v1/namespaces/kube-system/daemonsets', {
    metadata: { name: 'cilium', labels },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'cilium-agent', image: 'cilium' }] } },
    },
  });
}

async function seedStorage(client: KubernetesClient, handles: readonly string[]): Promise<void> {
  await createClass(client, 'encrypted', { encrypted: 'true' });
  for (const [index, handle] of handles.entries())
    await createVolume(client, `data-${index}`, 'shop', 'encrypted', handle);
}

async function createClass(client: KubernetesClient, name: string, parameters: Record<string, string>): Promise<void> {
  await client.create('/apis/storage.k8s.io/v1/storageclasses', {
    metadata: { name },
    provisioner: 'ebs.csi.aws.com',
    parameters,
  });
}

async function createVolume(
  client: KubernetesClient,
  name: string,
  namespace: string,
  storageClass: string,
  handle: string,
): Promise<void> {
  const size = { storage: '20Gi' };
  await client.create('/api/v1/persistentvolumes', {
    metadata: {
      name,
      labels: { 'data-class': 'none' },
      annotations: { 'pv.kubernetes.io/provisioned-by': 'ebs.csi.aws.com' },
    },
    spec: {
      capacity: size,
      accessModes: ['ReadWriteOnce'],
      storageClassName: storageClass,
      claimRef: { namespace, name },
      csi: {
        driver: 'ebs.csi.aws.com',
        volumeHandle: handle,
        fsType: 'ext4',
        volumeAttributes: { 'storage.kubernetes.io/csiProvisionerIdentity': '1-8081-ebs.csi.aws.com' },
      },
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'topology.kubernetes.io/zone', operator: 'In', values: [zones[0]] }] },
          ],
        },
      },
    },
  });
  await client.patch(`/api/v1/persistentvolumes/${name}/status`, { status: { phase: 'Bound' } });
  await client.create(`/api/v1/namespaces/${namespace}/persistentvolumeclaims`, {
    metadata: { name },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: size },
      storageClassName: storageClass,
      volumeName: name,
    },
  });
  await client.patch(`/api/v1/namespaces/${namespace}/persistentvolumeclaims/${name}/status`, {
    status: { phase: 'Bound' },
  });
}

/** A namespace with default deny and one critical application in three zones. */
async function seedApplication(client: KubernetesClient, namespace: string, name: string): Promise<void> {
  await client.create('/api/v1/namespaces', { metadata: { name: namespace } });
  await client.create(`/apis/networking.k8s.io/v1/namespaces/${namespace}/networkpolicies`, {
    metadata: { name: 'default-deny' },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  });
  await createDeployment(client, namespace, name, { replicas: 3, spread: true });
  await client.create(`/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets`, {
    metadata: { name },
    spec: { minAvailable: 1, selector: { matchLabels: { app: name } } },
  });
}

async function createDeployment(
  client: KubernetesClient,
  namespace: string,
  name: string,
  { replicas, spread }: { replicas: number; spread: boolean },
): Promise<void> {
  const labels = { app: name };
  const constraint = {
    maxSkew: 1,
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: 'DoNotSchedule',
    labelSelector: { matchLabels: labels },
  };
  const container = {
    name: 'app',
    image: 'registry.example.test/app:1',
    readinessProbe: { httpGet: { path: '/readyz', port: 8080 } },
  };
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments`;
  await client.create(path, {
    metadata: { name, labels: { ...labels, critical: 'true' } },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [container], ...(spread ? { topologySpreadConstraints: [constraint] } : {}) },
      },
    },
  });
  await client.patch(`${path}/${name}/status`, {
    status: { replicas, readyReplicas: replicas, availableReplicas: replicas },
  });
}

/** Nightly backups of everything by Velero, the last one eight hours ago. */
async function seedBackup(client: KubernetesClient): Promise<void> {
  const { veleroLocation, veleroSchedule, veleroBackup } = definitions;
  for (const definition of [veleroLocation, veleroSchedule, veleroBackup]) await define(client, definition);
  await client.create('/api/v1/namespaces', { metadata: { name: 'velero' } });
  await createCustom(client, veleroLocation, 'velero', {
    metadata: { name: 'default' },
    spec: { provider: 'aws', default: true, objectStorage: { bucket: 'backups' }, config: { region: 'eu-central-1' } },
    status: { phase: 'Available' },
  });
  await createCustom(client, veleroSchedule, 'velero', {
    metadata: { name: 'nightly' },
    spec: {
      schedule: '0 2 * * *',
      paused: false,
      template: { ttl: '720h0m0s', includedNamespaces: ['*'], storageLocation: 'default' },
    },
    status: { phase: 'Enabled', lastBackup: hoursAgo(8) },
  });
  await createCustom(client, veleroBackup, 'velero', {
    metadata: { name: 'nightly-1', labels: { 'velero.io/schedule-name': 'nightly' } },
    spec: { storageLocation: 'default', includedNamespaces: ['*'] },
    status: { phase: 'Completed', startTimestamp: hoursAgo(8), completionTimestamp: hoursAgo(7.8), errors: 0 },
  });
}

/** Adds the flaws to a shop that stands already. */
export async function spoilShop(cluster: KubernetesCluster): Promise<void> {
  const client = await connectClient(cluster);
  try {
    await seedFlaws(client);
  } finally {
    await client.close();
  }
}

/** A node outside of the EU, an open namespace with a single instance, a plain volume, and full rights for a person. */
async function seedFlaws(client: KubernetesClient): Promise<void> {
  await client.create('/api/v1/nodes', {
    metadata: {
      name: 'node-far',
      labels: { 'topology.kubernetes.io/region': 'us-east-1', 'topology.kubernetes.io/zone': 'us-east-1a' },
    },
    spec: { providerID: 'aws:///us-east-1a/i-00000000000000009' },
  });
  await client.create('/api/v1/namespaces', { metadata: { name: 'analytics' } });
  await createDeployment(client, 'analytics', 'reports', { replicas: 1, spread: false });
  await createClass(client, 'plain', { encrypted: 'false' });
  await createVolume(client, 'reports', 'analytics', 'plain', 'vol-0000000000000000f');
  await client.create('/apis/rbac.authorization.k8s.io/v1/clusterrolebindings', {
    metadata: { name: 'ops-admin' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'erika.mustermann@example.test' }],
  });
}
