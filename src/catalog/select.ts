import type { Catalog, Check, ResourceCheck } from '../model/catalog.ts';
import type { Feeds } from '../model/feed.ts';
import { createReads } from './explain/reads.ts';
import { unfilledOf } from './unfilled.ts';

/** Which checks a run judges: all, those that the collectors of this version can decide, or those that are named. */
export type Selection = 'all' | 'collected' | readonly string[];

/** Splits the checks of the catalogue; what is left out is printed in the report, so that a choice is never silence. */
export function selectChecks(
  { checks, parameters, locations }: Pick<Catalog, 'checks' | 'parameters' | 'locations'>,
  selection: Selection,
  feeds: Pick<Feeds, 'types' | 'unfilled'>,
): { readonly chosen: readonly Check[]; readonly leftOut: readonly Check[] } {
  const isChosen = choose(selection, () => {
    const reads = createReads(parameters, locations);
    return (check) => isCollected(check, reads, feeds);
  });
  return { chosen: checks.filter(isChosen), leftOut: checks.filter((check) => !isChosen(check)) };
}

/** The rule language is only built for the selection that needs it. */
function choose(
  selection: Selection,
  createCollected: () => (check: ResourceCheck) => boolean,
): (check: Check) => boolean {
  if (selection === 'all') return () => true;
  if (selection !== 'collected') return ({ id }) => selection.includes(id);
  const collected = createCollected();
  return (check) => check.kind === 'statement' || collected(check);
}

/** Whether collectors feed every type that the check rests on and fill every property that it reads. */
function isCollected(
  check: ResourceCheck,
  reads: ReturnType<typeof createReads>,
  feeds: Pick<Feeds, 'types' | 'unfilled'>,
): boolean {
  const isFed = [...check.resource, ...check.needs].every((type) => feeds.types.includes(type));
  return isFed && check.resource.every((type) => unfilledOf(check, type, reads, feeds).length === 0);
}

/** Frameworks of a run that names none: those that a check contributes to. An index of nothing but gaps helps nobody. */
export function mappedFrameworks({ frameworks, checks }: Pick<Catalog, 'frameworks' | 'checks'>): readonly string[] {
  return frameworks.map(({ id }) => id).filter((id) => checks.some(({ maps }) => maps[id] !== undefined));
}
