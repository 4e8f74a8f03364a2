import type { CheckAssessment } from '../../model/assessment.ts';
import type { Reason } from '../../model/finding.ts';
import { isResourceType } from '../../ontology/resource.ts';
import { nounOf } from '../text/noun.ts';
import { citationsOf } from './controls.ts';
import { checkOf, joinSome, type ViewContext } from './context.ts';
import { coverageOf, sourcesOf, witnessOf } from './coverage.ts';
import { placeOf } from './deviations.ts';
import { figuresOf, type CheckFigures } from './figures.ts';
import { statementsOf } from './statements.ts';
import { reasonOf, statusOf } from './status.ts';
import { thresholdsOf, withThresholds } from './thresholds.ts';
import type { CheckView } from './types.ts';

/** Sources named one by one in a check; the collection record has all of them. */
const shownSources = 6;

/** Reasons of checks to which nobody contributed anything: no collector and no person. */
const nothingLooked: readonly Reason[] = ['no-collector', 'statement-missing'];

/** A check as the report tells it, with the findings its tables show. */
export type MeasuredCheck = { readonly view: CheckView; readonly figures: CheckFigures };

/** Reads the findings of one check once and says what they mean. */
export function measureCheck(context: ViewContext, assessed: CheckAssessment, number: string): MeasuredCheck {
  const { input, words } = context;
  const check = checkOf(context, assessed);
  const figures = figuresOf(assessed, input.findingsOf(check.id));
  const coverage = coverageOf(context, check);
  const sources = sourcesOf(coverage);
  const noun = nounOf(check.kind === 'automated' ? check.resource : [], input.language, words);
  const { language } = input;
  const thresholds = thresholdsOf(context, check);
  const status = statusOf(context, assessed, figures);
  const view: CheckView = {
    id: check.id,
    anchor: `check-${check.id}`,
    number,
    title: check.title[language],
    automated: check.kind === 'automated',
    status,
    seen: status.key !== 'not-assessed' || figures.reasons.some((reason) => !nothingLooked.includes(reason)),
    figures: figures.view,
    noun,
    short: shortFigures(context, check.kind, figures),
    criterion: withThresholds(check.criterion[language], thresholds),
    population: withThresholds(check.population[language], thresholds),
    limits: check.limits[language],
    remediation: check.remediation[language],
    proof: words.proof[check.proves],
    severity: words.severity[check.severity],
    openScopes: joinSome(
      context,
      [...new Set(figures.openScopes.map((finding) => placeOf(context, finding)))],
      10,
      'findings.ndjson',
      '; ',
    ),
    uncollected: uncollectedOf(context, figures),
    reason: reasonOf(context, assessed, figures),
    everyRegion: check.kind === 'automated' && check.regions === 'every',
    sources: sources.slice(0, shownSources),
    moreSources: Math.max(0, sources.length - shownSources),
    witness: witnessOf(context, coverage),
    statements: statementsOf(context, check.id, number),
    thresholds,
    primary: citationsOf(context, check.id, 'primary'),
    supporting: citationsOf(context, check.id, 'supporting'),
    deviates: assessed.status === 'not-met',
    hasDeviations: figures.deviations.length > 0,
    moreDeviations: figures.moreDeviations,
    hasOpenElements: figures.openElements.length > 0,
    moreOpenElements: figures.moreOpenElements,
  };
  return { view, figures };
}

/** The types that nobody collects, by their names in the plural. */
function uncollectedOf({ input, words }: ViewContext, figures: CheckFigures): string {
  const types = figures.uncollected.map(({ subject }) => subject.id.replace(/^type:/, ''));
  return types
    .flatMap((type) => (isResourceType(type) ? [nounOf([type], input.language, words).plural] : []))
    .join(', ');
}

function shortFigures(context: ViewContext, kind: 'automated' | 'statement', figures: CheckFigures): string {
  const { words, number } = context;
  if (kind === 'statement') return '–';
  const { met, elements } = figures.view;
  return elements === 0 ? '–' : words.phrase.of(number(met), number(elements));
}
