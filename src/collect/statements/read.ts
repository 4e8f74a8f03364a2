import { failOnFaults, readDocument, readSchema, requireDocuments, type ReadDocument } from '../../documents.ts';
import type { Fault } from '../../errors.ts';
import type { Statement } from '../../model/statement.ts';

type StatementsDocument = {
  readonly statements: readonly {
    readonly check: string;
    readonly text: string;
    readonly 'declared-by': string;
    readonly date: string;
    readonly expires: string;
    readonly figure?: { readonly numerator: number; readonly denominator: number };
    readonly reference?: string;
  }[];
};

/** Reads all statement files; throws one error with the faults of all of them. Statements come sorted by check. */
export function readStatements(files: readonly string[], statementChecks: readonly string[]): Statement[] {
  const schema = readSchema('statements');
  const what = 'The statements are not valid';
  const documents = requireDocuments(
    files.map((file) => readDocument<StatementsDocument>(file, schema)),
    'CONFIG_INVALID',
    what,
  );
  const seen = new Map<string, string>();
  failOnFaults(
    documents.flatMap((document) => statementFaults(document, statementChecks, seen)),
    'CONFIG_INVALID',
    what,
  );
  return documents
    .flatMap(({ value }) => value.statements)
    .map((statement) => ({
      check: statement.check,
      text: statement.text,
      declaredBy: statement['declared-by'],
      date: statement.date,
      expires: statement.expires,
      figure: statement.figure ?? null,
      reference: statement.reference ?? null,
    }))
    .toSorted((a, b) => (a.check < b.check ? -1 : 1));
}

function statementFaults(
  { file, value, faultAt }: ReadDocument<StatementsDocument>,
  statementChecks: readonly string[],
  seen: Map<string, string>,
): Fault[] {
  return value.statements.flatMap((statement, index) => {
    const faults: Fault[] = [];
    const at = (key: string, message: string, hint?: string): number =>
      faults.push(faultAt(['statements', index, key], message, hint));
    if (!statementChecks.includes(statement.check)) {
      at(
        'check',
        `No statement check is called “${statement.check}”.`,
        `Checks that take a statement: ${statementChecks.join(', ')}.`,
      );
    }
    const before = seen.get(statement.check);
    if (before !== undefined)
      at('check', `“${statement.check}” is already declared in ${before}.`, 'Keep one statement for each check.');
    seen.set(statement.check, file);
    for (const key of ['date', 'expires'] as const) {
      if (!isDate(statement[key])) at(key, `“${statement[key]}” is not a date of the calendar.`);
    }
    if (statement.expires < statement.date) at('expires', 'The statement expires before it is made.');
    const { figure } = statement;
    if (figure && figure.numerator > figure.denominator) at('figure', 'The numerator is larger than the denominator.');
    return faults;
  });
}

/** Whether YYYY-MM-DD is a real day: 2026-02-30 is not. */
export function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
