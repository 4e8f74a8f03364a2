import type { Gap } from '../model/gap.ts';
import type { DerivedProperties, Resource } from '../model/resource.ts';
import { propertiesOf, resourceTypes } from '../ontology/resource.ts';
import { deriveBackup, listBackups } from './backups.ts';
import { deriveCritical, deriveDataClass } from './classification.ts';
import { deriveCluster, deriveNamespace, deriveWorkload, listClusterFacts } from './clusters.ts';
import { textOf, type Derivation, type RelateInput } from './context.ts';
import { deriveKey } from './keys.ts';
import { deriveCopies, deriveLocation } from './locations.ts';
import { joinCloudVolume, listCloudVolumes } from './volumes.ts';

/**
 * Fills every derived property by joining resources: places with countries, stores with keys and backups, volumes of a
 * cluster with volumes of the cloud. Returns the gaps it met itself (what no source says and a person could).
 */
export function relate(input: RelateInput): Gap[] {
  const derivation: Derivation = { input, gaps: new Map() };
  // Keys first, because stores ask for the location of their key; volumes of the cloud before those that join them.
  deriveFor(derivation, (resource) =>
    'place' in propertiesOf(resource.type) ? [deriveLocation(derivation, resource)] : [],
  );
  relateVolumes(derivation);
  const backups = listBackups(derivation);
  const cloud = listCloudVolumes(derivation);
  const facts = listClusterFacts(derivation);
  deriveFor(derivation, (resource) => {
    const declared = propertiesOf(resource.type);
    const cloudVolume =
      resource.type === 'persistent-volume' ? (cloud.get(textOf(resource, 'handle') ?? '') ?? null) : null;
    return [
      ...('copies' in declared ? [deriveCopies(derivation, resource)] : []),
      ...('dataClass' in declared ? [deriveDataClass(derivation, resource)] : []),
      ...('critical' in declared ? [deriveCritical(derivation, resource)] : []),
      ...('keyManager' in declared ? [deriveKey(derivation, resource)] : []),
      ...('inBackupPlan' in declared ? [deriveBackup(derivation, resource, backups, cloudVolume)] : []),
      ...(resource.type === 'cluster' ? [deriveCluster(derivation, resource, facts)] : []),
      ...(resource.type === 'namespace' ? [deriveNamespace(derivation, resource, facts)] : []),
      ...(resource.type === 'workload' ? [deriveWorkload(derivation, resource, facts)] : []),
    ];
  });
  return [...derivation.gaps.values()];
}

/** The join can fill a place, so the location is derived again after it. */
function relateVolumes(derivation: Derivation): void {
  const { table } = derivation.input;
  const cloud = listCloudVolumes(derivation);
  for (const volume of table.resourcesOf('persistent-volume')) {
    const joined = joinCloudVolume(volume, cloud);
    const whole = merge(volume, joined);
    table.deriveProperties(volume, combine([joined, deriveLocation(derivation, whole)]));
  }
}

function deriveFor(derivation: Derivation, derive: (resource: Resource) => readonly DerivedProperties[]): void {
  const { table } = derivation.input;
  for (const type of resourceTypes) {
    for (const resource of table.resourcesOf(type)) {
      const parts = derive(resource);
      if (parts.length > 0) table.deriveProperties(resource, combine(parts));
    }
  }
}

function combine(parts: readonly DerivedProperties[]): DerivedProperties {
  return {
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)) as DerivedProperties['properties'],
    unknown: Object.assign({}, ...parts.map(({ unknown }) => unknown)) as DerivedProperties['unknown'],
  };
}

function merge(resource: Resource, derived: DerivedProperties): Resource {
  const unknown = Object.entries({ ...resource.unknown, ...derived.unknown }).filter(
    ([name]) => !Object.hasOwn(derived.properties, name),
  );
  return {
    ...resource,
    properties: { ...resource.properties, ...derived.properties },
    unknown: Object.fromEntries(unknown),
  };
}
