import type { Catalog, Check, Framework, Mapping, TomChapter } from '../model/catalog.ts';
import { citeTogether } from './cite.ts';
import type {
  ChecksDocument,
  FrameworkDocument,
  LocationsDocument,
  ProfilesDocument,
  StructureDocument,
} from './documents.ts';

/** The files of a catalogue after all cross-checks held. */
export type CatalogFiles = {
  readonly frameworks: readonly FrameworkDocument[];
  readonly checks: readonly ChecksDocument[];
  readonly structure: StructureDocument;
  readonly profiles: ProfilesDocument;
  readonly locations: LocationsDocument;
};

/** The catalogue as the stages use it: defaults filled in, sorted by id, so that file names do not change its digest. */
export function normalise(files: CatalogFiles): Omit<Catalog, 'digest'> {
  const frameworks = files.frameworks.toSorted(byId);
  const law = frameworks.find(({ id }) => id === 'gdpr');
  return {
    checks: files.checks.flatMap(checksOf).toSorted(byId),
    frameworks,
    chapters: files.structure.chapters.map((chapter) => chapterOf(chapter, law)),
    parameters: files.profiles.parameters.toSorted(byId),
    locations: {
      ...files.locations,
      adequate: files.locations.adequate.map((entry) => ({ ...entry, condition: entry.condition ?? null })),
    },
  };
}

function checksOf({ checks = [], statements = [] }: ChecksDocument): Check[] {
  return [
    ...checks.map((check): Check => ({
      ...check,
      kind: 'automated',
      regions: check.regions ?? 'selected',
      statement: check.statement ? { rule: check.statement.rule ?? null } : null,
      needs: check.needs ?? [],
      applies: check.applies ?? null,
      parameters: check.parameters ?? [],
      maps: mapsOf(check.maps),
    })),
    ...statements.map((check): Check => ({
      ...check,
      kind: 'statement',
      rule: check.rule ?? null,
      parameters: check.parameters ?? [],
      maps: mapsOf(check.maps),
    })),
  ];
}

function mapsOf(maps: Readonly<Record<string, Pick<Mapping, 'primary'> & Partial<Mapping>>>): Record<string, Mapping> {
  const entries = Object.entries(maps).map(([framework, { primary, supporting = [] }]) => [
    framework,
    { primary, supporting },
  ]);
  return Object.fromEntries(entries) as Record<string, Mapping>;
}

function chapterOf(chapter: StructureDocument['chapters'][number], law: Framework | undefined): TomChapter {
  const sections = chapter.sections.map((section) => ({
    ...section,
    legalBasis: law ? citeTogether(law, section.legalBasis) : { de: '', en: '' },
  }));
  return { ...chapter, sections };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
