import type { CatalogDocuments } from '../read.ts';
import type { LintFinding } from './finding.ts';

/** Thresholds of the user's profile that ask for less than the shipped ones. */
export function lintThresholds({ profiles }: CatalogDocuments): LintFinding[] {
  if (!profiles) return [];
  return profiles.value.parameters.flatMap(({ id, values, setBy, replaces }, index) =>
    (replaces?.loosenedFor ?? []).map((need) => {
      const [own, shipped] = [values[need], replaces?.values[need]].map((value) => JSON.stringify(value));
      const message = `“${id}” is looser than the shipped profile for ${need}: ${own}, not ${shipped}.`;
      const hint = `Runs use it; the report marks it as loosened by “${setBy}”.`;
      return { ...profiles.faultAt(['parameters', index, 'values', need], message, hint), rule: 'threshold' as const };
    }),
  );
}
