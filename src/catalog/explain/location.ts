import { placeRules } from '../../cel/functions.ts';
import { protectionNeeds, type Catalog, type ProtectionNeed } from '../../model/catalog.ts';
import { locate, verdictOf } from '../locate.ts';
import { profileFor } from '../profile.ts';
import type { CountryExplanation, CountryVerdict, LocationExplanation } from './types.ts';

/** Where a provider's code lies, what the law says about the country, and why. */
export function explainLocation(catalog: Catalog, providers: readonly string[], id: string): LocationExplanation {
  const { locations } = catalog;
  const places = providers.map((provider) => ({
    provider,
    code: id,
    region: regionOf(locations.places[provider] ?? {}, id),
    verdict: countryVerdict(catalog, locate(locations, provider, id).country),
    operator: operatorOf(catalog, provider),
  }));
  return { kind: 'location', id, places, asOf: locations.asOf };
}

export function explainCountry(catalog: Catalog, country: string): CountryExplanation {
  const { places, asOf } = catalog.locations;
  return {
    kind: 'country',
    id: country,
    verdict: countryVerdict(catalog, country),
    places: Object.entries(places).flatMap(([provider, codes]) => {
      const own = Object.keys(codes).filter((code) => codes[code] === country);
      return own.length > 0 ? [{ provider, codes: own }] : [];
    }),
    asOf,
  };
}

function operatorOf({ locations }: Catalog, provider: string): LocationExplanation['places'][number]['operator'] {
  const { operators = {}, countries } = locations;
  const operator = Object.hasOwn(operators, provider) ? operators[provider] : undefined;
  if (!operator) return null;
  const { jurisdiction } = operator;
  return { ...operator, country: countries[jurisdiction] ?? { de: jurisdiction, en: jurisdiction } };
}

/** The longest code of the table that the asked one begins with: `locate` has found that it decides. */
function regionOf(codes: Readonly<Record<string, string>>, id: string): string {
  if (Object.hasOwn(codes, id)) return id;
  const lower = id.toLowerCase();
  const known = Object.keys(codes).filter((code) => lower.startsWith(code.toLowerCase()));
  return known.toSorted((a, b) => b.length - a.length)[0] ?? id;
}

function countryVerdict(catalog: Catalog, country: string): CountryVerdict {
  const { locations } = catalog;
  const decision = locations.adequate.find((entry) => entry.country === country);
  return {
    country,
    name: locations.countries[country] ?? { de: country, en: country },
    verdict: verdictOf(locations, country),
    member: locations.eu.includes(country) ? 'EU' : locations.eea.includes(country) ? 'EEA' : null,
    decision: decision?.decision ?? null,
    condition: decision?.condition ?? null,
    dpf:
      locations.dpf?.country === country
        ? { decision: locations.dpf.decision, condition: locations.dpf.condition }
        : null,
    allowedFor: protectionNeeds.filter((need) => isAllowed(catalog, country, need)),
  };
}

/** The same reading of the profile as in the rules: by name, or by an adequacy decision where that is enough. */
function isAllowed(catalog: Catalog, country: string, need: ProtectionNeed): boolean {
  const { allowedCountries, adequateAllowed } = placeRules(profileFor(catalog, need), catalog.locations);
  return allowedCountries.has(country) || (adequateAllowed && verdictOf(catalog.locations, country) === 'adequate');
}
