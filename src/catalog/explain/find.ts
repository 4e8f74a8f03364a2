import { NachweisError } from '../../errors.ts';
import type { Catalog } from '../../model/catalog.ts';
import { languages } from '../../model/text.ts';
import { createCite } from '../cite.ts';
import { locate } from '../locate.ts';
import { nearest } from './nearest.ts';

/** What an id stands for. */
export type Found =
  | { readonly kind: 'check' | 'section' | 'parameter' | 'framework' | 'country'; readonly id: string }
  | { readonly kind: 'control'; readonly framework: string; readonly id: string }
  | { readonly kind: 'location'; readonly providers: readonly string[]; readonly id: string };

/** One id of the catalogue: its full form, which is unique, and its short form, which need not be. */
export type CatalogId = { readonly full: string; readonly short: string; readonly found: Found };

const known = new WeakMap<Catalog, readonly CatalogId[]>();

/** Every id of a catalogue, listed once. */
export function idsOf(catalog: Catalog): readonly CatalogId[] {
  const ids = known.get(catalog) ?? listIds(catalog);
  known.set(catalog, ids);
  return ids;
}

function listIds(catalog: Catalog): CatalogId[] {
  const { checks, chapters, parameters, frameworks, locations } = catalog;
  const plain = (kind: Exclude<Found['kind'], 'control' | 'location'>, ids: readonly string[]): CatalogId[] =>
    ids.map((id) => ({ full: `${kind}:${id}`, short: id, found: { kind, id } }));
  return [
    ...plain(
      'check',
      checks.map(({ id }) => id),
    ),
    ...plain(
      'section',
      chapters.flatMap(({ sections }) => sections.map(({ id }) => id)),
    ),
    ...plain(
      'parameter',
      parameters.map(({ id }) => id),
    ),
    ...plain(
      'framework',
      frameworks.map(({ id }) => id),
    ),
    ...plain('country', Object.keys(locations.countries)),
    ...frameworks.flatMap(({ id: framework, controls }) =>
      controls.map(({ id }): CatalogId => ({
        full: `${framework}:${id}`,
        short: id,
        found: { kind: 'control', framework, id },
      })),
    ),
    ...Object.entries(locations.places).flatMap(([provider, codes]) =>
      Object.keys(codes).map((id): CatalogId => ({
        full: `${provider}:${id}`,
        short: id,
        found: { kind: 'location', providers: [provider], id },
      })),
    ),
  ];
}

/**
 * Finds what an id stands for; the edition may be written as standards write it (`c5:2020:CRY-03`), and a control as the report cites it.
 * Throws with the nearest ids when there is none, and with all of them when there are several. */
export function findId(catalog: Catalog, asked: string): Found {
  const ids = idsOf(catalog);
  const spelt = asked.replace(/^(?:bsi:)?([a-z][a-z0-9]*):(\d{4}):/, '$1-$2:');
  const exact = ids.find(({ full }) => full === asked || full === spelt || full === `bsi-${spelt}`);
  if (exact) return exact.found;
  const matches = ids.filter(({ short }) => short === asked);
  const [only, ...others] = mergePlaces(matches);
  if (only && others.length === 0) return only.found;
  if (only) {
    const hint = `Ask for one of: ${[only, ...others].map(({ full }) => full).join(', ')}.`;
    throw new NachweisError('USAGE', `“${asked}” stands for several things.`, { hint });
  }
  const other = findZone(catalog, asked) ?? findCitation(catalog, asked);
  if (other) return other;
  const near = nearest(
    asked,
    ids.flatMap(({ full, short }) => [short, full]),
  );
  const hint = near.length > 0 ? `The nearest ids: ${near.join(', ')}.` : 'nachweis catalog list shows the ids.';
  throw new NachweisError('USAGE', `Nothing in the catalogue is called “${asked}”.`, { hint });
}

/** Providers may share a code; then one page tells about all of them. */
function mergePlaces(matches: readonly CatalogId[]): CatalogId[] {
  const places = matches.flatMap((match) => (match.found.kind === 'location' ? [match.found] : []));
  const [first] = places;
  const rest = matches.filter(({ found }) => found.kind !== 'location');
  if (!first) return rest;
  const providers = places.flatMap((place) => place.providers);
  return [...rest, { full: `${providers.join('|')}:${first.id}`, short: first.id, found: { ...first, providers } }];
}

/** A zone stands in no table of its own: `eu-central-1a` is found by its region. */
function findZone({ locations }: Catalog, asked: string): Found | null {
  const colon = asked.indexOf(':');
  const [provider, id] = colon < 0 ? [null, asked] : [asked.slice(0, colon), asked.slice(colon + 1)];
  const candidates = provider === null ? Object.keys(locations.places) : [provider];
  const providers = candidates.filter((name) => locate(locations, name, id).country !== '');
  return providers.length > 0 ? { kind: 'location', providers, id } : null;
}

/** A control as a report cites it: `C5:2020 CRY-03`, `Art. 32 Abs. 1 lit. a DSGVO`. */
function findCitation(catalog: Catalog, asked: string): Found | null {
  const cite = createCite(catalog);
  for (const { found } of idsOf(catalog)) {
    if (found.kind !== 'control') continue;
    if (languages.some((language) => cite(found.framework, found.id, language) === asked)) return found;
  }
  return null;
}
