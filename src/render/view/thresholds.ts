import type { Check, Parameter, ParameterValue } from '../../model/catalog.ts';
import { codeCell, textCell, type ViewContext } from './context.ts';
import type { TableView, ThresholdView } from './types.ts';
import { countryName, valueText } from './values.ts';

/** The one threshold that nachweis.yaml sets: `locations.allowed`. */
const allowedLocations = 'location.allowed';

/** The thresholds a check rests on. */
export function thresholdsOf(context: ViewContext, check: Check): readonly ThresholdView[] {
  return context.input.catalog.parameters
    .filter((parameter) => check.parameters.includes(parameter.id))
    .map((parameter) => thresholdOf(context, parameter));
}

/** Every threshold that any check of this report uses. */
export function thresholdTable(context: ViewContext): TableView {
  const { column } = context.words;
  const used = new Set(context.input.assessment.checks.flatMap(({ id }) => context.checks.get(id)?.parameters ?? []));
  const thresholds = context.input.catalog.parameters
    .filter((parameter) => used.has(parameter.id))
    .map((parameter) => thresholdOf(context, parameter));
  return {
    header: true,
    columns: [
      { title: column.parameter, width: 112 },
      { title: column.value, width: 84 },
      { title: column.basis, width: '*' },
      { title: column.setBy, width: 84 },
    ],
    rows: thresholds.map(({ id, value, basis, setBy }) => [
      codeCell(id),
      textCell(value),
      textCell(basis),
      textCell(setBy),
    ]),
  };
}

/** The value that the rules were given: the one of the service's protection need, or what nachweis.yaml sets in its place. */
function thresholdOf(context: ViewContext, parameter: Parameter): ThresholdView {
  const { run } = context.input.assessment;
  const configured = parameter.id === allowedLocations;
  const value = configured ? run.allowedLocations : parameter.values[run.protection];
  return {
    id: parameter.id,
    value: parameterText(context, value),
    basis: parameter.basis[context.input.language],
    setBy: configured ? context.words.phrase.setInConfiguration : setBy(context, parameter),
  };
}

/** Whoever loosened a shipped threshold is named with what would hold otherwise. */
function setBy(context: ViewContext, { replaces, ...parameter }: Parameter): string {
  const { protection } = context.input.assessment.run;
  if (replaces?.loosenedFor.includes(protection) !== true) return parameter.setBy;
  return context.words.phrase.loosened(parameter.setBy, parameterText(context, replaces.values[protection]));
}

/** A text of the catalogue in which a threshold's id stands for its value: „höchstens 90 Tage“. */
export function withThresholds(text: string, thresholds: readonly ThresholdView[]): string {
  // The longest id first, so that `replicas.min_zones` is not read as `replicas.min`.
  const ordered = thresholds.toSorted((a, b) => b.id.length - a.id.length);
  return ordered.reduce((result, { id, value }) => result.replaceAll(id, () => value), text);
}

function parameterText(context: ViewContext, value: ParameterValue): string {
  if (typeof value === 'string') return wordOf(context, value);
  if (typeof value !== 'object') return valueText(context, value);
  return value.length === 0
    ? context.words.phrase.none
    : value.map((item) => wordOf(context, item)).join(context.words.phrase.or);
}

function wordOf(context: ViewContext, value: string): string {
  const known = context.words.value;
  return Object.hasOwn(known, value) ? (known[value] ?? value) : countryName(context, value);
}
