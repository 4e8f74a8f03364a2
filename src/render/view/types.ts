import type { StatusKey } from '../words/words.ts';
import type { Noun } from '../text/noun.ts';

/** One cell of a table. Every renderer escapes `text` for itself. */
export type Cell = {
  readonly text: string;
  /** `code` for identifiers, which may break anywhere; `status` carries its colour beside its word. */
  readonly kind: 'text' | 'code' | 'number' | 'status' | 'strong';
  readonly status?: StatusKey;
  /** A second, smaller line, for example the identifier below a name. */
  readonly note?: string;
  /** Anchor of a place in the report. */
  readonly link?: string;
};

export type Column = {
  readonly title: string;
  /** Points, or a share of what is left. */
  readonly width: number | '*' | 'auto';
  readonly align?: 'right';
};

/** A table that keeps its structure in every format. */
export type TableView = {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** False for lists of facts, whose first column is the heading of its row. */
  readonly header: boolean;
  /** Height of every row in points where people write into it by hand. */
  readonly rowHeight?: number;
};

/** A bar made of parts, with the same in words. */
export type ChartView = {
  readonly total: number;
  readonly parts: readonly { readonly status: StatusKey; readonly label: string; readonly value: number }[];
  readonly alternative: string;
};

/** A status as the reader sees it. */
export type StatusView = { readonly key: StatusKey; readonly text: string };

/** What a check measured, counted over its findings. */
export type FigureView = {
  readonly elements: number;
  readonly met: number;
  readonly notMet: number;
  readonly notDetermined: number;
  readonly stale: number;
  readonly notApplicable: number;
  readonly waived: number;
  /** Scopes in which the population could not be read completely. */
  readonly openScopes: number;
};

export type CheckView = {
  readonly id: string;
  readonly anchor: string;
  readonly number: string;
  readonly title: string;
  readonly automated: boolean;
  readonly status: StatusView;
  /** False where nothing was found to judge: the report then shows the measure and the reason, and no empty figures. */
  readonly seen: boolean;
  readonly figures: FigureView;
  readonly noun: Noun;
  /** The figures in a few words, for tables. */
  readonly short: string;
  readonly criterion: string;
  readonly population: string;
  readonly limits: string;
  readonly remediation: string;
  readonly proof: string;
  readonly severity: string;
  readonly openScopes: string;
  /** Types of the population that nobody collects. */
  readonly uncollected: string;
  readonly reason: string;
  /** Whether it looks at regions beyond those that a target names. */
  readonly everyRegion: boolean;
  readonly sources: readonly string[];
  readonly moreSources: number;
  readonly witness: WitnessView;
  readonly statements: readonly StatementView[];
  readonly thresholds: readonly ThresholdView[];
  readonly primary: readonly string[];
  readonly supporting: readonly string[];
  /** Whether something is to be done. */
  readonly deviates: boolean;
  readonly hasDeviations: boolean;
  readonly moreDeviations: number;
  readonly hasOpenElements: boolean;
  readonly moreOpenElements: number;
};

/** Whether the number of elements is backed by a second figure. */
export type WitnessView = {
  readonly state: 'shown' | 'partly' | 'not-shown' | 'contradicted' | 'not-due' | 'no-source';
  readonly shown: readonly string[];
  readonly missing: readonly string[];
};

export type ThresholdView = {
  readonly id: string;
  readonly value: string;
  readonly basis: string;
  readonly setBy: string;
};

export type StatementView = {
  readonly check: string;
  readonly number: string;
  readonly title: string;
  readonly text: string;
  readonly declaredBy: string;
  readonly date: string;
  readonly expires: string;
  readonly expired: boolean;
  readonly figure: { readonly numerator: number; readonly denominator: number } | null;
  readonly reference: string | null;
};

export type SectionView = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly definition: string;
  readonly legalBasis: string;
  readonly status: StatusView | null;
  readonly checks: readonly CheckView[];
  /** Checks that are described in another section and belong here as well. */
  readonly references: readonly CheckView[];
};

export type ChapterView = {
  readonly number: string;
  readonly title: string;
  readonly sections: readonly SectionView[];
};

export type FrameworkView = {
  readonly id: string;
  readonly name: string;
  /** Whose titles these are and under which licence. */
  readonly attribution: string | null;
  readonly total: number;
  readonly covered: number;
  readonly uncovered: readonly string[];
};

/** What a reader sees, before any format: plain values that templates can name. */
export type ReportView = {
  readonly title: string;
  readonly kind: string;
  readonly role: 'controller' | 'processor' | 'unknown';
  readonly organisation: string;
  readonly service: string;
  readonly description: string | null;
  readonly at: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly tool: { readonly name: string; readonly version: string };
  readonly protection: string;
  readonly allowIncomplete: boolean;
  /** Ids of the checks that the configuration leaves out. */
  readonly leftOut: readonly string[];
  readonly sealed: boolean;
  readonly catalogueDigest: string;
  readonly manifestDigest: string;
  readonly merkleRoot: string;
  readonly locationsAsOf: string;
  readonly summary: SummaryView;
  readonly chapters: readonly ChapterView[];
  readonly hasStatements: boolean;
  readonly hasWaivers: boolean;
  readonly hasThresholds: boolean;
  readonly gaps: { readonly count: number; readonly groups: number };
  /** Operations that were carried out. */
  readonly collection: { readonly requests: number };
  readonly gapKinds: readonly { readonly word: string; readonly meaning: string }[];
  readonly frameworks: readonly FrameworkView[];
  readonly targets: { readonly count: number; readonly unreached: readonly string[] };
  readonly tables: Readonly<Record<string, TableView>>;
  readonly charts: Readonly<Record<string, ChartView>>;
};

export type SummaryView = {
  readonly checks: number;
  /** Checks whose every element was measured or declared. */
  readonly complete: number;
  readonly counts: Readonly<Record<StatusKey, number>>;
  readonly elements: number;
  readonly met: number;
  readonly notMet: number;
  readonly waived: number;
  readonly hasDeviations: boolean;
  readonly moreDeviations: number;
  readonly hasOpen: boolean;
  readonly untagged: { readonly rule: 'unknown' | 'personal' | 'none'; readonly findings: number };
};
