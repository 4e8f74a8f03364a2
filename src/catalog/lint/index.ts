import { join } from 'node:path';
import type { Feeds } from '../../model/feed.ts';
import { catalogFaults, readSource, shippedCatalog, type CatalogSource } from '../load.ts';
import { caseFolders, lintCases } from './cases.ts';
import { lintEmptyResources } from './empty-resource.ts';
import { lintRules, placedChecks, type LintFinding, type LintResult, type LintRule } from './finding.ts';
import { createJudge } from './judge.ts';
import { lintMappings } from './mapping.ts';
import { lintTemplates } from './templates.ts';
import { lintThresholds } from './thresholds.ts';
import { lintUnfilled } from './unfilled.ts';

export type { LintFinding, LintResult } from './finding.ts';

/** Looks over a catalogue, shipped and own, and reports everything that is wrong with it at once. */
export function lintCatalog(source: CatalogSource, feeds: Feeds): LintResult {
  const { directory = shippedCatalog } = source;
  const documents = readSource(source);
  const judge = createJudge(documents);
  const cases = judge ? lintCases(documents, judge, caseFolders(directory)) : { findings: [], notes: [] };
  const unfilled = judge ? lintUnfilled(documents, feeds, join(directory, 'checks')) : { findings: [], notes: [] };
  const findings = [
    ...catalogFaults(documents).map(({ check, ...fault }): LintFinding => ({ ...fault, rule: check as LintRule })),
    ...lintMappings(documents),
    ...lintTemplates(join(directory, '..', 'templates')),
    ...cases.findings,
    ...(judge ? lintEmptyResources(documents, judge) : []),
    ...unfilled.findings,
    ...lintThresholds(documents),
  ];
  return {
    checks: placedChecks(documents).length,
    findings: findings.toSorted(byPlace),
    notes: [...cases.notes, ...unfilled.notes],
  };
}

function byPlace(a: LintFinding, b: LintFinding): number {
  return (
    a.file.localeCompare(b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    lintRules.indexOf(a.rule) - lintRules.indexOf(b.rule)
  );
}
