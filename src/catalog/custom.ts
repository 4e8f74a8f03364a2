import { join } from 'node:path';
import { parameterType } from '../cel/index.ts';
import { readDocument, readSchema, type ReadDocument } from '../documents.ts';
import type { Fault } from '../errors.ts';
import { listNames } from './folder.ts';
import type { Parameter } from '../model/catalog.ts';
import type { ChecksDocument, FrameworkDocument, ProfilesDocument } from './documents.ts';
import { loosenedFor } from './loosened.ts';
import type { CatalogDocuments, Folder } from './read.ts';

/** Where the user keeps checks, frameworks and thresholds of their own, as absolute paths; null: there are none. */
export type OwnCatalog = {
  readonly checks: string | null;
  readonly frameworks: string | null;
  readonly profile: string | null;
};

/**
 * Adds the user's files to the shipped ones. From here on they are one catalogue: the same cross-checks hold, so an own id can neither
 * collide with a shipped one nor replace it. Only a threshold is replaced, and then says what it replaces.
 */
export function addOwn(shipped: CatalogDocuments, own: OwnCatalog): CatalogDocuments {
  const faults: Fault[] = [];
  const checks = own.checks === null ? null : readFolder<ChecksDocument>(own.checks, 'checks', faults);
  const frameworks =
    own.frameworks === null ? null : readFolder<FrameworkDocument>(own.frameworks, 'framework', faults);
  const profile = own.profile === null ? null : readFile<ProfilesDocument>(own.profile, 'profiles', faults);
  const profiles =
    shipped.profiles && profile ? mergeProfiles(shipped.profiles, profile, shipped.locations?.value, faults) : null;
  return {
    ...shipped,
    checks: joined(shipped.checks, checks),
    frameworks: joined(shipped.frameworks, frameworks),
    // A profile that cannot be read keeps the thresholds unknown: nothing is blamed for parameters that it may hold.
    profiles: own.profile === null ? shipped.profiles : profiles,
    faults: [...shipped.faults, ...faults],
  };
}

function joined<T>(shipped: Folder<T>, own: Folder<T> | null): Folder<T> {
  if (own === null) return shipped;
  return { documents: [...shipped.documents, ...own.documents], complete: shipped.complete && own.complete };
}

function readFolder<T>(directory: string, schema: string, faults: Fault[]): Folder<T> {
  const before = faults.length;
  const documents = yamlFiles(directory, faults).flatMap(
    (name) => readFile<T>(join(directory, name), schema, faults) ?? [],
  );
  return { documents, complete: faults.length === before };
}

function readFile<T>(file: string, schema: string, faults: Fault[]): ReadDocument<T> | null {
  const result = readDocument<T>(file, readSchema(schema));
  if ('document' in result) return result.document;
  faults.push(...result.faults);
  return null;
}

/** Folders below are left alone: test cases lie in `cases`. */
function yamlFiles(directory: string, faults: Fault[]): readonly string[] {
  return listNames(directory, faults, 'nachweis.yaml names it under “catalog”.').filter((name) =>
    /\.ya?ml$/.test(name),
  );
}

type Origin = {
  readonly parameter: Parameter;
  readonly document: ReadDocument<ProfilesDocument>;
  readonly index: number;
};

/** One profile of both; faults still point at the file that a parameter comes from. */
function mergeProfiles(
  shipped: ReadDocument<ProfilesDocument>,
  own: ReadDocument<ProfilesDocument>,
  locations: { readonly eu: readonly string[]; readonly eea: readonly string[] } = { eu: [], eea: [] },
  faults: Fault[],
): ReadDocument<ProfilesDocument> {
  const known = new Map(shipped.value.parameters.map((parameter) => [parameter.id, parameter]));
  const replaced = new Set(own.value.parameters.map(({ id }) => id));
  const origins: Origin[] = [
    ...originsOf(shipped).filter(({ parameter }) => !replaced.has(parameter.id)),
    ...originsOf(own).map((origin) => {
      const before = known.get(origin.parameter.id);
      if (!before) return origin;
      const strange = kindFaults(before, origin);
      faults.push(...strange);
      // The shipped values stand in, so that no rule is blamed for the fault.
      if (strange.length > 0) return { ...origin, parameter: before };
      const replaces = { values: before.values, loosenedFor: loosenedFor(before, origin.parameter, locations) };
      return { ...origin, parameter: { ...origin.parameter, replaces } };
    }),
  ];
  return {
    file: own.file,
    value: { parameters: origins.map(({ parameter }) => parameter) },
    faultAt: (path, message, hint) => {
      const [key, index, ...rest] = path;
      const origin = key === 'parameters' && typeof index === 'number' ? origins[index] : undefined;
      return origin
        ? origin.document.faultAt(['parameters', origin.index, ...rest], message, hint)
        : own.faultAt(path, message, hint);
    },
  };
}

function originsOf(document: ReadDocument<ProfilesDocument>): Origin[] {
  return document.value.parameters.map((parameter, index) => ({ parameter, document, index }));
}

/** The rules that read a shipped threshold are written for its kind of value; a whole number may stand for a fraction. */
function kindFaults(shipped: Parameter, { parameter, document, index }: Origin): Fault[] {
  const [wanted, found] = [parameterType(shipped), parameterType(parameter)];
  if (found === null || found === wanted || (wanted === 'double' && found === 'int')) return [];
  const message = `The values of “${parameter.id}” are of another kind than the shipped ones.`;
  const hint = `Shipped: ${JSON.stringify(shipped.values)}.`;
  return [document.faultAt(['parameters', index, 'values'], message, hint)];
}
