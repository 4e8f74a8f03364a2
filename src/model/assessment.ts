import type { Coverage } from './coverage.ts';
import type { CollectedTarget } from './evidence.ts';
import type { JudgedDpfEntry } from './dpf.ts';
import type { Gap } from './gap.ts';
import type { Outcome, OutcomeCounts } from './outcome.ts';
import type { Severity } from './severity.ts';
import type { Statement } from './statement.ts';
import type { ProtectionNeed } from './catalog.ts';

/** A check rolled up over its findings. */
export type CheckAssessment = {
  readonly id: string;
  readonly status: Outcome;
  readonly severity: Severity;
  readonly counts: OutcomeCounts;
  /** Not-met findings that a waiver covers. */
  readonly waived: number;
  /** Ids of the gaps behind its not-determined findings, sorted. */
  readonly gaps: readonly string[];
};

/** A control rolled up over the checks that touch it; `not-covered` when no check does. Never printed as fulfilled. */
export type ControlAssessment = {
  readonly framework: string;
  readonly id: string;
  readonly status: Outcome | 'not-covered';
  readonly primary: readonly string[];
  readonly supporting: readonly string[];
};

export type SectionAssessment = {
  readonly id: string;
  readonly status: Outcome | 'not-covered';
  readonly checks: readonly string[];
};

/** assessment.json: everything the report says beside the single findings. */
export type Assessment = {
  readonly run: {
    readonly tool: { readonly name: string; readonly version: string };
    /** UTC, ISO 8601: start and end of the collection. */
    readonly startedAt: string;
    readonly finishedAt: string;
    /** When the findings were judged; evidence and statements are held against it. */
    readonly assessedAt: string;
    readonly targets: readonly CollectedTarget[];
    readonly protection: ProtectionNeed;
    readonly allowedLocations: readonly string[];
    /** Entries of nachweis.yaml in the list of the Data Privacy Framework, those included that do not count. */
    readonly dpf?: readonly JudgedDpfEntry[];
    readonly untagged: 'unknown' | 'personal' | 'none';
    readonly allowIncomplete: boolean;
    /** Checks of the catalogue that the configuration leaves out. */
    readonly leftOut: readonly string[];
    readonly catalogueDigest: string;
  };
  /** Findings per outcome over all checks. */
  readonly counts: OutcomeCounts;
  readonly checks: readonly CheckAssessment[];
  readonly controls: readonly ControlAssessment[];
  readonly sections: readonly SectionAssessment[];
  readonly gaps: readonly Gap[];
  readonly coverage: readonly Coverage[];
  readonly statements: readonly Statement[];
  readonly waivers: readonly AppliedWaiver[];
};

/** A waiver as it was used in this run. */
export type AppliedWaiver = {
  readonly id: string;
  readonly check: string;
  readonly reason: string;
  readonly approver: string;
  readonly expires: string;
  readonly findings: number;
};
