import { at, integerAt, listAt, objectAt, textAt } from '../json.ts';
import { selects } from './selector.ts';
import type { Labels } from './metadata.ts';

const zoneKey = 'topology.kubernetes.io/zone';

/**
 * Whether the instances of a workload are forced into different zones: true or false where the template decides it,
 * null where only the pods could show it.
 */
export function spreadOverZones(podSpec: unknown, labels: Labels, replicas: number): boolean | null {
  // A single instance lies in one zone, and so does everything that is pinned to one.
  if (replicas < 2 || Object.hasOwn(objectAt(podSpec, 'nodeSelector'), zoneKey)) return false;
  const spread = listAt(podSpec, 'topologySpreadConstraints').some((constraint) =>
    forces(constraint, labels, replicas),
  );
  const apart = listAt(podSpec, 'affinity', 'podAntiAffinity', 'requiredDuringSchedulingIgnoredDuringExecution').some(
    (term) => textAt(term, 'topologyKey') === zoneKey && selects(at(term, 'labelSelector'), labels),
  );
  return spread || apart ? true : null;
}

/** A constraint that may be ignored, or that allows as great a difference as there are instances, forces nothing. */
function forces(constraint: unknown, labels: Labels, replicas: number): boolean {
  return (
    textAt(constraint, 'topologyKey') === zoneKey &&
    textAt(constraint, 'whenUnsatisfiable') !== 'ScheduleAnyway' &&
    (integerAt(constraint, 'maxSkew') ?? 1) < replicas &&
    selects(at(constraint, 'labelSelector'), labels)
  );
}
