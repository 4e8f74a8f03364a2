import type { Catalog, Check, ResourceCheck } from '../model/catalog.ts';
import type { Feeds } from '../model/feed.ts';

/** Which checks a run judges: all, those that the collectors of this version can decide, or those that are named. */
export type Selection = 'all' | 'collected' | readonly string[];

/** Splits the checks of the catalogue; what is left out is printed in the report, so that a choice is never silence. */
export function selectChecks(
  checks: readonly Check[],
  selection: Selection,
  feeds: Pick<Feeds, 'types' | 'unfilled'>,
): { readonly chosen: readonly Check[]; readonly leftOut: readonly Check[] } {
  const isChosen = (check: Check): boolean => {
    if (selection === 'all') return true;
    if (selection === 'collected') return check.kind === 'statement' || isCollected(check, feeds);
    return selection.includes(check.id);
  };
  return { chosen: checks.filter(isChosen), leftOut: checks.filter((check) => !isChosen(check)) };
}

/** Whether collectors feed every type that the check rests on and fill every property that it reads. */
function isCollected(check: ResourceCheck, { types, unfilled }: Pick<Feeds, 'types' | 'unfilled'>): boolean {
  if (![...check.resource, ...check.needs].every((type) => types.includes(type))) return false;
  const expressions = [
    check.applies ?? '',
    ...(typeof check.rule === 'string' ? [check.rule] : Object.values(check.rule)),
  ];
  const read = new Set(
    expressions.flatMap((text) => [...text.matchAll(/\bresource\.(\w+)/g)].map((match) => match[1] ?? '')),
  );
  return check.resource.every((type) => !(unfilled[type] ?? []).some((property) => read.has(property)));
}

/** Frameworks of a run that names none: those that a check contributes to. An index of nothing but gaps helps nobody. */
export function mappedFrameworks({ frameworks, checks }: Pick<Catalog, 'frameworks' | 'checks'>): readonly string[] {
  return frameworks.map(({ id }) => id).filter((id) => checks.some(({ maps }) => maps[id] !== undefined));
}
