import type { Catalog } from '../model/catalog.ts';
import type { Text } from '../model/text.ts';

/**
 * Which controls of a framework the checks touch. Every control is in exactly one list. Being touched says that a check contributes to
 * the evidence for a part of a control, never that the control is kept; so there are counts, and no share that could be read as a grade.
 */
export type FrameworkCoverage = {
  readonly framework: string;
  readonly name: Text;
  readonly total: number;
  /** At least one automated check is direct evidence for a part. */
  readonly primary: readonly string[];
  /** Automated checks only help. */
  readonly supporting: readonly string[];
  /** Only what people declare touches it. */
  readonly statement: readonly string[];
  readonly untouched: readonly string[];
};

type Touch = 'primary' | 'supporting' | 'statement';

/** The coverage of every framework, in the order of the catalogue. */
export function coverageOf({ checks, frameworks }: Pick<Catalog, 'checks' | 'frameworks'>): FrameworkCoverage[] {
  return frameworks.map(({ id: framework, name, controls }) => {
    const touches = new Map<string, Touch>();
    const touch = (ids: readonly string[], kind: Touch): void => {
      for (const id of ids) if (!touches.has(id)) touches.set(id, kind);
    };
    const automated = checks.filter(({ kind }) => kind === 'automated');
    const declared = checks.filter(({ kind }) => kind === 'statement');
    for (const { maps } of automated) touch(maps[framework]?.primary ?? [], 'primary');
    for (const { maps } of automated) touch(maps[framework]?.supporting ?? [], 'supporting');
    for (const { maps } of declared)
      touch([...(maps[framework]?.primary ?? []), ...(maps[framework]?.supporting ?? [])], 'statement');
    const listed = (kind: Touch | undefined): string[] =>
      controls.filter(({ id }) => touches.get(id) === kind).map(({ id }) => id);
    return {
      framework,
      name,
      total: controls.length,
      primary: listed('primary'),
      supporting: listed('supporting'),
      statement: listed('statement'),
      untouched: listed(undefined),
    };
  });
}
