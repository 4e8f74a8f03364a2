import type { ReadDocument } from '../documents.ts';
import type { Fault } from '../errors.ts';
import type { CatalogDocuments } from './read.ts';

/** Words that claim a control is fulfilled. A check contributes to evidence; it never fulfils a control or makes a law kept. */
export const claims: RegExp = /erfüllt|konform|compliant|fulfil/iu;

/** Texts that claim more than a check can show. */
export function wordingFaults({ frameworks, checks, structure, profiles, locations }: CatalogDocuments): Fault[] {
  const documents: (ReadDocument<unknown> | null)[] = [
    ...frameworks.documents,
    ...checks.documents,
    structure,
    profiles,
    locations,
  ];
  return documents.flatMap((document) => (document ? faultsIn(document, document.value, []) : []));
}

function faultsIn(document: ReadDocument<unknown>, value: unknown, path: readonly (string | number)[]): Fault[] {
  if (typeof value === 'string') {
    const claim = claims.exec(value);
    if (!claim) return [];
    const hint = 'Write „trägt zum Nachweis bei“ or “contributes to the evidence”, or say what is measured.';
    return [document.faultAt(path, `The text claims that something is fulfilled: “${claim[0]}”.`, hint)];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => faultsIn(document, item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => faultsIn(document, item, [...path, key]));
}
