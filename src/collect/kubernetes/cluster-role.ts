import { plan, uninterpreted, type Source } from './plan.ts';

/** A rule of a ClusterRole, in the shape of the API. */
export type PolicyRule = {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
};

/**
 * The rights that the collector needs: `list` and nothing else. `clusterWide` belongs into a ClusterRole, every entry of
 * `namespaced` into a Role of that namespace, so that pods can be listed in kube-system only.
 */
export function clusterRoleRules(): {
  readonly clusterWide: readonly PolicyRule[];
  readonly namespaced: Readonly<Record<string, readonly PolicyRule[]>>;
} {
  const sources: readonly Source[] = [...Object.values(plan), ...uninterpreted];
  const namespaces = new Set(sources.flatMap(({ only }) => only?.namespace ?? []));
  return {
    clusterWide: rulesOf(sources.filter(({ only }) => only === undefined)),
    namespaced: Object.fromEntries(
      [...namespaces].map((namespace) => [
        namespace,
        rulesOf(sources.filter(({ only }) => only?.namespace === namespace)),
      ]),
    ),
  };
}

function rulesOf(sources: readonly Source[]): PolicyRule[] {
  const byGroup = Map.groupBy(sources, ({ group }) => group);
  return [...byGroup]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, list]) => ({
      apiGroups: [group],
      resources: [...new Set(list.map(({ resource }) => resource))].toSorted(),
      verbs: ['list'],
    }));
}
