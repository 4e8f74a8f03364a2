import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { EvidenceRecord } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Resource, ResourceTable } from '../model/resource.ts';
import { tables } from './tables.ts';

/** The disposable working copy of one run: resources joined from records, findings, both readable in order. */
export type EvidenceIndex = ResourceTable & {
  readonly addRecord: (record: EvidenceRecord) => void;
  readonly addFinding: (finding: Finding) => void;
  /** Findings of one check in the order in which they were written; all outcomes, or one. */
  readonly findingsOf: (check: string, outcome?: Outcome) => Iterable<Finding>;
  readonly close: () => void;
};

type Row = Record<
  'type' | 'target' | 'id' | 'name' | 'account' | 'region' | 'collectedAt' | 'properties' | 'unknown',
  string
>;

/** Rows read in one step; between the steps a writer may change rows already read. */
const stepRows = 1000;

/** Opens an empty index in memory, or in a file for runs that do not fit. */
export function openEvidenceIndex(file = ':memory:'): EvidenceIndex {
  const database = new DatabaseSync(file);
  database.exec(tables);
  database.exec('BEGIN');
  const statements = prepareStatements(database);
  const numbers = new Map<string, number>();

  const findRow = (type: string, target: string, id: string): Resource | null => {
    const row = statements.get.get(type, target, id) as Row | undefined;
    return row ? toResource(row) : null;
  };
  const put = (resource: Resource): void => {
    const { type, target, id, name, account, region, collectedAt } = resource;
    const properties = JSON.stringify(resource.properties);
    statements.put.run(
      type,
      target,
      id,
      name,
      account,
      region,
      collectedAt,
      properties,
      JSON.stringify(resource.unknown),
    );
  };

  return {
    addRecord: ({ subject, properties, unknown, collectedTo }) => {
      const seen: Resource = { ...subject, properties, unknown, collectedAt: collectedTo };
      const before = findRow(subject.type, subject.target, subject.id);
      put(before ? joinResources(before, seen) : seen);
    },
    resourcesOf: (type) => pages((after) => statements.page.all(type, after.target, after.id, stepRows) as Row[]),
    findResource: (type, id) => {
      const row = statements.find.get(type, id) as Row | undefined;
      return row ? toResource(row) : null;
    },
    deriveProperties: (resource, derived) => {
      const properties = { ...resource.properties, ...derived.properties };
      put({
        ...resource,
        properties,
        unknown: withoutKnown({ ...resource.unknown, ...derived.unknown }, derived.properties),
      });
    },
    addFinding: (finding) => {
      const number = numbers.get(finding.check) ?? 0;
      numbers.set(finding.check, number + 1);
      statements.addFinding.run(finding.check, number, finding.outcome, JSON.stringify(finding));
    },
    findingsOf: (check, outcome) => readFindings(statements.findings, check, outcome ?? null),
    close: () => database.close(),
  };
}

type Statements = Record<'get' | 'put' | 'page' | 'find' | 'addFinding' | 'findings', StatementSync>;

function prepareStatements(database: DatabaseSync): Statements {
  return {
    get: database.prepare('SELECT * FROM resource WHERE type = ? AND target = ? AND id = ?'),
    put: database.prepare(`INSERT OR REPLACE INTO resource (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    page: database.prepare(
      'SELECT * FROM resource WHERE type = ? AND (target, id) > (?, ?) ORDER BY target, id LIMIT ?',
    ),
    find: database.prepare('SELECT * FROM resource WHERE type = ? AND id = ? ORDER BY target LIMIT 1'),
    addFinding: database.prepare('INSERT INTO finding VALUES (?, ?, ?, ?)'),
    findings: database.prepare(
      'SELECT number, body FROM finding WHERE "check" = ?1 AND number > ?2 AND (?3 IS NULL OR outcome = ?3) ORDER BY number LIMIT ?4',
    ),
  };
}

const columns = 'type, target, id, name, account, region, collectedAt, properties, unknown';

function* pages(read: (after: { target: string; id: string }) => Row[]): Generator<Resource> {
  let after = { target: '', id: '' };
  for (;;) {
    const rows = read(after);
    for (const row of rows) yield toResource(row);
    const last = rows.at(-1);
    if (!last || rows.length < stepRows) return;
    after = { target: last.target, id: last.id };
  }
}

function* readFindings(statement: StatementSync, check: string, outcome: string | null): Generator<Finding> {
  let after = -1;
  for (;;) {
    const rows = statement.all(check, after, outcome, stepRows) as { number: number; body: string }[];
    for (const row of rows) yield JSON.parse(row.body) as Finding;
    const last = rows.at(-1);
    if (!last || rows.length < stepRows) return;
    after = last.number;
  }
}

function toResource(row: Row): Resource {
  return {
    ...row,
    type: row.type as Resource['type'],
    properties: JSON.parse(row.properties) as Resource['properties'],
    unknown: JSON.parse(row.unknown) as Resource['unknown'],
  };
}

/** Two records on one resource complete each other: a value known to one source fills what the other could not see. */
function joinResources(first: Resource, second: Resource): Resource {
  const properties = { ...first.properties, ...second.properties };
  const collectedAt = first.collectedAt < second.collectedAt ? first.collectedAt : second.collectedAt;
  return {
    ...first,
    properties,
    unknown: withoutKnown({ ...first.unknown, ...second.unknown }, properties),
    collectedAt,
  };
}

function withoutKnown(unknown: Resource['unknown'], properties: Resource['properties']): Resource['unknown'] {
  return Object.fromEntries(Object.entries(unknown).filter(([name]) => !Object.hasOwn(properties, name)));
}
