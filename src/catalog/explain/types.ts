import type { Commands, Control, Parameter, Proof, ProtectionNeed } from '../../model/catalog.ts';
import type { Severity } from '../../model/severity.ts';
import type { Text } from '../../model/text.ts';
import type { ResourceType } from '../../ontology/resource.ts';
import type { FrameworkCoverage } from '../coverage.ts';

/** What `explain` tells about one id: data in every language, for a page or for a machine. */
export type Explanation =
  | CheckExplanation
  | ControlExplanation
  | FrameworkExplanation
  | SectionExplanation
  | ParameterExplanation
  | LocationExplanation
  | CountryExplanation;

export type CheckExplanation = {
  readonly kind: 'check';
  readonly id: string;
  readonly title: Text;
  /** `mixed`: a figure and a statement. */
  readonly decidedBy: 'rule' | 'mixed' | 'statement';
  readonly severity: Severity;
  readonly method: 'test' | 'examine' | 'both';
  readonly proves: Proof;
  readonly population: Text;
  readonly criterion: Text;
  readonly limits: Text;
  readonly remediation: Text;
  readonly commands: Commands;
  /** CEL: who belongs to the population; null: every resource of its types. */
  readonly applies: string | null;
  /** CEL: who passes, by type where that differs; a statement's rule has no types. */
  readonly rules: readonly { readonly types: readonly ResourceType[]; readonly expression: string }[];
  readonly statementRule: string | null;
  readonly everyRegion: boolean;
  readonly thresholds: readonly ThresholdExplanation[];
  readonly sources: readonly SourceExplanation[];
  readonly sections: readonly { readonly id: string; readonly title: Text }[];
  readonly controls: readonly TouchedControl[];
};

export type ThresholdExplanation = Omit<Parameter, 'replaces'> & {
  readonly replaces: NonNullable<Parameter['replaces']> | null;
};

/** Where the resources of a type come from. */
export type SourceExplanation = {
  readonly type: ResourceType;
  readonly title: Text;
  /** Whether its resources are judged, or only looked up. */
  readonly judged: boolean;
  /** Properties that the rules read and no collector fills: on them the check is not determined. */
  readonly unfilled: readonly string[];
  /** By provider; none: no collector feeds the type. */
  readonly providers: readonly {
    readonly provider: 'aws' | 'kubernetes';
    /** Rights for what is read. */
    readonly rights: readonly string[];
    /** Rights for what is only counted, to know whether the rest is everything. */
    readonly counted: readonly string[];
  }[];
};

export type TouchedControl = {
  readonly framework: string;
  readonly control: string;
  readonly citation: Text;
  readonly title: Text;
  readonly role: 'primary' | 'supporting';
};

/** A check from the other side of its mappings. */
export type CheckReference = {
  readonly id: string;
  readonly title: Text;
  readonly decidedBy: CheckExplanation['decidedBy'];
};

export type ControlExplanation = {
  readonly kind: 'control';
  readonly id: string;
  readonly framework: { readonly id: string; readonly name: Text };
  readonly citation: Text;
  readonly title: Text;
  /** Level of IT-Grundschutz. */
  readonly level: NonNullable<Control['level']> | null;
  /** False: our own reading, not held against the source. */
  readonly verified: boolean;
  /** What it was called in the edition before. */
  readonly predecessors: { readonly edition: Text; readonly ids: readonly string[] } | null;
  readonly primary: readonly CheckReference[];
  readonly supporting: readonly CheckReference[];
  /** TOM sections of the checks that touch it. */
  readonly sections: readonly { readonly id: string; readonly title: Text }[];
};

export type FrameworkExplanation = {
  readonly kind: 'framework';
  readonly id: string;
  readonly title: Text;
  readonly citation: Text;
  readonly note: Text | null;
  /** Source and licence. */
  readonly attribution: string | null;
  readonly coverage: FrameworkCoverage;
};

export type SectionExplanation = {
  readonly kind: 'section';
  readonly id: string;
  readonly title: Text;
  readonly chapter: { readonly number: string; readonly title: Text };
  readonly definition: Text;
  readonly legalBasis: Text;
  readonly checks: readonly CheckReference[];
};

export type ParameterExplanation = Omit<ThresholdExplanation, 'id'> & {
  readonly kind: 'parameter';
  readonly id: string;
  readonly checks: readonly CheckReference[];
};

export type Verdict = 'eu-eea' | 'adequate' | 'third' | 'unknown';

/** What the law says about a country, and why. */
export type CountryVerdict = {
  readonly country: string;
  readonly name: Text;
  readonly verdict: Verdict;
  readonly member: 'EU' | 'EEA' | null;
  readonly decision: string | null;
  readonly condition: Text | null;
  /** What makes places of listed organisations adequate although the country is not. */
  readonly dpf: { readonly decision: string; readonly condition: Text } | null;
  /** The needs for which the profile of the catalogue allows the country. */
  readonly allowedFor: readonly ProtectionNeed[];
};

export type LocationExplanation = {
  readonly kind: 'location';
  readonly id: string;
  /** Every provider that uses the code; more than one country makes it ambiguous. */
  readonly places: readonly {
    readonly provider: string;
    readonly code: string;
    /** The code of the table that decides, where the asked code names a zone of it. */
    readonly region: string;
    readonly verdict: CountryVerdict;
    /** Who runs the place and whose law the group is subject to; null: not known. */
    readonly operator: { readonly jurisdiction: string; readonly country: Text } | null;
  }[];
  readonly asOf: string;
};

export type CountryExplanation = {
  readonly kind: 'country';
  readonly id: string;
  readonly verdict: CountryVerdict;
  readonly places: readonly { readonly provider: string; readonly codes: readonly string[] }[];
  readonly asOf: string;
};
