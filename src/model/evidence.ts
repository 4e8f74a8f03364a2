import type { PropertyValue, ResourceType } from '../ontology/resource.ts';
import type { Coverage } from './coverage.ts';
import type { Gap } from './gap.ts';

/** Whom an evidence record or a finding speaks about. */
export type Subject = {
  readonly type: ResourceType;
  /** The source's own stable identifier (architecture, section 11); for a person a pseudonym. */
  readonly id: string;
  readonly name: string;
  readonly target: string;
  /** Account number or cluster name. */
  readonly account: string;
  /** The provider's region code, `global`, or `unknown`. */
  readonly region: string;
};

/** One line of an evidence segment: one resource as one source described it. */
export type EvidenceRecord = {
  readonly originator: { readonly api: string; readonly endpoint: string };
  readonly collector: { readonly name: string; readonly version: string };
  /** Who asked: an ARN, or user and cluster. Names of persons are pseudonymised. */
  readonly principal: string;
  readonly query: { readonly operation: string; readonly parameters: Readonly<Record<string, unknown>> };
  /** UTC, ISO 8601: start and end of the request that brought this record. */
  readonly collectedFrom: string;
  readonly collectedTo: string;
  /** The source's own time of the state, or null when it gives none. */
  readonly stateAsOf: string | null;
  readonly subject: Subject;
  /** Properties of the ontology: a value, or null where the provider says that there is none. */
  readonly properties: Readonly<Record<string, PropertyValue | null>>;
  /** Property -> id of the gap that keeps it unknown. A property in neither table was not collected: unknown as well. */
  readonly unknown: Readonly<Record<string, string>>;
  /** The raw answer's fields on the allow list, so that a reader can redo the reading. */
  readonly observed: Readonly<Record<string, unknown>>;
  /** SHA-256 over the octets of the answer as delivered. */
  readonly answerSha256: string;
};

/** What one run collected, beside the resources: written to evidence/coverage.json. */
export type Collection = {
  readonly tool: { readonly name: string; readonly version: string };
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly targets: readonly CollectedTarget[];
  readonly coverage: readonly Coverage[];
  readonly gaps: readonly Gap[];
};

/** A target as it was reached. */
export type CollectedTarget = {
  readonly id: string;
  readonly provider: 'aws' | 'kubernetes';
  /** Account number or cluster name; empty when the target was not reached. */
  readonly account: string;
  readonly principal: string;
  readonly endpoint: string;
  /** Regions asked for; empty for a cluster. */
  readonly regions: readonly string[];
  /** Protection need of the target when nachweis.yaml sets one apart from the service's. */
  readonly protection: string | null;
};
