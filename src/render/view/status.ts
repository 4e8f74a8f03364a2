import type { CheckAssessment } from '../../model/assessment.ts';
import type { ViewContext } from './context.ts';
import type { CheckFigures } from './figures.ts';
import type { StatusView } from './types.ts';
import type { StatusKey } from '../words/words.ts';

/** The status word of a check, with its reason in brackets where a reader would ask for one. */
export function statusOf(context: ViewContext, assessed: CheckAssessment, figures: CheckFigures): StatusView {
  const key = statusKeyOf(assessed, figures);
  return { key, text: withReason(context, key, reasonOf(context, assessed, figures)) };
}

function statusKeyOf(assessed: CheckAssessment, figures: CheckFigures): StatusKey {
  const something = figures.view.met > 0 || figures.declared > 0;
  switch (assessed.status) {
    case 'met':
      return 'implemented';
    case 'declared':
      return 'declared';
    case 'not-met':
      return something ? 'partial' : 'not-implemented';
    case 'not-determined':
    case 'stale':
      return something ? 'incomplete' : 'not-assessed';
    case 'not-applicable':
      return 'not-applicable';
  }
}

/** Only statuses that make no statement, or only half of one, must say why. */
export function withReason(context: ViewContext, key: StatusKey, reason: string): string {
  const needsReason = key === 'incomplete' || key === 'not-assessed' || key === 'not-applicable';
  const word = context.words.status[key];
  return needsReason && reason !== '' ? `${word} (${reason})` : word;
}

/** Why there is no result: the kinds of the gaps where there are any, else the reasons of the findings. */
export function reasonOf(context: ViewContext, assessed: CheckAssessment, figures: CheckFigures): string {
  const { words } = context;
  if (assessed.status === 'not-applicable') return words.phrase.emptyPopulation;
  const kinds = assessed.gaps.flatMap((id) => {
    const gap = context.gaps.get(id);
    return gap === undefined ? [] : [words.gapKind[gap.kind]];
  });
  const stale = figures.view.stale > 0 ? [words.phrase.staleEvidence] : [];
  const unique = [...new Set([...kinds, ...stale])];
  const reasons = unique.length > 0 ? unique : figures.reasons.map((reason) => words.reason[reason]);
  return reasons.length === 0 ? words.phrase.noFinding : [...new Set(reasons)].join(', ');
}
