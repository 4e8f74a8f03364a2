import type { Gap } from '../../model/gap.ts';
import { codeCell, joinSome, textCell, type ViewContext } from './context.ts';
import type { TableView } from './types.ts';

/** Scopes named in one row; the rest is counted and stands in coverage.json. */
const shownScopes = 12;

/** Gaps of the same request and kind are one row: a reader wants to know what is missing, not how often. */
export function gapGroups(context: ViewContext): readonly (readonly Gap[])[] {
  const { gaps } = context.input.assessment;
  const groups = Map.groupBy(gaps, (gap) => JSON.stringify([gap.source, gap.operation, gap.kind]));
  return [...groups.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => list);
}

/** What was not determined, and why: request, place, kind, and the checks that suffer. */
export function gapTable(context: ViewContext, numbers: ReadonlyMap<string, string>): TableView {
  const { words } = context;
  const { column } = words;
  const effects = effectsOf(context, numbers);
  return {
    header: true,
    columns: [
      { title: column.operation, width: '*' },
      { title: `${column.target}, ${column.scope}`, width: 128 },
      { title: column.kind, width: 110 },
      { title: column.effect, width: 86 },
    ],
    rows: gapGroups(context).map((group) => {
      const [first] = group;
      const checks = affectedBy(group, effects);
      return [
        codeCell(context.name(first?.operation ?? '')),
        textCell(placesOf(context, group)),
        textCell(first === undefined ? '' : words.gapKind[first.kind]),
        textCell(checks.length > 0 ? checks.join(', ') : words.phrase.gapEffectNone),
      ];
    }),
  };
}

/** The kinds of gaps that occur, in words. */
export function gapKindsOf(context: ViewContext): readonly { readonly word: string; readonly meaning: string }[] {
  const kinds = [...new Set(context.input.assessment.gaps.map((gap) => gap.kind))].toSorted();
  return kinds.map((kind) => ({ word: context.words.gapKind[kind], meaning: context.words.gapMeaning[kind] }));
}

function placesOf(context: ViewContext, group: readonly Gap[]): string {
  const places = group.map((gap) => placeOfGap(context, gap, ': '));
  return joinSome(context, [...new Set(places)].toSorted(), shownScopes, 'evidence/coverage.json', '; ');
}

/** Where a gap is: target and scope, or every target where nobody collects the thing at all. */
export function placeOfGap(context: ViewContext, gap: Gap, separator: string): string {
  if (gap.target === '') return context.words.phrase.everyTarget;
  return `${context.name(gap.target)}${separator}${context.name(gap.scope)}`;
}

/** Numbers of the checks that suffer from a group of gaps, in the order of the report. */
export function affectedBy(group: readonly Gap[], effects: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...new Set(group.flatMap((gap) => effects.get(gap.id) ?? []))].toSorted(byNumber);
}

/** Gap -> numbers of the checks that have findings without a result because of it. */
export function effectsOf(
  context: ViewContext,
  numbers: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const effects = new Map<string, string[]>();
  for (const check of context.input.assessment.checks) {
    for (const gap of check.gaps) {
      const list = effects.get(gap) ?? [];
      list.push(numbers.get(check.id) ?? check.id);
      effects.set(gap, list);
    }
  }
  return effects;
}

/** Orders 1.2.10 after 1.2.9. */
export function byNumber(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
