import type { ResourceType } from '../ontology/resource.ts';

/** A second, independent figure for a listing. A listing without one is printed as „Vollständigkeit nicht belegt“. */
export type Witness = {
  /** The operation that gave the figure, for example `config:GetDiscoveredResourceCounts`. */
  readonly operation: string;
  /** How many elements the witness counts. */
  readonly count: number;
  readonly agrees: boolean;
};

/** What became of one operation in one scope: the record that makes "nothing found" different from "could not look". */
export type Coverage = {
  readonly target: string;
  readonly source: string;
  readonly operation: string;
  readonly scope: string;
  /** A listing must show that nothing is missing, so a witness is due; a single answer is there or it is a gap. */
  readonly kind: 'listing' | 'answer';
  /** The resource types whose population or properties rest on this operation. */
  readonly types: readonly ResourceType[];
  /** `complete` only if every page was read, nothing was denied and no witness disagreed. */
  readonly state: 'complete' | 'incomplete';
  /** Elements read. */
  readonly read: number;
  /** Requests answered. */
  readonly pages: number;
  readonly witness: Witness | null;
  /** Ids of the gaps that make it incomplete. */
  readonly gaps: readonly string[];
};
