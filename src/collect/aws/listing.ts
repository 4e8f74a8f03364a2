import type { Witness } from '../../model/coverage.ts';
import type { Unknown } from '../../ontology/resource.ts';
import { configTypes, expressionOf, type ConfigType } from './config-types.ts';
import type { Counts } from './counts.ts';
import type { Failure } from './failure.ts';
import type { Recording } from './recorder.ts';
import { readPages, type Pages } from './pages.ts';
import { readRow, type Row, type RowReader } from './row.ts';
import { ask, isFailure, type Answer, type Provenance, type Session } from './session.ts';

const operation = 'config:SelectResourceConfig';

/** One row of a listing with where it comes from. */
export type Item = { readonly row: Row; readonly reader: RowReader; readonly provenance: Provenance };

/** What is known about a region before its listings start. */
export type RegionFacts = { readonly region: string; readonly recording: Recording; readonly counts: Counts };

/**
 * Reads a type page by page and hands each page on as it comes. Returns the gap that keeps the listing incomplete, or null.
 * A page token can get lost without any error, so the number read must agree with the count.
 */
export async function listConfig(
  session: Session,
  { region, recording, counts }: RegionFacts,
  type: ConfigType,
  take: (page: readonly Item[]) => Promise<void>,
): Promise<string | null> {
  const cover = (got: Pages, witness: Witness | null): string | null => {
    session.ledger.cover({ operation, detail: type, scope: region, types: [configTypes[type].feeds], ...got, witness });
    return got.gaps[0] ?? null;
  };
  const voided = recording.get(type) ?? null;
  if (voided !== null) return cover({ read: 0, pages: 0, gaps: [voided] }, null);
  const missing = missingOf(session, region, type);
  const got = await readPages(
    session,
    { operation, region, detail: type },
    (token, page) => askPage(session, region, type, token, page),
    async ({ output, provenance }) => {
      const items = output.rows.map((row) => ({ row, reader: readRow(row, missing), provenance }));
      await take(items);
      return { read: items.length, next: output.next };
    },
  );
  if (got.gaps.length > 0) return cover(got, null);
  const witness = await counts.witness(type, got.read);
  if (witness === null || witness.agrees) return cover(got, witness);
  const message = `The listing gave ${got.read} elements, AWS Config counts ${witness.count}.`;
  const { gap } = session.ledger.note({ operation: `${operation} ${type}`, scope: region, kind: 'truncated', message });
  return cover({ ...got, gaps: [gap] }, witness);
}

type Page = Answer<{ readonly rows: readonly Row[]; readonly next: string | undefined }>;

async function askPage(
  session: Session,
  region: string,
  type: ConfigType,
  token: string | undefined,
  page: number,
): Promise<Page | Failure> {
  const { ConfigServiceClient, SelectResourceConfigCommand } = await import('@aws-sdk/client-config-service');
  const client = session.clients.open(ConfigServiceClient, region);
  const Expression = expressionOf(type);
  const command = new SelectResourceConfigCommand({
    Expression,
    Limit: 100,
    ...(token !== undefined && { NextToken: token }),
  });
  const question = { operation, region, parameters: { Expression, Limit: 100, page } } as const;
  const asked = await ask(session, question, command, (options) => client.send(command, options));
  if (isFailure(asked)) return asked;
  const rows = parseRows(asked.output.Results);
  if (rows === null)
    return { kind: 'failed', error: '', message: 'The answer holds rows that are no elements with an ARN.' };
  return { output: { rows, next: asked.output.NextToken || undefined }, provenance: asked.provenance };
}

/** Null when the answer has no list of rows, or a row is no JSON object with an ARN: dropping one would be silence. */
function parseRows(results: readonly string[] | undefined): readonly Row[] | null {
  if (!results) return null;
  const rows: Row[] = [];
  for (const text of results) {
    try {
      const row: unknown = JSON.parse(text);
      if (typeof row !== 'object' || row === null || !('arn' in row) || typeof row.arn !== 'string') return null;
      rows.push(row as unknown as Row);
    } catch {
      return null;
    }
  }
  return rows;
}

function missingOf({ ledger }: Session, region: string, type: ConfigType): RowReader['missing'] {
  return (path, reason): Unknown => {
    const { kind, message } = reason ?? {
      kind: 'not-recorded' as const,
      message: `AWS Config delivers no value of ${path}.`,
    };
    return ledger.note({ operation: `${operation} ${type} ${path}`, scope: region, kind, message });
  };
}
