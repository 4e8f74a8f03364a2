import { severities } from '../../model/severity.ts';
import type { ReportInput } from '../input.ts';
import { statusKeys, type StatusKey } from '../words/words.ts';
import type { MeasuredCheck } from './check.ts';
import { strongCell, textCell, type ViewContext } from './context.ts';
import type { ChartView, SummaryView, TableView } from './types.ts';

/** Deviating checks named in the summary; every one stands in its section. */
const shownDeviations = 10;

type Checks = readonly MeasuredCheck[];

export function summaryOf(context: ViewContext<ReportInput>, checks: Checks): SummaryView {
  const counts = countStatuses(checks);
  const { assessment } = context.input;
  const total = (key: 'elements' | 'met' | 'notMet' | 'waived'): number =>
    checks.reduce((sum, { view }) => sum + view.figures[key], 0);
  const deviating = counts.partial + counts['not-implemented'];
  const open = openChecks(checks).length;
  return {
    checks: checks.length,
    complete: checks.length - open,
    counts,
    elements: total('elements'),
    met: total('met'),
    notMet: total('notMet'),
    waived: total('waived'),
    hasDeviations: deviating > 0,
    moreDeviations: Math.max(0, deviating - shownDeviations),
    hasOpen: open > 0,
    untagged: { rule: assessment.run.untagged, findings: untaggedFindings(context, checks) },
  };
}

/** Findings without a result because nothing says what the element holds. */
function untaggedFindings(context: ViewContext<ReportInput>, checks: Checks): number {
  const operation = `tag ${context.input.config.classification.dataClass.key}`;
  const ids = new Set(
    context.input.assessment.gaps
      .filter((gap) => gap.source === 'nachweis' && gap.operation === operation)
      .map((gap) => gap.id),
  );
  if (ids.size === 0) return 0;
  let count = 0;
  for (const { view } of checks) {
    for (const finding of context.input.findingsOf(view.id)) {
      if (finding.gaps.some((gap) => ids.has(gap))) count += 1;
    }
  }
  return count;
}

/** How many checks have which status, every status with its meaning. */
export function statusTable(context: ViewContext, checks: Checks): TableView {
  const { words, number } = context;
  const counts = countStatuses(checks);
  return {
    header: true,
    columns: [
      { title: words.column.status, width: 190 },
      { title: words.column.checks, width: 60, align: 'right' },
      { title: words.column.meaning, width: '*' },
    ],
    rows: statusKeys.map((key) => [
      { text: words.status[key], kind: 'status', status: key },
      { text: words.phrase.of(number(counts[key]), number(checks.length)), kind: 'number' },
      textCell(words.statusMeaning[key]),
    ]),
  };
}

/** The same as a bar, with its alternative in words. */
export function statusChart(context: ViewContext, checks: Checks): ChartView {
  const { words, number } = context;
  const counts = countStatuses(checks);
  const parts = statusKeys
    .filter((key) => counts[key] > 0)
    .map((key) => ({ status: key, label: words.status[key], value: counts[key] }));
  const total = number(checks.length);
  const spoken = parts.map((part) => `${words.phrase.of(number(part.value), total)} ${part.label}`).join('; ');
  return {
    total: checks.length,
    parts,
    alternative: `${words.phrase.chart}: ${spoken === '' ? words.phrase.none : spoken}.`,
  };
}

/** The most important deviations: the worst severity first, then the most elements. */
export function topDeviationTable(context: ViewContext, checks: Checks): TableView {
  const { words } = context;
  const deviating = checks
    .filter(({ view }) => view.status.key === 'partial' || view.status.key === 'not-implemented')
    .toSorted((a, b) => rank(context, b) - rank(context, a) || b.view.figures.notMet - a.view.figures.notMet);
  return {
    header: true,
    columns: [
      { title: words.column.number, width: 38 },
      { title: words.column.measure, width: '*' },
      { title: words.column.severity, width: 56 },
      { title: words.column.deviations, width: 150 },
    ],
    rows: deviating
      .slice(0, shownDeviations)
      .map(({ view }) => [
        textCell(view.number, { link: view.anchor }),
        textCell(view.title),
        textCell(view.severity),
        textCell(deviationText(context, view)),
      ]),
  };
}

/** Checks without a complete result, with the reason. Deviating checks with holes stand here as well. */
export function openCheckTable(context: ViewContext, checks: Checks): TableView {
  const { words } = context;
  return {
    header: true,
    columns: [
      { title: words.column.number, width: 38 },
      { title: words.column.measure, width: '*' },
      { title: words.column.reason, width: 220 },
    ],
    rows: openChecks(checks).map(({ view }) => [
      textCell(view.number, { link: view.anchor }),
      textCell(view.title),
      textCell(view.reason),
    ]),
  };
}

/** The checks of one section at a glance. */
export function sectionTable(context: ViewContext, views: readonly MeasuredCheck['view'][]): TableView {
  const { column } = context.words;
  return {
    header: true,
    columns: [
      { title: column.number, width: 38 },
      { title: column.measure, width: '*' },
      { title: column.status, width: 150 },
      { title: column.figures, width: 60, align: 'right' },
    ],
    rows: views.map((view) => [
      { ...strongCell(view.number), link: view.anchor },
      textCell(view.title),
      { text: view.status.text, kind: 'status', status: view.status.key },
      { text: view.short, kind: 'number' },
    ]),
  };
}

function openChecks(checks: Checks): Checks {
  return checks.filter(({ view }) => {
    const { notDetermined, stale, openScopes } = view.figures;
    const key = view.status.key;
    return (
      key === 'not-assessed' ||
      key === 'incomplete' ||
      notDetermined + stale + openScopes > 0 ||
      view.uncollected !== ''
    );
  });
}

function deviationText(context: ViewContext, view: MeasuredCheck['view']): string {
  const { figures, noun } = view;
  if (figures.elements === 0) return context.words.outcome['not-met'];
  const name = figures.elements === 1 ? noun.ofOne : noun.ofMany;
  return `${context.words.phrase.of(context.number(figures.notMet), context.number(figures.elements))} ${name}`;
}

function rank(context: ViewContext, { view }: MeasuredCheck): number {
  return severities.indexOf(context.checks.get(view.id)?.severity ?? 'low');
}

function countStatuses(checks: Checks): Record<StatusKey, number> {
  const counts = Object.fromEntries(statusKeys.map((key) => [key, 0])) as Record<StatusKey, number>;
  for (const { view } of checks) counts[view.status.key] += 1;
  return counts;
}
