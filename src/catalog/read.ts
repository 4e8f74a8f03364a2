import { join } from 'node:path';
import { readDocument, readSchema, type ReadDocument } from '../documents.ts';
import type { Fault } from '../errors.ts';
import { listNames } from './folder.ts';
import type {
  ChecksDocument,
  FrameworkDocument,
  LocationsDocument,
  ProfilesDocument,
  StructureDocument,
} from './documents.ts';

/**
 * The files of a catalogue that have the right shape. What is missing is null or, in a folder, marked as incomplete: the cross-checks
 * then leave out whatever would blame a healthy file for a broken one.
 */
export type CatalogDocuments = {
  readonly frameworks: Folder<FrameworkDocument>;
  readonly checks: Folder<ChecksDocument>;
  readonly structure: ReadDocument<StructureDocument> | null;
  readonly profiles: ReadDocument<ProfilesDocument> | null;
  readonly locations: ReadDocument<LocationsDocument> | null;
  /** Faults in the shape of the files. */
  readonly faults: readonly Fault[];
};

export type Folder<T> = { readonly documents: readonly ReadDocument<T>[]; readonly complete: boolean };

/** Reads all files of a catalogue. */
export function readCatalog(directory: string): CatalogDocuments {
  const faults: Fault[] = [];
  const file = <T>(name: string, schema: string): ReadDocument<T> | null => {
    const result = readDocument<T>(join(directory, name), readSchema(schema));
    if ('document' in result) return result.document;
    faults.push(...result.faults);
    return null;
  };
  const folder = <T>(name: string, schema: string): Folder<T> => {
    const before = faults.length;
    const names = listFiles(join(directory, name), faults);
    const documents = names.flatMap((entry) => file<T>(join(name, entry), schema) ?? []);
    return { documents, complete: faults.length === before };
  };
  return {
    frameworks: folder('frameworks', 'framework'),
    checks: folder('checks', 'checks'),
    structure: file('tom-structure.yaml', 'tom-structure'),
    profiles: file('profiles.yaml', 'profiles'),
    locations: file('locations.yaml', 'locations'),
    faults,
  };
}

function listFiles(path: string, faults: Fault[]): readonly string[] {
  const before = faults.length;
  const names = listNames(path, faults).filter((name) => name.endsWith('.yaml'));
  if (names.length === 0 && faults.length === before)
    faults.push({ file: path, line: 1, column: 1, message: 'The folder holds no YAML file.' });
  return names;
}
