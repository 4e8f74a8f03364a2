import type { DerivedProperties, Resource } from '../model/resource.ts';
import { derive, incompleteListing, read, textOf, type Derivation } from './context.ts';

/** What the objects of one run say about clusters and namespaces, counted once. */
export type ClusterFacts = {
  /** Target -> zones of its nodes. */
  readonly zones: ReadonlyMap<string, ReadonlySet<string>>;
  /** Target -> gap of a node whose zone is unknown. */
  readonly unknownZone: ReadonlyMap<string, string>;
  /** `<target>|<namespace>` -> number of workloads. */
  readonly workloads: ReadonlyMap<string, number>;
  /** `<target>|<namespace>` -> what some policy of it denies by default. */
  readonly denied: ReadonlyMap<string, ReadonlySet<string>>;
};

const directions = ['defaultDenyIngress', 'defaultDenyEgress'] as const;

export function listClusterFacts(derivation: Derivation): ClusterFacts {
  const { table } = derivation.input;
  const zones = new Map<string, Set<string>>();
  const unknownZone = new Map<string, string>();
  const workloads = new Map<string, number>();
  const denied = new Map<string, Set<string>>();
  for (const node of table.resourcesOf('node')) {
    const place = read(node, 'place');
    if (place.state === 'unknown') unknownZone.set(node.target, place.gap);
    else add(zones, node.target, textOf(node, 'place') ?? '');
  }
  for (const workload of table.resourcesOf('workload')) {
    const key = namespaceKey(workload);
    workloads.set(key, (workloads.get(key) ?? 0) + 1);
  }
  for (const policy of table.resourcesOf('network-policy')) {
    for (const direction of directions) {
      const value = read(policy, direction);
      if (value.state === 'value' && value.value === true) add(denied, namespaceKey(policy), direction);
    }
  }
  return { zones, unknownZone, workloads, denied };
}

export function deriveCluster(derivation: Derivation, cluster: Resource, facts: ClusterFacts): DerivedProperties {
  const { set, unknown, result } = derive();
  const gap = incompleteListing(derivation, cluster, 'node') ?? facts.unknownZone.get(cluster.target) ?? null;
  if (gap === null) set('zones', [...(facts.zones.get(cluster.target) ?? [])].toSorted());
  else unknown('zones', gap);
  return result;
}

export function deriveNamespace(derivation: Derivation, namespace: Resource, facts: ClusterFacts): DerivedProperties {
  const { set, unknown, result } = derive();
  const key = `${namespace.target}|${namespace.name}`;
  const count = facts.workloads.get(key) ?? 0;
  const missingWorkloads = incompleteListing(derivation, namespace, 'workload');
  if (count > 0 || missingWorkloads === null) set('workloads', count);
  else unknown('workloads', missingWorkloads);
  const missingPolicies = incompleteListing(derivation, namespace, 'network-policy');
  for (const direction of directions) {
    if (facts.denied.get(key)?.has(direction)) set(direction, true);
    else if (missingPolicies === null) set(direction, false);
    else unknown(direction, missingPolicies);
  }
  const cluster = [...derivation.input.table.resourcesOf('cluster')].find(({ target }) => target === namespace.target);
  const enforced = cluster
    ? read(cluster, 'networkPolicyEnforced')
    : ({ state: 'unknown', gap: 'uncollected:cluster' } as const);
  if (enforced.state === 'unknown') unknown('networkPolicyEnforced', enforced.gap);
  else set('networkPolicyEnforced', enforced.state === 'absent' ? null : enforced.value);
  return result;
}

/** More zones may exist than could be seen, so a count below what was read is never claimed as complete. */
export function deriveWorkload(derivation: Derivation, workload: Resource, facts: ClusterFacts): DerivedProperties {
  const { set, unknown, result } = derive();
  const gap = incompleteListing(derivation, workload, 'node') ?? facts.unknownZone.get(workload.target) ?? null;
  if (gap === null) set('clusterZones', facts.zones.get(workload.target)?.size ?? 0);
  else unknown('clusterZones', gap);
  return result;
}

function namespaceKey(resource: Resource): string {
  return `${resource.target}|${textOf(resource, 'namespace') ?? ''}`;
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set.add(value));
}
