import type { Unknown } from '../../../ontology/resource.ts';
import { at, listAt, textsAt } from '../json.ts';
import type { Labels } from '../objects/metadata.ts';
import type { Table } from '../read/source.ts';
import { notShown, type Session } from '../session.ts';

/** Resources without which a backup holds no volumes. */
const volumeResources: readonly string[] = ['*', 'persistentvolumes', 'persistentvolumeclaims'];

/**
 * Which namespaces the data of a backup come from, in the words of the ontology. A backup that leaves out volumes, or
 * picks objects by label, covers less than its namespaces, and how much less its specification does not say.
 */
export function namespacesOf(
  session: Session,
  spec: unknown,
  namespaces: Table<Labels>,
  operation: string,
): readonly string[] | Unknown {
  const less = reasonForLess(spec);
  if (less !== null) return notShown(session, `${operation} (extent)`, less);
  const included = textsAt(spec, 'includedNamespaces');
  const excluded = textsAt(spec, 'excludedNamespaces');
  const all = included.length === 0 || included.includes('*');
  if (all && excluded.length === 0) return ['namespace:*'];
  const patterns = [...included, ...excluded].some((name) => name !== '*' && name.includes('*'));
  if ((all || patterns) && namespaces.gap !== null) return { gap: namespaces.gap };
  const candidates = all || patterns ? [...namespaces.rows.keys()] : included;
  return candidates
    .filter(
      (name) =>
        (all || included.some((pattern) => matches(pattern, name))) &&
        !excluded.some((pattern) => matches(pattern, name)),
    )
    .map((name) => `namespace:${name}`)
    .toSorted();
}

function reasonForLess(spec: unknown): string | null {
  if (at(spec, 'labelSelector') !== undefined || listAt(spec, 'orLabelSelectors').length > 0) {
    return 'The backup picks objects by label, so that it may leave out volumes.';
  }
  const included = textsAt(spec, 'includedResources');
  const withVolumes = included.length === 0 || included.some((resource) => volumeResources.includes(resource));
  const without = textsAt(spec, 'excludedResources').some((resource) => volumeResources.includes(resource));
  if (!withVolumes || without) return 'The backup leaves out resources, so that it may leave out volumes.';
  if (at(spec, 'snapshotVolumes') === false && at(spec, 'defaultVolumesToFsBackup') !== true) {
    return 'The backup takes no snapshots, and volumes only where a pod asks for it.';
  }
  return null;
}

function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}
