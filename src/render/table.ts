import type { ReportInput } from './input.ts';
import { bodyOf } from './view/chapters.ts';
import { contextOf, type ViewContext } from './view/context.ts';
import { affectedBy, effectsOf, gapGroups, placeOfGap } from './view/gaps.ts';
import type { CheckView } from './view/types.ts';
import { pad, shorten, wrap } from './text/columns.ts';
import type { StatusKey } from './words/words.ts';

export type TableInput = Pick<ReportInput, 'assessment' | 'findingsOf' | 'catalog' | 'language'> & {
  /** Columns of the terminal; 80 where there is none. */
  readonly width: number;
  /** Colours a piece of text; through a pipe it gives the text back as it is. */
  readonly paint: (tone: Tone, text: string) => string;
};

/** What a colour can mean in the terminal. */
type Tone = StatusKey | 'heading' | 'quiet';

type Measured = ReturnType<typeof bodyOf>['checks'];

/** Elements named for each deviating check. */
const shownElements = 3;

/** The result for the terminal: one line for each check, then deviations and gaps. Ends with a line break. */
export function renderTable(input: TableInput): string {
  const width = Math.max(40, input.width);
  const context = contextOf({ ...input, cite: () => '' });
  const body = bodyOf(context);
  const numbers = new Map([...body.checks.values()].map(({ view }) => [view.id, view.number]));
  const lines = [
    ...checkLines(context, body.chapters, width, input.paint),
    '',
    ...deviationLines(context, body.checks, width, input.paint),
    '',
    ...gapLines(context, numbers, width, input.paint),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function checkLines(
  context: ViewContext,
  chapters: ReturnType<typeof bodyOf>['chapters'],
  width: number,
  paint: TableInput['paint'],
): string[] {
  const { terminal } = context.words;
  if (context.input.assessment.checks.length === 0) return [terminal.notAssessed];
  const statusWidth = Math.max(...Object.values(terminal.status).map((word) => word.length));
  const numberWidth = 7;
  const shown = chapters.flatMap(({ sections }) =>
    sections.flatMap(({ checks }) => checks.map((check) => figures(context, check))),
  );
  const figureWidth = Math.max(...shown.map((text) => text.length));
  const titleWidth = width - numberWidth - statusWidth - figureWidth - 6;
  return chapters.flatMap((chapter) =>
    chapter.sections.flatMap((section) => {
      if (section.checks.length === 0) return [];
      const rows = section.checks.map((check) => {
        const status = paint(check.status.key, pad(terminal.status[check.status.key], statusWidth));
        const title = pad(shorten(check.title, titleWidth), titleWidth);
        return `  ${pad(check.number, numberWidth)}${title}  ${status}  ${figures(context, check)}`;
      });
      return [paint('heading', shorten(`${section.number} ${section.title}`, width)), ...rows];
    }),
  );
}

function figures(context: ViewContext, check: CheckView): string {
  const { elements, met } = check.figures;
  return check.automated && elements > 0 ? `${context.number(met)}/${context.number(elements)}` : '';
}

function deviationLines(context: ViewContext, checks: Measured, width: number, paint: TableInput['paint']): string[] {
  const { terminal, severity, outcome } = context.words;
  const deviating = [...checks.values()].filter(({ view }) => view.deviates);
  if (deviating.length === 0) return [terminal.noDeviations];
  const rows = deviating.flatMap(({ view, figures: { deviations, moreDeviations } }) => {
    const { elements, notMet, waived } = view.figures;
    const amount =
      elements > 0 ? context.words.phrase.of(context.number(notMet), context.number(elements)) : outcome['not-met'];
    const exception = waived > 0 ? `, ${terminal.waived}: ${context.number(waived)}` : '';
    const degree = severity[context.checks.get(view.id)?.severity ?? 'low'];
    const names = deviations
      .slice(0, shownElements)
      .map(({ subject }) => `      ${context.name(subject.name || subject.id)}`);
    const rest = deviations.length + moreDeviations - names.length;
    return [
      ...wrap(`${view.number} ${view.title}: ${amount}${exception} (${degree})`, width, '  '),
      ...names.map((name) => paint('quiet', shorten(name, width))),
      ...(rest > 0 ? [paint('quiet', `      ${terminal.more(context.number(rest))}`)] : []),
    ];
  });
  return [paint('heading', terminal.deviations), ...rows];
}

function gapLines(
  context: ViewContext,
  numbers: ReadonlyMap<string, string>,
  width: number,
  paint: TableInput['paint'],
): string[] {
  const { terminal, gapKind } = context.words;
  const groups = gapGroups(context);
  if (groups.length === 0) return [terminal.noGaps];
  const effects = effectsOf(context, numbers);
  const rows = groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const affected = affectedBy(group, effects);
    const places = [...new Set(group.map((gap) => placeOfGap(context, gap, '/')))];
    const shown = places.slice(0, shownElements).join(', ');
    const more =
      places.length > shownElements ? ` ${terminal.more(context.number(places.length - shownElements))}` : '';
    const effect = affected.length > 0 ? `; ${terminal.affects} ${affected.join(', ')}` : '';
    return wrap(`${context.name(first.operation)}: ${gapKind[first.kind]} (${shown}${more})${effect}`, width, '  ');
  });
  return [paint('heading', terminal.gaps), ...rows];
}
