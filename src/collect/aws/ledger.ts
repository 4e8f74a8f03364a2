import type { Coverage } from '../../model/coverage.ts';
import { createGap, type Gap } from '../../model/gap.ts';
import type { ResourceType } from '../../ontology/resource.ts';
import { createCoverage } from '../coverage.ts';
import { plan, type Operation } from './plan.ts';

/** What one target could not show, and what was asked of it. */
export type Ledger = {
  /** Notes a gap once, however many resources it touches, and returns what marks a property as unknown. */
  readonly note: (parts: Omit<Gap, 'id' | 'target' | 'source'>) => { readonly gap: string };
  /** Notes what became of an operation. The plan says which types rest on it; `types` only widens that. */
  readonly cover: (entry: CoverageEntry) => void;
  readonly gaps: () => readonly Gap[];
  readonly coverage: () => readonly Coverage[];
};

type CoverageEntry = Pick<Coverage, 'scope' | 'read' | 'pages' | 'gaps'> & {
  readonly operation: Operation;
  /** Told apart where one operation is asked for several things in one region. */
  readonly detail?: string;
  readonly types?: readonly ResourceType[];
  readonly witness?: Coverage['witness'];
};

/** Opens the ledger of a target. */
export function createLedger(target: string): Ledger {
  const gaps = new Map<string, Gap>();
  const coverage = new Map<string, Coverage>();
  return {
    note: (parts) => {
      const gap = createGap({ ...parts, target, source: 'aws' });
      if (!gaps.has(gap.id)) gaps.set(gap.id, gap);
      return { gap: gap.id };
    },
    cover: ({ operation, detail, types, witness, ...rest }) => {
      const name = detail === undefined ? operation : `${operation} ${detail}`;
      const key = `${name} ${rest.scope}`;
      const entry = createCoverage({
        ...rest,
        target,
        source: 'aws',
        operation: name,
        kind: plan[operation].kind,
        types: types ?? plan[operation].types,
        witness: witness ?? null,
      });
      coverage.set(key, join(coverage.get(key), entry));
    },
    gaps: () => [...gaps.values()],
    coverage: () => [...coverage.values()],
  };
}

/** One entry for each operation and scope, however often it was asked there. */
function join(before: Coverage | undefined, entry: Coverage): Coverage {
  return createCoverage({
    ...entry,
    types: [...new Set([...(before?.types ?? []), ...entry.types])].toSorted(),
    read: (before?.read ?? 0) + entry.read,
    pages: (before?.pages ?? 0) + entry.pages,
    witness: entry.witness ?? before?.witness ?? null,
    gaps: [...new Set([...(before?.gaps ?? []), ...entry.gaps])].toSorted(),
  });
}
