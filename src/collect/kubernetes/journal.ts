import type { Coverage } from '../../model/coverage.ts';
import { createGap, type Gap, type GapKind } from '../../model/gap.ts';
import { createCoverage } from '../coverage.ts';

/** What the collection of one target wrote down about itself: what was read, and what could not be seen. */
export type Journal = {
  /** Notes a gap and returns its id; the same gap twice is one gap. */
  readonly noteGap: (operation: string, kind: GapKind, message: string, scope?: string) => string;
  readonly noteCoverage: (entry: CoverageEntry) => void;
  readonly gaps: () => readonly Gap[];
  readonly coverage: () => readonly Coverage[];
};

type CoverageEntry = Omit<Coverage, 'target' | 'source' | 'state'>;

/** The API that a Kubernetes collector asks. */
export const api = 'kubernetes';

export function createJournal(target: string): Journal {
  const gaps = new Map<string, Gap>();
  const coverage: Coverage[] = [];
  return {
    noteGap: (operation, kind, message, scope = 'global') => {
      const gap = createGap({ target, source: api, operation, scope, kind, message });
      if (!gaps.has(gap.id)) gaps.set(gap.id, gap);
      return gap.id;
    },
    noteCoverage: (entry) => {
      coverage.push(createCoverage({ target, source: api, ...entry }));
    },
    gaps: () => [...gaps.values()],
    coverage: () => coverage,
  };
}
