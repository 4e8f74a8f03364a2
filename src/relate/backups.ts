import type { DerivedProperties, Resource } from '../model/resource.ts';
import { derive, incompleteListing, read, type Derivation } from './context.ts';

/** What backup plans and recovery points say they hold, by `<target>|<source>`. */
export type Backups = {
  readonly plans: ReadonlySet<string>;
  readonly newest: ReadonlyMap<string, string>;
};

/** Reads all backup plans and recovery points once. A paused plan covers nothing. */
export function listBackups(derivation: Derivation): Backups {
  const plans = new Set<string>();
  const newest = new Map<string, string>();
  const { table } = derivation.input;
  for (const plan of table.resourcesOf('backup-plan')) {
    const active = read(plan, 'active');
    if (active.state !== 'value' || active.value !== true) continue;
    for (const source of strings(plan, 'covers')) plans.add(`${plan.target}|${source}`);
  }
  for (const point of table.resourcesOf('recovery-point')) {
    const complete = read(point, 'complete');
    const createdAt = read(point, 'createdAt');
    if (complete.state !== 'value' || complete.value !== true || createdAt.state !== 'value') continue;
    for (const source of strings(point, 'sources')) {
      const key = `${point.target}|${source}`;
      const before = newest.get(key);
      if (before === undefined || before < String(createdAt.value)) newest.set(key, String(createdAt.value));
    }
  }
  return { plans, newest };
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
    incompleteListing(derivation, resource, 'backup-plan') ?? incompleteListing(derivation, resource, 'recovery-point');
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
  const namespace = read(resource, 'namespace');
  const keys = [`${resource.target}|${resource.id}`];
  if (namespace.state === 'value') {
    keys.push(`${resource.target}|namespace:${String(namespace.value)}`, `${resource.target}|namespace:*`);
  }
  return keys;
}

function strings(resource: Resource, name: string): readonly string[] {
  const value = read(resource, name);
  return value.state === 'value' ? (value.value as readonly string[]) : [];
}
