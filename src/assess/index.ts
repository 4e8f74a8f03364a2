import type {
  AppliedWaiver,
  Assessment,
  CheckAssessment,
  ControlAssessment,
  SectionAssessment,
} from '../model/assessment.ts';
import type { Catalog, Check } from '../model/catalog.ts';
import type { Config } from '../model/config.ts';
import type { Collection } from '../model/evidence.ts';
import type { JudgedDpfEntry } from '../model/dpf.ts';
import { createGap, type Gap } from '../model/gap.ts';
import { countOutcomes, outcomes, rollUp, type Outcome, type OutcomeCounts } from '../model/outcome.ts';
import type { Statement } from '../model/statement.ts';
import type { Waiver } from '../model/waiver.ts';
import type { Tallies } from './tally.ts';

export { applyWaiver } from './waivers.ts';
export { createTallies } from './tally.ts';

export type AssessInput = {
  readonly catalog: Catalog;
  readonly config: Config;
  readonly collection: Collection;
  /** Gaps that the joins met, beside those of the collection. */
  readonly relatedGaps: readonly Gap[];
  readonly statements: readonly Statement[];
  readonly waivers: readonly Waiver[];
  readonly tallies: Tallies;
  /** Checks that the configuration leaves out. */
  readonly leftOut: readonly string[];
  /** Countries that location checks allowed. */
  readonly allowedLocations: readonly string[];
  /** Entries in the list of the Data Privacy Framework that the verdicts on places were given with. */
  readonly dpf: readonly JudgedDpfEntry[];
  readonly assessedAt: Date;
};

/** Rolls the figures of the checks up into checks, controls and sections of the TOM document. */
export function assess(input: AssessInput): Assessment {
  const { catalog, config, collection, statements } = input;
  const checks = catalog.checks.map((check) => assessCheck(check, input)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const statusOf = new Map(checks.map(({ id, status }) => [id, status]));
  return {
    run: {
      tool: collection.tool,
      startedAt: collection.startedAt,
      finishedAt: collection.finishedAt,
      assessedAt: input.assessedAt.toISOString(),
      targets: collection.targets,
      protection: config.protection,
      allowedLocations: input.allowedLocations,
      dpf: input.dpf,
      untagged: config.classification.untagged,
      allowIncomplete: config.allowIncomplete,
      leftOut: input.leftOut,
      catalogueDigest: catalog.digest,
    },
    counts: sumCounts(checks),
    checks,
    controls: assessControls(catalog, config, statusOf),
    sections: assessSections(catalog, statusOf),
    gaps: listGaps(input, checks),
    coverage: collection.coverage,
    statements,
    waivers: listWaivers(input),
  };
}

/** Findings per outcome over all checks. */
function sumCounts(checks: readonly CheckAssessment[]): OutcomeCounts {
  const sum = { ...countOutcomes([]) };
  for (const { counts } of checks) for (const outcome of outcomes) sum[outcome] += counts[outcome];
  return sum;
}

function assessCheck(check: Check, { tallies }: AssessInput): CheckAssessment {
  const { counts, gaps, waived } = tallies.of(check.id);
  return { id: check.id, status: rollUp(counts), severity: check.severity, counts, waived, gaps: [...gaps].toSorted() };
}

function assessControls(catalog: Catalog, config: Config, statusOf: ReadonlyMap<string, Outcome>): ControlAssessment[] {
  return catalog.frameworks
    .filter(({ id }) => config.frameworks.includes(id))
    .flatMap(({ id: framework, controls }) =>
      controls.map(({ id }) => {
        const touching = (kind: 'primary' | 'supporting'): string[] =>
          catalog.checks
            .filter(({ maps }) => maps[framework]?.[kind].includes(id))
            .map((check) => check.id)
            .toSorted();
        const primary = touching('primary');
        const supporting = touching('supporting');
        return { framework, id, status: rollUpChecks([...primary, ...supporting], statusOf), primary, supporting };
      }),
    );
}

function assessSections(catalog: Catalog, statusOf: ReadonlyMap<string, Outcome>): SectionAssessment[] {
  return catalog.chapters
    .flatMap(({ sections }) => sections)
    .map(({ id }) => {
      const checks = catalog.checks
        .filter(({ sections }) => sections.includes(id))
        .map((check) => check.id)
        .toSorted();
      return { id, status: rollUpChecks(checks, statusOf), checks };
    });
}

function rollUpChecks(checks: readonly string[], statusOf: ReadonlyMap<string, Outcome>): Outcome | 'not-covered' {
  if (checks.length === 0) return 'not-covered';
  return rollUp(countOutcomes(checks.flatMap((check) => statusOf.get(check) ?? [])));
}

/** Every gap a finding names can be looked up, also those that only say that no collector filled a property. */
function listGaps({ collection, relatedGaps }: AssessInput, checks: readonly CheckAssessment[]): Gap[] {
  const known = new Map([...collection.gaps, ...relatedGaps].map((gap) => [gap.id, gap]));
  for (const id of checks.flatMap(({ gaps }) => gaps)) if (!known.has(id)) known.set(id, uncollectedGap(id));
  return [...known.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function uncollectedGap(id: string): Gap {
  const operation = id.replace(/^uncollected:/, '');
  const gap = createGap({
    target: '',
    source: 'nachweis',
    operation,
    scope: 'global',
    kind: 'unsupported',
    message: 'No collector fills this.',
  });
  return { ...gap, id };
}

function listWaivers({ waivers, tallies }: AssessInput): AppliedWaiver[] {
  return waivers
    .map(({ id, check, reason, approver, expires }) => ({
      id,
      check,
      reason,
      approver,
      expires,
      findings: tallies.waivers.get(id) ?? 0,
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
