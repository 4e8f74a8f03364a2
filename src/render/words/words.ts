import type { ProtectionNeed, Proof } from '../../model/catalog.ts';
import type { Reason } from '../../model/finding.ts';
import type { GapKind } from '../../model/gap.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Severity } from '../../model/severity.ts';

/** What the report says about a measure; a closed list, because readers hold each word against its explanation. */
export const statusKeys = [
  'implemented',
  'declared',
  'partial',
  'not-implemented',
  'incomplete',
  'not-assessed',
  'not-applicable',
] as const;

export type StatusKey = (typeof statusKeys)[number];

/** Headings of the columns of every table. */
export type ColumnKey =
  | 'account'
  | 'approver'
  | 'basis'
  | 'checks'
  | 'checksWithNumbers'
  | 'control'
  | 'date'
  | 'declaredBy'
  | 'details'
  | 'deviations'
  | 'effect'
  | 'elements'
  | 'element'
  | 'endpoint'
  | 'expires'
  | 'figures'
  | 'kind'
  | 'measure'
  | 'meaning'
  | 'name'
  | 'number'
  | 'operation'
  | 'parameter'
  | 'place'
  | 'primary'
  | 'principal'
  | 'provider'
  | 'reason'
  | 'reference'
  | 'regions'
  | 'requests'
  | 'result'
  | 'scope'
  | 'setBy'
  | 'severity'
  | 'signature'
  | 'state'
  | 'statement'
  | 'status'
  | 'step'
  | 'supporting'
  | 'target'
  | 'title'
  | 'value'
  | 'witness';

/** What the title page lists. */
export type FactKey =
  | 'organisation'
  | 'role'
  | 'representative'
  | 'dpo'
  | 'service'
  | 'dataSubjects'
  | 'dataCategories'
  | 'scope'
  | 'exclusions'
  | 'protection'
  | 'locations'
  | 'period'
  | 'assessed'
  | 'language'
  | 'tool'
  | 'catalogue'
  | 'manifest';

/** Every word the code itself sets. Sentences stand in the templates. */
export type Words = {
  readonly status: Readonly<Record<StatusKey, string>>;
  readonly statusMeaning: Readonly<Record<StatusKey, string>>;
  readonly notCovered: string;
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly gapKind: Readonly<Record<GapKind, string>>;
  readonly gapMeaning: Readonly<Record<GapKind, string>>;
  readonly reason: Readonly<Record<Reason, string>>;
  /** What the checks behind a control found; never that the control itself is fulfilled. */
  readonly controlResult: Readonly<Record<Outcome | 'not-covered', string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly proof: Readonly<Record<Proof, string>>;
  readonly protection: Readonly<Record<ProtectionNeed, string>>;
  readonly provider: Readonly<Record<'aws' | 'kubernetes', string>>;
  readonly role: Readonly<Record<'controller' | 'processor' | 'unknown', string>>;
  readonly documentKind: Readonly<Record<'controller' | 'processor' | 'unknown', string>>;
  readonly language: string;
  /** Groups of countries in `locations.allowed`. */
  readonly region: Readonly<Record<string, string>>;
  /** Values of closed lists in the ontology. */
  readonly value: Readonly<Record<string, string>>;
  readonly verdict: Readonly<Record<'eu-eea' | 'adequate' | 'third' | 'unknown', string>>;
  readonly column: Readonly<Record<ColumnKey, string>>;
  readonly fact: Readonly<Record<FactKey, string>>;
  readonly phrase: Phrases;
  readonly terminal: TerminalWords;
};

/** Short phrases with holes in them. */
export type Phrases = {
  readonly yes: string;
  readonly no: string;
  readonly absent: string;
  readonly or: string;
  readonly none: string;
  readonly notGiven: string;
  readonly notReached: string;
  readonly unknownRegion: string;
  readonly allRegions: string;
  readonly element: { readonly singular: string; readonly plural: string };
  readonly of: (numerator: string, denominator: string) => string;
  readonly more: (count: string, place: string) => string;
  readonly longName: (count: string) => string;
  readonly gapEffectNone: string;
  /** In place of a target where a gap is none of one target: nobody collects the thing. */
  readonly everyTarget: string;
  readonly setInConfiguration: string;
  readonly loosened: (setBy: string, shipped: string) => string;
  readonly expired: string;
  readonly waived: (id: string, approver: string, expires: string) => string;
  readonly emptyPopulation: string;
  readonly staleEvidence: string;
  readonly noFinding: string;
  readonly checksWithoutResult: (count: string, total: string) => string;
  readonly partlyMeasured: string;
  readonly witnessAgrees: (operation: string, count: string) => string;
  readonly witnessDisagrees: (operation: string, count: string) => string;
  readonly witnessMissing: string;
  readonly witnessNotDue: string;
  readonly inScopes: (part: string, all: string) => string;
  readonly stateComplete: string;
  readonly stateIncomplete: (scopes: string) => string;
  readonly scopes: (count: string) => string;
  readonly signatures: (role: 'controller' | 'processor' | 'unknown') => readonly string[];
  readonly otherChecks: string;
  readonly chart: string;
};

/** What the table in the terminal says. */
export type TerminalWords = {
  readonly summary: string;
  readonly status: Readonly<Record<StatusKey, string>>;
  readonly deviations: string;
  readonly gaps: string;
  readonly noDeviations: string;
  readonly noGaps: string;
  readonly affects: string;
  readonly waived: string;
  readonly notAssessed: string;
  readonly more: (count: string) => string;
};
