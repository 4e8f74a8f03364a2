import { fileURLToPath } from 'node:url';
import { canonicalJson, sha256Hex } from '../digest.ts';
import { failOnFaults } from '../documents.ts';
import { NachweisError, type Fault } from '../errors.ts';
import type { Catalog } from '../model/catalog.ts';
import { addOwn, type OwnCatalog } from './custom.ts';
import { duplicateFaults } from './duplicates.ts';
import { normalise } from './normalise.ts';
import { readCatalog, type CatalogDocuments } from './read.ts';
import { referenceFaults } from './references.ts';
import { ruleFaults } from './rules.ts';
import { wordingFaults } from './wording.ts';

/** The catalogue that ships with the tool; src and dist lie at the same depth. */
export const shippedCatalog: string = fileURLToPath(new URL('../../controls/', import.meta.url));

/** Which catalogue: the shipped one unless a test names another, and what the user adds to it. */
export type CatalogSource = { readonly directory?: string; readonly own?: OwnCatalog | null };

/** Every cross-check with the name under which lint reports it. */
const crossChecks: Readonly<Record<string, (documents: CatalogDocuments) => readonly Fault[]>> = {
  shape: ({ faults }) => faults,
  duplicate: duplicateFaults,
  dangling: referenceFaults,
  rule: ruleFaults,
  wording: wordingFaults,
};

/** Reads the files of a catalogue, and those of the user beside them. */
export function readSource({ directory = shippedCatalog, own = null }: CatalogSource): CatalogDocuments {
  const shipped = readCatalog(directory);
  return own === null ? shipped : addOwn(shipped, own);
}

/** What is wrong with a catalogue, by the name of the cross-check. */
export function catalogFaults(documents: CatalogDocuments): (Fault & { readonly check: string })[] {
  return Object.entries(crossChecks).flatMap(([check, faultsOf]) =>
    faultsOf(documents).map((fault) => ({ ...fault, check })),
  );
}

/** Loads and cross-checks a catalogue; throws one error with every fault of every file. */
export function loadCatalog(source: CatalogSource = {}): Catalog {
  const documents = readSource(source);
  failOnFaults(catalogFaults(documents), 'CATALOG_INVALID', 'The catalogue is not valid');
  const { structure, profiles, locations } = documents;
  if (!structure || !profiles || !locations) throw new NachweisError('INTERNAL', 'A valid catalogue lacks a file.');
  const catalog = normalise({
    frameworks: documents.frameworks.documents.map(({ value }) => value),
    checks: documents.checks.documents.map(({ value }) => value),
    structure: structure.value,
    profiles: profiles.value,
    locations: locations.value,
  });
  return { ...catalog, digest: sha256Hex(canonicalJson(catalog)) };
}
