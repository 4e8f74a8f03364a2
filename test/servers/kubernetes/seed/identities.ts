import type { KubernetesClient } from '../client.ts';
import { namespaces } from './namespaces.ts';

const GROUP = 'rbac.authorization.k8s.io';
const CLUSTER = `/apis/${GROUP}/v1`;

/** A team for each namespace, a person with all rights, and a service account that may do everything. */
export async function seedIdentities(client: KubernetesClient): Promise<void> {
  for (const namespace of namespaces) {
    await client.create(`/api/v1/namespaces/${namespace}/serviceaccounts`, { metadata: { name: 'app' } });
    await client.create(`/apis/${GROUP}/v1/namespaces/${namespace}/rolebindings`, {
      metadata: { name: 'edit' },
      roleRef: clusterRole('edit'),
      subjects: [{ kind: 'Group', apiGroup: GROUP, name: `team-${namespace}` }],
    });
  }
  await client.create(`${CLUSTER}/clusterrolebindings`, {
    metadata: { name: 'ops-admin' },
    roleRef: clusterRole('cluster-admin'),
    subjects: [{ kind: 'User', apiGroup: GROUP, name: 'erika.mustermann@example.test' }],
  });
  await client.create(`${CLUSTER}/clusterroles`, {
    metadata: { name: 'wildcard' },
    rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
  });
  await client.create(`${CLUSTER}/clusterrolebindings`, {
    metadata: { name: 'ci-wildcard' },
    roleRef: clusterRole('wildcard'),
    subjects: [{ kind: 'ServiceAccount', name: 'app', namespace: 'billing' }],
  });
}

function clusterRole(name: string): object {
  return { apiGroup: GROUP, kind: 'ClusterRole', name };
}
