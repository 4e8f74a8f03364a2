import type { DerivedProperties, Resource } from '../model/resource.ts';
import type { PropertyValue } from '../ontology/resource.ts';
import { derive, incompleteListing, read, textOf, type Derivation } from './context.ts';

/** What backup plans and recovery points say they hold, by `<target>|<source>`. */
export type Backups = {
  readonly plans: ReadonlySet<string>;
  readonly newest: ReadonlyMap<string, string>;
  /** Target -> gap of a plan or recovery point of which nobody knows what it holds. */
  readonly uncertain: ReadonlyMap<string, string>;
};

/** Reads all backup plans and recovery points once. A paused plan covers nothing. */
export function listBackups(derivation: Derivation): Backups {
  const plans = new Set<string>();
  const newest = new Map<string, string>();
  const uncertain = new Map<string, string>();
  const known = (resource: Resource, name: string): PropertyValue | null => {
    const value = read(resource, name);
    if (value.state === 'unknown') uncertain.set(resource.target, value.gap);
    return value.state === 'value' ? value.value : null;
  };
  const { table } = derivation.input;
  for (const plan of table.resourcesOf('backup-plan')) {
    if (known(plan, 'active') !== true) continue;
    for (const source of (known(plan, 'covers') ?? []) as readonly string[]) plans.add(`${plan.target}|${source}`);
  }
  for (const point of table.resourcesOf('recovery-point')) {
    const complete = known(point, 'complete') === true;
    known(point, 'createdAt');
    const createdAt = textOf(point, 'createdAt');
    if (!complete || createdAt === null) continue;
    for (const source of (known(point, 'sources') ?? []) as readonly string[]) {
      const key = `${point.target}|${source}`;
      const before = newest.get(key);
      if (before === undefined || before < createdAt) newest.set(key, createdAt);
    }
  }
  return { plans, newest, uncertain };
}

/**
 * Whether a plan or a recovery point names the store. Not named is only "not covered" where the lists are complete;
 * else it is unknown, so that a denied listing is no false accusation either.
 */
export function deriveBackup(
  derivation: Derivation,
  resource: Resource,
  backups: Backups,
  cloud: Resource | null,
): DerivedProperties {
  const { set, unknown, result } = derive();
  const keys = [...sourcesOf(resource), ...(cloud ? sourcesOf(cloud) : [])];
  const points = keys.flatMap((key) => backups.newest.get(key) ?? []).toSorted();
  const covered = points.length > 0 || keys.some((key) => backups.plans.has(key));
  const gap =
    incompleteListing(derivation, resource, 'backup-plan') ??
    incompleteListing(derivation, resource, 'recovery-point') ??
    backups.uncertain.get(resource.target) ??
    null;
  if (covered) set('inBackupPlan', true);
  else if (gap === null) set('inBackupPlan', false);
  else unknown('inBackupPlan', gap);
  const last = points.at(-1);
  if (last !== undefined) set('newestRecoveryPoint', last);
  else if (gap === null) set('newestRecoveryPoint', null);
  else unknown('newestRecoveryPoint', gap);
  return result;
}

function sourcesOf(resource: Resource): string[] {
  const namespace = textOf(resource, 'namespace');
  const own = `${resource.target}|${resource.id}`;
  if (namespace === null) return [own];
  return [own, `${resource.target}|namespace:${namespace}`, `${resource.target}|namespace:*`];
}
