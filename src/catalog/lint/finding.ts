import type { ReadDocument } from '../../documents.ts';
import type { Fault } from '../../errors.ts';
import type { ChecksDocument, ResourceCheckDocument, StatementCheckDocument } from '../documents.ts';
import type { CatalogDocuments } from '../read.ts';
import { checksIn } from '../references.ts';

/** What lint can find, in the order in which it looks. */
export const lintRules = [
  'shape',
  'duplicate',
  'dangling',
  'rule',
  'wording',
  'unmapped',
  'untested',
  'case',
  'empty-resource',
  'unfilled',
  'threshold',
] as const;

export type LintRule = (typeof lintRules)[number];

/** One thing that is wrong, with its place. */
export type LintFinding = Fault & { readonly rule: LintRule };

/** What lint found, and what it could not look at or has to say without calling it wrong. */
export type LintResult = {
  readonly checks: number;
  readonly findings: readonly LintFinding[];
  readonly notes: readonly string[];
};

/** A check with its place, as lint walks over them. */
export type PlacedCheck = {
  readonly document: ReadDocument<ChecksDocument>;
  readonly path: readonly (string | number)[];
  readonly check: ResourceCheckDocument | StatementCheckDocument;
};

export type PlacedResourceCheck = PlacedCheck & { readonly check: ResourceCheckDocument };

/** Every check of a catalogue. */
export function placedChecks({ checks }: CatalogDocuments): PlacedCheck[] {
  return checks.documents.flatMap((document) =>
    checksIn(document).map(({ check, path }) => ({ document, path, check })),
  );
}

/** Every check that a rule decides. */
export function placedResourceChecks(documents: CatalogDocuments): PlacedResourceCheck[] {
  return placedChecks(documents).filter((placed): placed is PlacedResourceCheck => 'resource' in placed.check);
}
