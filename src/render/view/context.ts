import { NachweisError } from '../../errors.ts';
import type { CheckAssessment } from '../../model/assessment.ts';
import type { Check } from '../../model/catalog.ts';
import type { Gap } from '../../model/gap.ts';
import { cleanName } from '../text/clean.ts';
import { formatDay, formatMoment, formatNumber } from '../text/format.ts';
import type { BodyInput } from '../input.ts';
import { wordsOf } from '../words/index.ts';
import type { Words } from '../words/words.ts';
import type { Cell } from './types.ts';

/** What every part of the view needs: the input, its look-up tables, and the words and formats of the language. */
export type ViewContext<Input extends BodyInput = BodyInput> = {
  readonly input: Input;
  readonly words: Words;
  readonly checks: ReadonlyMap<string, Check>;
  readonly gaps: ReadonlyMap<string, Gap>;
  readonly number: (value: number) => string;
  readonly day: (iso: string) => string;
  readonly moment: (iso: string) => string;
  /** A name from outside, safe to print and cut to a readable length. */
  readonly name: (text: string) => string;
};

/** Prepares what every part of the view needs. */
export function contextOf<Input extends BodyInput>(input: Input): ViewContext<Input> {
  const words = wordsOf(input.language);
  const number = (value: number): string => formatNumber(value, input.language);
  return {
    input,
    words,
    checks: new Map(input.catalog.checks.map((check) => [check.id, check])),
    gaps: new Map(input.assessment.gaps.map((gap) => [gap.id, gap])),
    number,
    day: (iso) => formatDay(iso, input.language),
    moment: (iso) => formatMoment(iso, input.language),
    name: (text) => cleanName(text, (length) => words.phrase.longName(number(length))),
  };
}

/** The catalogue's entry of a check that was assessed. Without it nothing true could be said about the result. */
export function checkOf(context: ViewContext, assessed: Pick<CheckAssessment, 'id'>): Check {
  const check = context.checks.get(assessed.id);
  if (check !== undefined) return check;
  throw new NachweisError(
    'RUN_INVALID',
    `The assessment names the check “${assessed.id}”, which the catalogue does not have.`,
    {
      hint: 'Render the report with the catalogue that the run was assessed with.',
    },
  );
}

export function textCell(text: string, extra: Omit<Cell, 'text' | 'kind'> = {}): Cell {
  return { text, kind: 'text', ...extra };
}

export function codeCell(text: string): Cell {
  return { text, kind: 'code' };
}

export function strongCell(text: string): Cell {
  return { text, kind: 'strong' };
}

/** Joins the first items and counts the rest with the place where all of them stand. */
export function joinSome(
  context: ViewContext,
  items: readonly string[],
  limit: number,
  place: string,
  separator = ', ',
): string {
  const shown = items.slice(0, limit).join(separator);
  const rest = items.length - limit;
  return rest > 0 ? `${shown} ${context.words.phrase.more(context.number(rest), place)}` : shown;
}
