import { failureOf } from '../failure.ts';
import { operationOf, scopeOf, type Source } from '../plan.ts';
import type { Session } from '../session.ts';
import { readList, type Take } from './list.ts';
import { countAt } from './witness.ts';

/** Whether a list is complete: null, or the gap that says why it is not. */
export type Completeness = { readonly gap: string | null };

/** A list that others are joined with: the little that is kept of each object, and whether it is all of them. */
export type Table<Row> = Completeness & { readonly rows: ReadonlyMap<string, Row> };

/** Reads one source of the plan and writes its coverage. */
export async function readSource(session: Session, source: Source, take: Take): Promise<Completeness> {
  const absent = await notServed(session, source);
  if (absent) return absent;
  const { connection, context, journal } = session;
  const operation = operationOf(source);
  const scope = scopeOf(source);
  const { read, pages, witness, failures } = await readList(connection.client, source, context.signal, take);
  const gaps = failures.map(({ kind, message }) => journal.noteGap(operation, kind, message, scope));
  journal.noteCoverage({ operation, scope, kind: 'listing', types: source.types, read, pages, witness, gaps });
  return { gap: gaps[0] ?? null };
}

/** Reads one source into a table that is small enough to keep. */
export async function readTable<Row>(
  session: Session,
  source: Source,
  project: (item: unknown) => readonly [key: string, row: Row] | null,
): Promise<Table<Row>> {
  const rows = new Map<string, Row>();
  const { gap } = await readSource(session, source, (item) => {
    const entry = project(item);
    if (entry) rows.set(...entry);
  });
  return { rows, gap };
}

/** Counts a kind that nobody interprets: none of it is an answer, some of it is a gap. A kind that does not exist needs no word. */
export async function countSource(session: Session, source: Source): Promise<void> {
  if ((await session.discovery(source)) === 'absent' || (await notServed(session, source))) return;
  const { connection, context, journal } = session;
  const operation = operationOf(source);
  const note = (read: number, pages: number, gaps: readonly string[]): void =>
    journal.noteCoverage({
      operation,
      scope: 'global',
      kind: 'answer',
      types: source.types,
      read,
      pages,
      witness: null,
      gaps,
    });
  try {
    const count = await countAt(connection.client, source, null);
    const message = `The cluster has objects of ${source.resource}.${source.group}, which are not interpreted.`;
    note(count ?? 0, 1, count === 0 ? [] : [journal.noteGap(operation, 'unsupported', message)]);
  } catch (error) {
    const { kind, message } = failureOf(error, context.signal);
    note(0, 0, [journal.noteGap(operation, kind, message)]);
  }
}

/** An optional kind that does not exist is an answer, and discovery is its witness; not knowing whether it exists is a gap. */
async function notServed({ discovery, journal }: Session, source: Source): Promise<Completeness | null> {
  const presence = source.optional ? await discovery(source) : 'served';
  if (presence === 'served') return null;
  const gap = presence === 'absent' ? null : presence.gap;
  journal.noteCoverage({
    operation: operationOf(source),
    scope: scopeOf(source),
    kind: 'listing',
    types: source.types,
    read: 0,
    pages: 0,
    witness: gap === null ? { operation: 'discovery', count: 0, agrees: true } : null,
    gaps: gap === null ? [] : [gap],
  });
  return { gap };
}
