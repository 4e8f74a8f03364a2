import type { KubernetesClient } from '../client.ts';

export const namespaces = [
  'shop',
  'billing',
  'crm',
  'identity',
  'analytics',
  'data',
  'velero',
  'ingress',
  'monitoring',
  'hr',
] as const;

/** Regions and zones of the nodes and of the volumes: four in the EU, one in the USA. */
export const places = [
  { region: 'eu-central-1', zone: 'eu-central-1a' },
  { region: 'eu-central-1', zone: 'eu-central-1b' },
  { region: 'eu-central-1', zone: 'eu-central-1c' },
  { region: 'eu-west-1', zone: 'eu-west-1a' },
  { region: 'us-east-1', zone: 'us-east-1a' },
] as const;

const NAMESPACES_WITH_POD_SECURITY = 5;

export async function seedNamespaces(client: KubernetesClient): Promise<void> {
  for (const [index, name] of namespaces.entries()) {
    const secured = index < NAMESPACES_WITH_POD_SECURITY ? { 'pod-security.kubernetes.io/enforce': 'baseline' } : {};
    await client.create('/api/v1/namespaces', { metadata: { name, labels: { team: name, ...secured } } });
  }
}

/** Five nodes with labels that say where they are, and one that says nothing. */
export async function seedNodes(client: KubernetesClient): Promise<void> {
  for (const [index, { region, zone }] of places.entries()) {
    await client.create('/api/v1/nodes', {
      metadata: {
        name: `node-${index}`,
        labels: {
          'topology.kubernetes.io/region': region,
          'topology.kubernetes.io/zone': zone,
          'kubernetes.io/arch': 'amd64',
          'kubernetes.io/os': 'linux',
        },
      },
      spec: { providerID: `aws:///${zone}/i-0${'0'.repeat(15)}${index}` },
      status: { nodeInfo },
    });
  }
  await client.create('/api/v1/nodes', {
    metadata: { name: 'node-nolabel', labels: { 'kubernetes.io/os': 'linux' } },
    spec: { providerID: 'openstack:///9d8c0c6e-0000-4000-8000-000000000001' },
  });
}

const nodeInfo = {
  kubeletVersion: 'v1.36.3',
  osImage: 'Bottlerocket OS 1.40',
  kernelVersion: '6.12.20',
  containerRuntimeVersion: 'containerd://2.1.4',
  architecture: 'amd64',
  operatingSystem: 'linux',
  bootID: '',
  kubeProxyVersion: '',
  machineID: '',
  systemUUID: '',
} as const;
