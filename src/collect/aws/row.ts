import type { Unknown } from '../../ontology/resource.ts';

/** One result of an advanced query, parsed but not trusted. */
export type Row = Readonly<Record<string, unknown>>;

/** Says why a field is unknown. Without a reason: AWS Config delivered no value for it. */
export type Missing = (path: string, reason?: Reason) => Unknown;

type Reason = {
  readonly kind: 'delegated' | 'unsupported';
  readonly message: string;
};

/** A row with the ways to read it. A field that is missing is unknown: never false, never absent. */
export type RowReader = {
  readonly text: (path: string) => string | Unknown;
  readonly flag: (path: string) => boolean | Unknown;
  readonly count: (path: string) => number | Unknown;
  readonly texts: (path: string) => readonly string[] | Unknown;
  /** The text, or null where its absence is an answer. */
  readonly maybe: (path: string) => string | null;
  readonly missing: Missing;
};

/** Makes a reader over one row. */
export function readRow(row: Row, missing: Missing): RowReader {
  const first = (path: string): unknown => leavesOf(row, path)[0];
  return {
    text: (path) => asText(first(path)) ?? missing(path),
    flag: (path) => {
      const value = first(path);
      return typeof value === 'boolean' ? value : missing(path);
    },
    count: (path) => {
      const value = first(path);
      return typeof value === 'number' && Number.isInteger(value) ? value : missing(path);
    },
    texts: (path) =>
      nodesAt(row, path).length > 0 ? leavesOf(row, path).flatMap((leaf) => asText(leaf) ?? []) : missing(path),
    maybe: (path) => asText(first(path)),
    missing,
  };
}

/** Whether a value is the mark of the unknown. */
export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && 'gap' in value;
}

/**
 * All values at a path. Config nests lists where its schema shows a plain path, and answers of different ages nest them
 * differently, so lists are opened wherever they stand.
 */
export function leavesOf(value: unknown, path: string): readonly unknown[] {
  return nodesAt(value, path).flatMap(open);
}

/** What stands at a path, lists unopened: an empty list is an answer, nothing at all is none. */
function nodesAt(value: unknown, path: string): readonly unknown[] {
  let found: readonly unknown[] = [value];
  for (const part of path.split('.')) {
    found = found.flatMap(open).flatMap((item) => (isObject(item) ? [item[part]] : []));
    found = found.filter((item) => item !== undefined && item !== null);
  }
  return found;
}

/** Only what was asked for is kept as evidence, under the path it was asked by. */
export function observeRow(
  row: Row,
  fields: readonly string[],
  tagKeys: readonly string[],
): Readonly<Record<string, unknown>> {
  const observed: Record<string, unknown> = {};
  for (const field of fields) {
    const leaves = field === 'tags' ? [readTags(row, tagKeys) ?? []].flat() : leavesOf(row, field);
    if (field === 'tags' || leaves.length > 1) observed[field] = leaves;
    else if (leaves.length === 1) observed[field] = leaves[0];
  }
  return observed;
}

/** The allowed tags as `key=value`; null when the row says nothing about tags. */
export function readTags(row: Row, tagKeys: readonly string[]): readonly string[] | null {
  const { tags } = row;
  if (!Array.isArray(tags)) return null;
  const pairs = tags.flatMap((tag: unknown) =>
    isObject(tag) && typeof tag['key'] === 'string' && tagKeys.includes(tag['key'])
      ? [`${tag['key']}=${asText(tag['value']) ?? ''}`]
      : [],
  );
  return pairs.toSorted();
}

function open(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]).flatMap(open) : [value];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function asText(value: unknown): string | null {
  if (typeof value === 'string' && value !== '') return value;
  return typeof value === 'number' ? String(value) : null;
}
