import type { Finding } from '../../model/finding.ts';
import { codeCell, textCell, type ViewContext } from './context.ts';
import type { Cell, TableView } from './types.ts';
import { valuesText } from './values.ts';

/** Elements that deviate, with what was seen. */
export function deviationTable(context: ViewContext, findings: readonly Finding[]): TableView {
  return findingTable(context, findings, (finding) => {
    const { waiver } = finding;
    const reason = context.words.reason[finding.reason];
    if (waiver === null) return textCell(reason);
    const note = context.words.phrase.waived(
      context.name(waiver.id),
      context.name(waiver.approver),
      context.day(waiver.expires),
    );
    return textCell(reason, { note });
  });
}

/** Elements without a result, with the request that failed. */
export function openTable(context: ViewContext, findings: readonly Finding[]): TableView {
  return findingTable(context, findings, (finding) => {
    const gaps = finding.gaps.flatMap((id) => context.gaps.get(id) ?? []);
    const note = gaps.map((gap) => `${context.name(gap.operation)}: ${context.words.gapKind[gap.kind]}`).join('; ');
    const reason = context.words.reason[finding.reason];
    return note === '' ? textCell(reason) : textCell(reason, { note });
  });
}

function findingTable(
  context: ViewContext,
  findings: readonly Finding[],
  reasonCell: (finding: Finding) => Cell,
): TableView {
  const { column } = context.words;
  return {
    header: true,
    columns: [
      { title: column.element, width: '*' },
      { title: column.place, width: 80 },
      { title: column.reason, width: 88 },
      { title: column.details, width: 124 },
    ],
    rows: findings.map((finding) => [
      elementCell(context, finding),
      textCell(placeOf(context, finding)),
      reasonCell(finding),
      textCell(valuesText(context, finding)),
    ]),
  };
}

function elementCell(context: ViewContext, { subject }: Finding): Cell {
  const id = context.name(subject.id);
  return subject.name === '' || subject.name === subject.id
    ? codeCell(id)
    : textCell(context.name(subject.name), { note: id });
}

/** Account and region of a finding; a statement has neither. */
export function placeOf(context: ViewContext, { subject }: Finding): string {
  const region = subject.region === 'unknown' ? context.words.phrase.unknownRegion : context.name(subject.region);
  return [context.name(subject.account === '' ? subject.target : subject.account), region]
    .filter((part) => part !== '')
    .join(', ');
}
