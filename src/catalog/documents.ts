import type {
  Framework,
  LocationTable,
  Mapping,
  Parameter,
  ResourceCheck,
  StatementCheck,
  TomChapter,
  TomSection,
} from '../model/catalog.ts';
import type { Text } from '../model/text.ts';

/** A mapping as written: what a check does not support is left out. */
type MappingDocument = Pick<Mapping, 'primary'> & Partial<Mapping>;

type Written<T extends { readonly maps: unknown }, Defaulted extends keyof T> = Omit<T, 'kind' | 'maps' | Defaulted> &
  Partial<Pick<T, Defaulted>> & { readonly maps: Readonly<Record<string, MappingDocument>> };

/** A check as written in controls/checks/*.yaml. */
export type ResourceCheckDocument = Written<
  Omit<ResourceCheck, 'applies' | 'statement'>,
  'needs' | 'parameters' | 'regions'
> & {
  readonly statement?: { readonly rule?: string };
  readonly applies?: string;
};

/** A statement as written in controls/checks/*.yaml. */
export type StatementCheckDocument = Written<Omit<StatementCheck, 'rule'>, 'parameters'> & { readonly rule?: string };

/** One file of controls/checks. */
export type ChecksDocument = {
  readonly checks?: readonly ResourceCheckDocument[];
  readonly statements?: readonly StatementCheckDocument[];
};

/** One file of controls/frameworks. */
export type FrameworkDocument = Framework;

/** controls/tom-structure.yaml; the legal basis is a list of identifiers of the framework gdpr. */
export type StructureDocument = {
  readonly chapters: readonly (Omit<TomChapter, 'sections'> & {
    readonly sections: readonly (Omit<TomSection, 'legalBasis'> & { readonly legalBasis: readonly string[] })[];
  })[];
};

/** controls/profiles.yaml */
export type ProfilesDocument = { readonly parameters: readonly Parameter[] };

/** controls/locations.yaml */
export type LocationsDocument = {
  readonly asOf: string;
  readonly eu: readonly string[];
  readonly eea: readonly string[];
  readonly adequate: readonly { readonly country: string; readonly decision: string; readonly condition?: Text }[];
  readonly dpf?: NonNullable<LocationTable['dpf']>;
  readonly operators?: NonNullable<LocationTable['operators']>;
  readonly countries: Readonly<Record<string, Text>>;
  readonly places: Readonly<Record<string, Readonly<Record<string, string>>>>;
};
