import type { Coverage } from '../model/coverage.ts';

/** Builds a coverage entry. It is complete only if nothing is missing and no witness disagrees; nobody may just say so. */
export function createCoverage(parts: Omit<Coverage, 'state'>): Coverage {
  const complete = parts.gaps.length === 0 && (parts.witness === null || parts.witness.agrees);
  return { ...parts, state: complete ? 'complete' : 'incomplete' };
}
