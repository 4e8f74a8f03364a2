import { NachweisError } from '../../errors.ts';
import type { CheckAssessment } from '../../model/assessment.ts';
import type { Finding, Reason } from '../../model/finding.ts';
import { outcomes, type Outcome } from '../../model/outcome.ts';
import type { FigureView } from './types.ts';

/** Deviations that the report shows one by one; the rest is counted. */
const shownDeviations = 20;

/** Elements and scopes without a result that the report shows one by one. */
const shownOpen = 10;

type Counts = Record<Outcome, number>;

/** One pass over the findings of a check: figures for the sentences, and the first examples for the tables. */
export type CheckFigures = {
  readonly view: FigureView;
  /** Statements that count. */
  readonly declared: number;
  readonly deviations: readonly Finding[];
  readonly moreDeviations: number;
  readonly openElements: readonly Finding[];
  readonly moreOpenElements: number;
  readonly openScopes: readonly Finding[];
  /** Types of the population that nobody collects, one finding each. */
  readonly uncollected: readonly Finding[];
  /** Why findings have no result, or need none. */
  readonly reasons: readonly Reason[];
};

/** Counts elements apart from scopes and statements, because only elements make a denominator. */
export function figuresOf(assessed: CheckAssessment, findings: Iterable<Finding>): CheckFigures {
  const elements = emptyCounts();
  const scopes = emptyCounts();
  const statements = emptyCounts();
  const all = emptyCounts();
  const deviations: Finding[] = [];
  const openElements: Finding[] = [];
  const openScopes: Finding[] = [];
  const uncollected: Finding[] = [];
  const reasons = new Set<Reason>();
  let waived = 0;
  for (const finding of findings) {
    const { outcome, subject } = finding;
    const counts = subject.type === 'scope' ? scopes : subject.type === 'statement' ? statements : elements;
    counts[outcome] += 1;
    all[outcome] += 1;
    if (outcome === 'not-met') {
      if (finding.waiver !== null) waived += 1;
      if (counts === elements && deviations.length < shownDeviations) deviations.push(finding);
    } else if (outcome !== 'met' && outcome !== 'declared') {
      reasons.add(finding.reason);
      if (finding.reason === 'no-collector') uncollected.push(finding);
      else if (isOpen(outcome) && counts === scopes && openScopes.length < shownOpen) openScopes.push(finding);
      if (isOpen(outcome) && counts === elements && openElements.length < shownOpen) openElements.push(finding);
    }
  }
  requireSameCounts(assessed, all);
  return {
    view: {
      elements: elements.met + elements['not-met'] + elements['not-determined'] + elements.stale,
      met: elements.met,
      notMet: elements['not-met'],
      notDetermined: elements['not-determined'],
      stale: elements.stale,
      notApplicable: elements['not-applicable'],
      waived,
      openScopes: scopes['not-determined'] + scopes.stale - uncollected.length,
    },
    declared: statements.declared,
    deviations,
    moreDeviations: elements['not-met'] - deviations.length,
    openElements,
    moreOpenElements: elements['not-determined'] + elements.stale - openElements.length,
    openScopes,
    uncollected,
    reasons: [...reasons],
  };
}

function isOpen(outcome: Outcome): boolean {
  return outcome === 'not-determined' || outcome === 'stale';
}

function emptyCounts(): Counts {
  return { 'not-met': 0, 'not-determined': 0, stale: 0, declared: 0, met: 0, 'not-applicable': 0 };
}

/** A report over findings that do not belong to the assessment would be false in every figure. */
function requireSameCounts(assessed: CheckAssessment, counted: Counts): void {
  const different = outcomes.find((outcome) => assessed.counts[outcome] !== counted[outcome]);
  if (different === undefined) return;
  throw new NachweisError(
    'RUN_INVALID',
    `assessment.json counts ${assessed.counts[different]} findings “${different}” for the check “${assessed.id}”, findings.ndjson has ${counted[different]}.`,
    { hint: 'The two files are not of one run. Run `nachweis assess` again.' },
  );
}
