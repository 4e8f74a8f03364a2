import type { ReadDocument } from '../documents.ts';
import type { Fault } from '../errors.ts';
import type { Framework } from '../model/catalog.ts';
import type { CatalogDocuments } from './read.ts';

/** A name, and where in which document it stands. */
type Named = {
  readonly name: string;
  readonly document: ReadDocument<unknown>;
  readonly path: readonly (string | number)[];
};

/** Names that stand for two things: whoever refers to one of them could mean the other. */
export function duplicateFaults(documents: CatalogDocuments): Fault[] {
  const { frameworks, checks, structure, profiles, locations } = documents;
  return [
    ...repeated(
      'framework',
      frameworks.documents.map((document) => ({ name: document.value.id, document, path: ['id'] })),
    ),
    ...frameworks.documents.flatMap(repeatedInFramework),
    ...repeated(
      'check',
      checks.documents.flatMap((document) => [
        ...named(document, document.value.checks ?? [], (index) => ['checks', index, 'id']),
        ...named(document, document.value.statements ?? [], (index) => ['statements', index, 'id']),
      ]),
    ),
    ...(structure ? [...repeatedChapters(structure), ...repeatedSections(structure)] : []),
    ...(profiles
      ? repeated(
          'parameter',
          named(profiles, profiles.value.parameters, (index) => ['parameters', index, 'id']),
        )
      : []),
    ...(locations
      ? repeated(
          'adequacy decision',
          locations.value.adequate.map(({ country }, index) => ({
            name: country,
            document: locations,
            path: ['adequate', index, 'country'],
          })),
        )
      : []),
  ];
}

/** Controls, groups and prefixes of one framework; other frameworks may use the same names. */
function repeatedInFramework(document: ReadDocument<Framework>): Fault[] {
  const { controls, groups = [], prefixes = [] } = document.value;
  return [
    ...repeated(
      'control',
      named(document, controls, (index) => ['controls', index, 'id']),
    ),
    ...repeated(
      'group',
      named(document, groups, (index) => ['groups', index, 'id']),
    ),
    ...repeated(
      'prefix',
      prefixes.map(({ prefix }, index) => ({ name: prefix, document, path: ['prefixes', index, 'prefix'] })),
    ),
  ];
}

function repeatedChapters(structure: NonNullable<CatalogDocuments['structure']>): Fault[] {
  return repeated(
    'chapter',
    structure.value.chapters.map(({ number }, index) => ({
      name: number,
      document: structure,
      path: ['chapters', index, 'number'],
    })),
  );
}

function repeatedSections(structure: NonNullable<CatalogDocuments['structure']>): Fault[] {
  return repeated(
    'section',
    structure.value.chapters.flatMap(({ sections }, chapter) =>
      named(structure, sections, (index) => ['chapters', chapter, 'sections', index, 'id']),
    ),
  );
}

function named(
  document: ReadDocument<unknown>,
  items: readonly { readonly id: string }[],
  path: (index: number) => readonly (string | number)[],
): Named[] {
  return items.map(({ id }, index) => ({ name: id, document, path: path(index) }));
}

function repeated(kind: string, list: readonly Named[]): Fault[] {
  const first = new Map<string, Named>();
  return list.flatMap((entry) => {
    const known = first.get(entry.name);
    if (!known) {
      first.set(entry.name, entry);
      return [];
    }
    const { file, line } = known.document.faultAt(known.path, '');
    return [
      entry.document.faultAt(entry.path, `The ${kind} “${entry.name}” is there twice.`, `First in ${file}:${line}.`),
    ];
  });
}
