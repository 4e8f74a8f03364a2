import type { PropertyValue, ResourceType } from '../ontology/resource.ts';
import type { Outcome } from './outcome.ts';

/** Why a finding has its outcome: a closed list; the wording lies in the templates. */
export const reasons = [
  'rule-true',
  'rule-false',
  'rule-error',
  'property-unknown',
  'coverage-incomplete',
  'no-collector',
  'population-empty',
  'declared-valid',
  'declared-insufficient',
  'statement-missing',
  'figures-missing',
  'statement-expired',
  'evidence-too-old',
] as const;

export type Reason = (typeof reasons)[number];

/** Whom a finding speaks about: a resource, a scope of a target, or a person's statement. */
export type FindingSubject = {
  readonly type: ResourceType | 'scope' | 'statement';
  readonly id: string;
  readonly name: string;
  readonly target: string;
  readonly account: string;
  readonly region: string;
};

/** One line of findings.ndjson: one check on one resource or scope. */
export type Finding = {
  readonly check: string;
  readonly outcome: Outcome;
  readonly subject: FindingSubject;
  readonly reason: Reason;
  /** Ids of the gaps behind `not-determined`. */
  readonly gaps: readonly string[];
  /** What the check shows about the element; null where the provider says there is none. */
  readonly values: Readonly<Record<string, PropertyValue | null>>;
  /** An accepted deviation laid over `not-met`; the outcome stays. */
  readonly waiver: FindingWaiver | null;
};

export type FindingWaiver = { readonly id: string; readonly approver: string; readonly expires: string };
