import { readRow, type RowReader } from '../../../../src/collect/aws/row.ts';

/** A reader over a row whose gaps name the path that was missing, so that a table can show them. */
export function readerOf(row: object): RowReader {
  return readRow(row as Readonly<Record<string, unknown>>, (path, reason) => ({
    gap: reason ? `${reason.kind} ${path}` : path,
  }));
}
