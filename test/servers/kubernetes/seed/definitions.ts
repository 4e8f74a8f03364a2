import type { KubernetesClient, KubernetesObject } from '../client.ts';

/** A kind that an operator adds to the API. */
export type Definition = {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
};

export const definitions = {
  veleroLocation: {
    group: 'velero.io',
    version: 'v1',
    kind: 'BackupStorageLocation',
    plural: 'backupstoragelocations',
  },
  veleroSchedule: { group: 'velero.io', version: 'v1', kind: 'Schedule', plural: 'schedules' },
  veleroBackup: { group: 'velero.io', version: 'v1', kind: 'Backup', plural: 'backups' },
  veleroRestore: { group: 'velero.io', version: 'v1', kind: 'Restore', plural: 'restores' },
  k8upSchedule: { group: 'k8up.io', version: 'v1', kind: 'Schedule', plural: 'schedules' },
  k8upSnapshot: { group: 'k8up.io', version: 'v1', kind: 'Snapshot', plural: 'snapshots' },
  postgresCluster: { group: 'postgresql.cnpg.io', version: 'v1', kind: 'Cluster', plural: 'clusters' },
  postgresSchedule: { group: 'postgresql.cnpg.io', version: 'v1', kind: 'ScheduledBackup', plural: 'scheduledbackups' },
  postgresBackup: { group: 'postgresql.cnpg.io', version: 'v1', kind: 'Backup', plural: 'backups' },
  certificate: { group: 'cert-manager.io', version: 'v1', kind: 'Certificate', plural: 'certificates' },
} as const satisfies Record<string, Definition>;

/**
 * Teaches the server a kind. Any fields are allowed, and there is no status subresource: so the status can be given
 * when an object is created, since no operator is there to write it.
 */
export async function define(
  client: KubernetesClient,
  { group, version, kind, plural }: Definition,
  scope: 'Namespaced' | 'Cluster' = 'Namespaced',
): Promise<void> {
  const openAPIV3Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  await client.create('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', {
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope,
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema } }],
    },
  });
}

/** Creates an object of such a kind. */
export async function createCustom(
  client: KubernetesClient,
  { group, version, kind, plural }: Definition,
  namespace: string,
  object: KubernetesObject,
): Promise<void> {
  const apiVersion = `${group}/${version}`;
  await client.create(`/apis/${apiVersion}/namespaces/${namespace}/${plural}`, { apiVersion, kind, ...object });
}
