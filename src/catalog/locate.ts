import type { LocationTable } from '../model/catalog.ts';
import type { Location } from '../ontology/property.ts';

/**
 * Looks a provider's code up: the exact code, else the code without the part that the provider documents as the name of a zone.
 * Nothing is guessed from a prefix, since a local zone of eu-central-1 can lie in Türkiye. Without a provider all tables are asked,
 * and they must agree on the country. `listed` has the entities with a counting entry in the list of the Data Privacy Framework.
 */
export function locate(
  table: LocationTable,
  provider: string | null,
  code: string,
  listed: ReadonlyMap<string, string> = new Map(),
): Location {
  const asked = provider === null ? Object.keys(table.places) : [provider];
  const found = asked.flatMap((name) => {
    const country = countryOf(table, name, code);
    return country === null ? [] : [{ name, country }];
  });
  const [country, ...others] = new Set(found.map((place) => place.country));
  if (country === undefined || others.length > 0) return { code, country: '', verdict: 'unknown' };
  const providers = found.map(({ name }) => name);
  const jurisdiction = jurisdictionOf(table, providers);
  const place = { code, country, ...(jurisdiction === null ? {} : { jurisdiction }) };
  const dpf = country === table.dpf?.country ? entityOf(listed, providers) : null;
  return dpf === null ? { ...place, verdict: verdictOf(table, country) } : { ...place, verdict: 'adequate', dpf };
}

/** What the law says about a country; a code of no country is unknown. */
export function verdictOf(table: LocationTable, country: string): Location['verdict'] {
  if (table.eu.includes(country) || table.eea.includes(country)) return 'eu-eea';
  if (table.adequate.some((entry) => entry.country === country)) return 'adequate';
  return Object.hasOwn(table.countries, country) ? 'third' : 'unknown';
}

/** Whose law the operator is subject to; null where it is not known, or providers that share a code differ. */
function jurisdictionOf({ operators = {} }: LocationTable, providers: readonly string[]): string | null {
  const laws = providers.map((name) => (Object.hasOwn(operators, name) ? operators[name]?.jurisdiction : undefined));
  const [first, ...others] = new Set(laws);
  return others.length > 0 ? null : (first ?? null);
}

/** The listed entities, where every provider that the code can belong to has one. */
function entityOf(listed: ReadonlyMap<string, string>, providers: readonly string[]): string | null {
  const entities = providers.flatMap((name) => listed.get(name) ?? []);
  return entities.length === providers.length ? entities.join(', ') : null;
}

function countryOf(table: LocationTable, provider: string, code: string): string | null {
  const places = Object.hasOwn(table.places, provider) ? table.places[provider] : undefined;
  if (!places) return null;
  const exact = provider === 'ovh' ? code.toLowerCase() : code;
  const form = zoneForms.get(provider);
  const candidates = [exact, ...(form?.test(exact) ? [exact.replace(form, '')] : [])];
  const known = candidates.find((candidate) => Object.hasOwn(places, candidate));
  return known === undefined ? null : (places[known] ?? null);
}

/** What the providers append to a region to name a zone; AWS does the same to the group of a local zone. */
const zoneForms: ReadonlyMap<string, RegExp> = new Map([
  // eu-central-1a, eu-central-1-ist-1a
  ['aws', /(?<=\d)[a-z]$/],
  // westeurope-1, as AKS labels its nodes
  ['azure', /-\d$/],
  // europe-west3-a
  ['gcp', /(?<=\d)-[a-z]$/],
  // fsn1-dc14
  ['hetzner', /-dc\d+$/],
  // GRA11, EU-WEST-PAR-A; compared in lower case
  ['ovh', /(?<=[a-z])(?:\d+|-[a-z])$/],
  // fr-par-1
  ['scaleway', /-\d$/],
]);
