import type { Assessment } from '../model/assessment.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Language } from '../model/text.ts';

/** Everything a report is made of. Nothing else flows in: no clock, no environment, no network. */
export type ReportInput = {
  readonly assessment: Assessment;
  /** The findings of one check, sorted; asked again whenever they are needed, so that they need not lie in memory. */
  readonly findingsOf: (check: string) => Iterable<Finding>;
  readonly catalog: Catalog;
  readonly config: Pick<Config, 'organisation' | 'service' | 'seal' | 'classification'>;
  readonly manifest: ManifestReference;
  readonly language: Language;
  readonly edition: 'audit';
  /** How a lawyer or an auditor cites a control, for example „Art. 32 Abs. 1 lit. b DSGVO“. */
  readonly cite: (framework: string, control: string, language: Language) => string;
  /** Where the texts come from; left out: the templates that ship with the tool. */
  readonly templates?: TemplateSource;
};

/** The part of the input from which chapters, checks and figures are made; the table in the terminal needs no more. */
export type BodyInput = Pick<ReportInput, 'assessment' | 'findingsOf' | 'catalog' | 'language' | 'cite'>;

/** The sealed list of files that the report speaks about and carries as an attachment. */
export type ManifestReference = {
  /** SHA-256 of manifest.json, lower-case hexadecimal. */
  readonly digest: string;
  readonly merkleRoot: string;
  readonly bytes: Uint8Array;
};

/** Gives the text of a template, or null where there is none of this name. */
export type TemplateSource = (language: Language, name: string) => string | null;
