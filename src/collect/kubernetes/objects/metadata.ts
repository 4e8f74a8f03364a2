import type { Unknown } from '../../../ontology/resource.ts';
import { textAt, textMapAt } from '../json.ts';
import type { Source } from '../plan.ts';
import type { Table } from '../read/source.ts';
import type { Session } from '../session.ts';

export type Labels = Readonly<Record<string, string>>;

/** Who an object is. */
export type Metadata = {
  readonly name: string;
  /** Null for objects of the whole cluster. */
  readonly namespace: string | null;
  readonly labels: Labels;
};

export function metadataOf(item: unknown): Metadata {
  return {
    name: textAt(item, 'metadata', 'name') ?? '',
    namespace: textAt(item, 'metadata', 'namespace'),
    labels: textMapAt(item, 'metadata', 'labels'),
  };
}

/** The stable identifier of an object: `<target>/<apiGroup or core>/<Kind>/<namespace or ->/<name>`. */
export function idOf(
  session: Session,
  source: Pick<Source, 'group' | 'kind'>,
  { namespace, name }: Omit<Metadata, 'labels'>,
): string {
  return [session.context.target.id, source.group || 'core', source.kind, namespace ?? '-', name].join('/');
}

/** How a person reads the name of an object. */
export function nameOf({ namespace, name }: Omit<Metadata, 'labels'>): string {
  return namespace === null ? name : `${namespace}/${name}`;
}

/** The labels that the classification asks for, as `key=value`; the nearest object that has a key decides. */
export function tagsOf(session: Session, ...labels: readonly Labels[]): readonly string[] | null {
  const tags = session.context.tagKeys.flatMap((key) => {
    const nearest = labels.find((candidate) => Object.hasOwn(candidate, key));
    return nearest === undefined ? [] : [`${key}=${nearest[key] ?? ''}`];
  });
  return tags.length > 0 ? tags.toSorted() : null;
}

/** The same with the labels of the namespace behind the object's own; they are unknown where namespaces could not be read. */
export function inheritedTags(
  session: Session,
  namespaces: Table<Labels>,
  namespace: string | null,
  ...labels: readonly Labels[]
): readonly string[] | null | Unknown {
  if (namespace === null) return tagsOf(session, ...labels);
  const inherited = namespaces.rows.get(namespace);
  if (inherited !== undefined) return tagsOf(session, ...labels, inherited);
  const undecided = session.context.tagKeys.some((key) => labels.every((candidate) => !Object.hasOwn(candidate, key)));
  return undecided && namespaces.gap !== null ? { gap: namespaces.gap } : tagsOf(session, ...labels);
}

/** The same labels as they stand on the object, for `observed`. */
export function observedLabels(session: Session, labels: Labels, ...others: readonly string[]): Labels {
  return pickLabels(labels, [...session.context.tagKeys, ...others]);
}

/** The labels of these keys, and none besides. */
export function pickLabels(labels: Labels, keys: readonly string[]): Labels {
  return Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(labels, key) ? [[key, labels[key] ?? '']] : [])));
}
