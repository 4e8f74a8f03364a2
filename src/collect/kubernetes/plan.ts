import type { ResourceType } from '../../ontology/resource.ts';

/** One kind of object that is listed, and the resource types that rest on it. */
export type Source = {
  /** The API group; empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly kind: string;
  readonly types: readonly ResourceType[];
  /** Only present when its product is installed; discovery says whether it exists. */
  readonly optional?: true;
  /** Read in this namespace only, and only the objects with this label. */
  readonly only?: { readonly namespace: string; readonly labelSelector: string };
};

const core = { group: '', version: 'v1' } as const;
const apps = { group: 'apps', version: 'v1' } as const;
const networking = { group: 'networking.k8s.io', version: 'v1' } as const;
const rbac = { group: 'rbac.authorization.k8s.io', version: 'v1', types: ['access-grant'] } as const;
const velero = { group: 'velero.io', version: 'v1', optional: true } as const;
const cnpg = { group: 'postgresql.cnpg.io', version: 'v1', optional: true } as const;
const k8up = { group: 'k8up.io', version: 'v1', optional: true } as const;

/**
 * Everything that is ever listed. Secrets, ConfigMaps, logs and pods other than those of the API server are not in it,
 * and nothing outside of it is asked for; the smallest ClusterRole is made from the same table.
 */
export const plan = {
  nodes: { ...core, resource: 'nodes', kind: 'Node', types: ['node', 'persistent-volume'] },
  namespaces: {
    ...core,
    resource: 'namespaces',
    kind: 'Namespace',
    types: ['namespace', 'workload', 'persistent-volume', 'database', 'backup-plan', 'recovery-point'],
  },
  volumes: { ...core, resource: 'persistentvolumes', kind: 'PersistentVolume', types: ['persistent-volume'] },
  claims: {
    ...core,
    resource: 'persistentvolumeclaims',
    kind: 'PersistentVolumeClaim',
    types: ['persistent-volume', 'backup-plan', 'recovery-point'],
  },
  services: { ...core, resource: 'services', kind: 'Service', types: ['endpoint'] },
  apiServers: {
    ...core,
    resource: 'pods',
    kind: 'Pod',
    types: ['cluster'],
    only: { namespace: 'kube-system', labelSelector: 'component=kube-apiserver' },
  },
  storageClasses: {
    group: 'storage.k8s.io',
    version: 'v1',
    resource: 'storageclasses',
    kind: 'StorageClass',
    types: ['persistent-volume'],
  },
  deployments: { ...apps, resource: 'deployments', kind: 'Deployment', types: ['workload'] },
  statefulSets: { ...apps, resource: 'statefulsets', kind: 'StatefulSet', types: ['workload'] },
  daemonSets: { ...apps, resource: 'daemonsets', kind: 'DaemonSet', types: ['cluster'] },
  networkPolicies: { ...networking, resource: 'networkpolicies', kind: 'NetworkPolicy', types: ['network-policy'] },
  ingresses: { ...networking, resource: 'ingresses', kind: 'Ingress', types: ['endpoint'] },
  disruptionBudgets: {
    group: 'policy',
    version: 'v1',
    resource: 'poddisruptionbudgets',
    kind: 'PodDisruptionBudget',
    types: ['workload'],
  },
  clusterRoles: { ...rbac, resource: 'clusterroles', kind: 'ClusterRole' },
  clusterRoleBindings: { ...rbac, resource: 'clusterrolebindings', kind: 'ClusterRoleBinding' },
  roles: { ...rbac, resource: 'roles', kind: 'Role' },
  roleBindings: { ...rbac, resource: 'rolebindings', kind: 'RoleBinding' },
  veleroSchedules: { ...velero, resource: 'schedules', kind: 'Schedule', types: ['backup-plan'] },
  veleroBackups: { ...velero, resource: 'backups', kind: 'Backup', types: ['backup-plan', 'recovery-point'] },
  veleroLocations: {
    ...velero,
    resource: 'backupstoragelocations',
    kind: 'BackupStorageLocation',
    types: ['backup-plan', 'recovery-point'],
  },
  cnpgClusters: { ...cnpg, resource: 'clusters', kind: 'Cluster', types: ['database', 'recovery-point'] },
  cnpgSchedules: { ...cnpg, resource: 'scheduledbackups', kind: 'ScheduledBackup', types: ['database', 'backup-plan'] },
  k8upSchedules: { ...k8up, resource: 'schedules', kind: 'Schedule', types: ['backup-plan'] },
  k8upBackups: { ...k8up, resource: 'backups', kind: 'Backup', types: ['backup-plan', 'recovery-point'] },
  k8upSnapshots: { ...k8up, resource: 'snapshots', kind: 'Snapshot', types: ['recovery-point'] },
} as const satisfies Record<string, Source>;

/**
 * Kinds that say something about the same types and that nobody interprets yet. They are counted: none is an answer,
 * some make the types incomplete, because a namespace without a NetworkPolicy may well have a policy of Cilium.
 */
export const uninterpreted: readonly Source[] = [
  ...['ciliumnetworkpolicies', 'ciliumclusterwidenetworkpolicies'].map((resource) =>
    other('cilium.io', 'v2', resource, ['network-policy']),
  ),
  ...['networkpolicies', 'globalnetworkpolicies'].map((resource) =>
    other('crd.projectcalico.org', 'v1', resource, ['network-policy']),
  ),
  ...['adminnetworkpolicies', 'baselineadminnetworkpolicies'].map((resource) =>
    other('policy.networking.k8s.io', 'v1alpha1', resource, ['network-policy']),
  ),
  other('gateway.networking.k8s.io', 'v1', 'gateways', ['endpoint']),
  other('traefik.io', 'v1alpha1', 'ingressroutes', ['endpoint']),
  other('route.openshift.io', 'v1', 'routes', ['endpoint']),
  other('longhorn.io', 'v1beta2', 'recurringjobs', ['backup-plan', 'recovery-point']),
  other('core.kubestash.com', 'v1alpha1', 'backupconfigurations', ['backup-plan', 'recovery-point']),
  other('stash.appscode.com', 'v1beta1', 'backupconfigurations', ['backup-plan', 'recovery-point']),
  other('acid.zalan.do', 'v1', 'postgresqls', ['database', 'backup-plan', 'recovery-point']),
  other('mongodb.com', 'v1', 'mongodb', ['database', 'backup-plan', 'recovery-point']),
  other('mongodbcommunity.mongodb.com', 'v1', 'mongodbcommunity', ['database', 'backup-plan', 'recovery-point']),
  other('crdb.cockroachlabs.com', 'v1alpha1', 'crdbclusters', ['database', 'backup-plan', 'recovery-point']),
];

function other(group: string, version: string, resource: string, types: readonly ResourceType[]): Source {
  return { group, version, resource, kind: '', types, optional: true };
}

/** The API's own name of the operation, as it stands in coverage, gaps and records. */
export function operationOf(source: Source): string {
  return `list ${groupVersionOf(source)}/${source.resource}`;
}

export function groupVersionOf({ group, version }: Source): string {
  return group === '' ? version : `${group}/${version}`;
}

/** Lists cover the whole cluster, with one exception. */
export function scopeOf(source: Source): string {
  return source.only?.namespace ?? 'global';
}

/** Every type that rests on kinds which may or may not exist. */
export const optionalTypes: readonly ResourceType[] = [
  ...new Set(
    [...Object.values<Source>(plan), ...uninterpreted].filter(({ optional }) => optional).flatMap(({ types }) => types),
  ),
].toSorted();
