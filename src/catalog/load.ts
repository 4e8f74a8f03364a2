import { fileURLToPath } from 'node:url';
import { canonicalJson, sha256Hex } from '../digest.ts';
import { failOnFaults } from '../documents.ts';
import { NachweisError } from '../errors.ts';
import type { Catalog } from '../model/catalog.ts';
import { duplicateFaults } from './duplicates.ts';
import { normalise } from './normalise.ts';
import { readCatalog } from './read.ts';
import { referenceFaults } from './references.ts';
import { ruleFaults } from './rules.ts';
import { wordingFaults } from './wording.ts';

/** The catalogue that ships with the tool; src and dist lie at the same depth. */
const shippedCatalog = fileURLToPath(new URL('../../controls/', import.meta.url));

/** Loads and cross-checks a catalogue; throws one error with every fault of every file. */
export function loadCatalog({ directory = shippedCatalog }: { readonly directory?: string } = {}): Catalog {
  const documents = readCatalog(directory);
  const faults = [
    ...documents.faults,
    ...duplicateFaults(documents),
    ...referenceFaults(documents),
    ...ruleFaults(documents),
    ...wordingFaults(documents),
  ];
  failOnFaults(faults, 'CATALOG_INVALID', 'The catalogue is not valid');
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
