import type { Feeds } from '../model/feed.ts';
import type { ResourceType } from '../ontology/resource.ts';
import type { createReads } from './explain/reads.ts';

/** Properties of a type that a check reads and no collector fills. */
export function unfilledOf(
  check: Parameters<ReturnType<typeof createReads>>[0],
  type: ResourceType,
  reads: ReturnType<typeof createReads>,
  { unfilled }: Pick<Feeds, 'unfilled'>,
): readonly string[] {
  return reads(check, type).filter((name) => unfilled[type]?.includes(name) === true);
}
