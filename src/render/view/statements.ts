import type { Statement } from '../../model/statement.ts';
import { cleanText } from '../text/clean.ts';
import { textCell, type ViewContext } from './context.ts';
import type { StatementView, TableView } from './types.ts';

/** The statements that answer a check. */
export function statementsOf(context: ViewContext, check: string, number: string): readonly StatementView[] {
  return context.input.assessment.statements
    .filter((statement) => statement.check === check)
    .map((statement) => statementOf(context, statement, number));
}

function statementOf(context: ViewContext, statement: Statement, number: string): StatementView {
  return {
    check: statement.check,
    number,
    title: context.checks.get(statement.check)?.title[context.input.language] ?? statement.check,
    text: cleanText(statement.text),
    declaredBy: context.name(statement.declaredBy),
    date: statement.date,
    expires: statement.expires,
    expired: statement.expires < context.input.assessment.run.assessedAt.slice(0, 10),
    figure: statement.figure,
    reference: statement.reference === null ? null : cleanText(statement.reference),
  };
}

/** Every statement of the run with role, date and expiry. */
export function statementTable(context: ViewContext, numbers: ReadonlyMap<string, string>): TableView {
  const { column, phrase } = context.words;
  const list = context.input.assessment.statements.map((statement) =>
    statementOf(context, statement, numbers.get(statement.check) ?? ''),
  );
  return {
    header: true,
    columns: [
      { title: column.number, width: 30 },
      { title: column.statement, width: '*' },
      { title: column.declaredBy, width: 76 },
      { title: column.date, width: 50 },
      { title: column.expires, width: 50 },
      { title: column.reference, width: 92 },
    ],
    rows: list.map((statement) => [
      textCell(statement.number),
      textCell(statement.title, { note: statement.text }),
      textCell(statement.declaredBy),
      textCell(context.day(statement.date)),
      textCell(context.day(statement.expires), statement.expired ? { note: phrase.expired } : {}),
      textCell(statement.reference ?? phrase.notGiven),
    ]),
  };
}

/** Accepted deviations with who accepted them and until when. */
export function waiverTable(context: ViewContext, numbers: ReadonlyMap<string, string>): TableView {
  const { column } = context.words;
  return {
    header: true,
    columns: [
      { title: column.number, width: 30 },
      { title: column.title, width: 60 },
      { title: column.reason, width: '*' },
      { title: column.approver, width: 76 },
      { title: column.expires, width: 50 },
      { title: column.deviations, width: 62, align: 'right' },
    ],
    rows: context.input.assessment.waivers.map((waiver) => [
      textCell(numbers.get(waiver.check) ?? waiver.check),
      textCell(context.name(waiver.id)),
      textCell(cleanText(waiver.reason)),
      textCell(context.name(waiver.approver)),
      textCell(context.day(waiver.expires)),
      { text: context.number(waiver.findings), kind: 'number' },
    ]),
  };
}
