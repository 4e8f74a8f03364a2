import type { CatalogDocuments } from '../read.ts';
import { placedChecks, type LintFinding } from './finding.ts';

/** Checks that belong to no control or to no section: their result would stand in no chapter of the report. */
export function lintMappings(documents: CatalogDocuments): LintFinding[] {
  return placedChecks(documents).flatMap(({ document, path, check }) => {
    const controls = Object.values(check.maps).flatMap(({ primary, supporting = [] }) => [...primary, ...supporting]);
    return [
      ...(controls.length > 0 ? [] : [document.faultAt([...path, 'maps'], `“${check.id}” is mapped to no control.`)]),
      ...(check.sections.length > 0
        ? []
        : [document.faultAt([...path, 'sections'], `“${check.id}” belongs to no TOM section.`)]),
    ].map((fault) => ({ ...fault, rule: 'unmapped' as const }));
  });
}
