import type { Reading } from '../read/page.ts';

/** A recovery point that competes to be the newest of its plan. */
export type Newest = {
  /** UTC, ISO 8601. */
  readonly createdAt: string;
  /** Whether it ended without fault. */
  readonly complete: boolean;
  /** The page that it stands on. */
  readonly reading: Reading;
};

/** Keeps the newest one without fault; one with faults only as long as there is no other. */
export function keepNewest<Row extends Newest>(rows: Map<string, Row>, key: string, row: Row): void {
  const before = rows.get(key);
  if (before && (before.complete === row.complete ? before.createdAt >= row.createdAt : before.complete)) return;
  rows.set(key, row);
}
