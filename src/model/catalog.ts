import type { ResourceType } from '../ontology/resource.ts';
import type { Severity } from './severity.ts';
import type { Text } from './text.ts';

/** Which controls of one framework a check touches: as direct evidence for a part, or as help. */
export type Mapping = { readonly primary: readonly string[]; readonly supporting: readonly string[] };

/** What kind of proof a result is (ISO 19011 speaks of audit evidence; the four words are the report's). */
export const proofs = ['configuration', 'event', 'measurement', 'statement'] as const;

export type Proof = (typeof proofs)[number];

/** Command lines, or lines of a manifest, for each provider that a collector feeds; what stands in capital letters is to be replaced. */
export type Commands = { readonly aws?: readonly string[]; readonly kubernetes?: readonly string[] };

type CheckBase = {
  readonly id: string;
  readonly title: Text;
  readonly severity: Severity;
  /** OSCAL's assessment methods. */
  readonly method: 'test' | 'examine' | 'both';
  readonly proves: Proof;
  /** Who or what the check looks at, in a sentence. */
  readonly population: Text;
  /** When an element passes, in a sentence. */
  readonly criterion: Text;
  /** What a pass does not prove; printed in the report. */
  readonly limits: Text;
  /** What to do about a deviation. */
  readonly remediation: Text;
  /** How to do it with the tools of the providers. */
  readonly commands?: Commands;
  /** Parameters of the profile that the rule reads. */
  readonly parameters: readonly string[];
  /** Ids of the TOM sections it belongs to, the most important first. */
  readonly sections: readonly string[];
  /** Framework id -> controls. */
  readonly maps: Readonly<Record<string, Mapping>>;
};

/** A check that a rule decides for every resource of a population. */
export type ResourceCheck = CheckBase & {
  readonly kind: 'automated';
  /** The types of its population. */
  readonly resource: readonly ResourceType[];
  /** `every`: elements of every enabled region belong to it, also where a target narrows its regions. */
  readonly regions: 'selected' | 'every';
  /** Further types whose coverage must be complete because the rule rests on them. */
  readonly needs: readonly ResourceType[];
  /** CEL: whether a resource belongs to the population; null: every one does. */
  readonly applies: string | null;
  /** CEL: whether the resource passes; one rule, or one for each type where their properties differ. */
  readonly rule: string | Readonly<Partial<Record<ResourceType, string>>>;
  /** Properties the report tells about each element. */
  readonly show: readonly string[];
  /** What a person has to declare beside the figure; null where the figure stands alone. */
  readonly statement: { readonly rule: string | null } | null;
};

/** A check that rests on what a person declares. */
export type StatementCheck = CheckBase & {
  readonly kind: 'statement';
  /** CEL over `statement`: whether the declared figures are good enough; null: a valid statement is enough. */
  readonly rule: string | null;
};

export type Check = ResourceCheck | StatementCheck;

/** Levels of the requirements of IT-Grundschutz: MUSS, SOLLTE, and for an elevated protection need. */
export const levels = ['basis', 'standard', 'elevated'] as const;

/** One identifier of a framework with our own title (never the standard's text). */
export type Control = {
  readonly id: string;
  readonly title: Text;
  /** Its chapter, domain or Baustein: the id of a group of the framework. */
  readonly group?: string;
  readonly level?: (typeof levels)[number];
  /** Only ever false: the identifier was not held against the source („eigene Einschätzung, nicht an der Quelle geprüft“). */
  readonly verified?: false;
  /** Identifiers of the edition before that went into this one. */
  readonly predecessors?: readonly string[];
};

export type Framework = {
  readonly id: string;
  /** For example „ISO/IEC 27001:2022“. */
  readonly name: Text;
  /** How the report cites a control; `{id}` and `{title}` are replaced, for example „ISO/IEC 27001:2022 A.{id}“. */
  readonly citation: Text;
  /** Other citations for identifiers that begin with a prefix, which is then not printed; the longest prefix counts. */
  readonly prefixes?: readonly { readonly prefix: string; readonly citation: Text }[];
  /** Source and licence, to be printed wherever the licence asks for it (dl-de/by-2-0). */
  readonly attribution?: string;
  /** What a reader must know before using the framework. */
  readonly note?: Text;
  /** The edition before, which need not be in the catalogue, and what the predecessors of the controls rest on. */
  readonly predecessor?: { readonly id: string; readonly name: Text; readonly basis: Text };
  readonly groups?: readonly { readonly id: string; readonly title: Text }[];
  readonly controls: readonly Control[];
};

export type TomSection = {
  readonly id: string;
  readonly title: Text;
  /** What the measure is for. */
  readonly definition: Text;
  /** Legal basis as a German lawyer cites it. */
  readonly legalBasis: Text;
};

export type TomChapter = { readonly number: string; readonly title: Text; readonly sections: readonly TomSection[] };

/** One threshold: its value per protection need, why, and who set it. */
export type Parameter = {
  readonly id: string;
  readonly values: Readonly<Record<ProtectionNeed, ParameterValue>>;
  readonly basis: Text;
  readonly setBy: string;
  /** What ships in its place, where the user's own profile sets the values. */
  readonly replaces?: {
    readonly values: Readonly<Record<ProtectionNeed, ParameterValue>>;
    /** The needs for which the own value is looser, or cannot be shown to be as strict. */
    readonly loosenedFor: readonly ProtectionNeed[];
  };
};

export type ParameterValue = boolean | number | string | readonly string[];

/** Protection need after BSI-Standard 200-2. */
export const protectionNeeds = ['normal', 'high', 'very-high'] as const;

export type ProtectionNeed = (typeof protectionNeeds)[number];

export type Operator = { readonly jurisdiction: string };

/** Where providers' codes lie and what the law says about the countries. */
export type LocationTable = {
  readonly asOf: string;
  readonly eu: readonly string[];
  readonly eea: readonly string[];
  readonly adequate: readonly {
    readonly country: string;
    readonly decision: string;
    readonly condition: Text | null;
  }[];
  /** A decision that makes its country adequate only for organisations on a list: the EU-US Data Privacy Framework. */
  readonly dpf?: { readonly country: string; readonly decision: string; readonly condition: Text };
  /** Provider -> the country whose law the group that runs its places is subject to; a provider left out is not known. */
  readonly operators?: Readonly<Record<string, Operator>>;
  readonly countries: Readonly<Record<string, Text>>;
  /** Provider -> code of a region or zone -> country (ISO 3166-1 alpha-2). */
  readonly places: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** The whole catalogue as loaded and cross-checked. */
export type Catalog = {
  readonly checks: readonly Check[];
  readonly frameworks: readonly Framework[];
  readonly chapters: readonly TomChapter[];
  readonly parameters: readonly Parameter[];
  readonly locations: LocationTable;
  /** SHA-256 over the canonical JSON of the catalogue: says which rules gave the verdict. */
  readonly digest: string;
};
