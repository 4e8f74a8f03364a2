import { expect, test } from 'vitest';
import { explain } from '../../src/catalog/explain/index.ts';
import { loadCatalog, locate } from '../../src/catalog/index.ts';
import { pageOf } from '../../src/cli/explain-page.ts';
import { feeds } from '../../src/collect/feeds.ts';
import { NachweisError } from '../../src/errors.ts';

const catalog = loadCatalog();
const known = feeds();
const { operators = {}, places } = catalog.locations;

test.each(Object.entries(places))(
  'every code of %s has a country and a verdict, and is explained',
  (provider, codes) => {
    for (const [code, country] of Object.entries(codes)) {
      const place = locate(catalog.locations, provider, code);
      expect([code, place.country]).toEqual([code, country]);
      expect(['eu-eea', 'adequate', 'third']).toContain(place.verdict);
      expect(explain(catalog, known, `${provider}:${code}`)).toMatchObject({
        kind: 'location',
        places: [{ provider, code, region: code, verdict: { country, verdict: place.verdict } }],
      });
    }
  },
);

test.each(Object.entries(places))('nothing is guessed from a code of %s', (provider, codes) => {
  for (const code of Object.keys(codes)) {
    // The prefix of a code can be a code of its own: eu-west-3 of eu-west-3-lz, fr of nothing.
    const wrong = [`${code}-xyz-1`, `${code}?`, `x${code}`, code.slice(0, 2)].filter(
      (text) => !Object.hasOwn(codes, text),
    );
    for (const text of wrong)
      expect([text, locate(catalog.locations, provider, text).verdict]).toEqual([text, 'unknown']);
  }
});

test.each(['aws:eu-central-9', 'aws:eu-central-1-xyz-1a', 'aws:eu-central', 'nobody:eu-central-1'])(
  'explain knows no %s',
  (id) => expect(() => explain(catalog, known, id)).toThrow(NachweisError),
);

test('every provider has an operator, but for the one whose law is not verified', () => {
  expect(Object.keys(places).filter((provider) => !Object.hasOwn(operators, provider))).toEqual(['exoscale']);
});

test.each([
  ['aws:eu-central-1', 'de', 'Betreiber unterliegt dem Recht von: USA'],
  ['aws:eu-central-1', 'en', 'operator is subject to the law of: United States'],
  ['ovh:bhs', 'de', 'Betreiber unterliegt dem Recht von: Frankreich'],
  ['exoscale:ch-gva-2', 'de', 'Recht des Betreibers nicht an der Quelle geprüft'],
  ['aws:us-east-1', 'de', 'nur Organisationen mit aktivem Status auf der DPF-Liste'],
] as const)('%s (%s) says: %s', (id, language, text) => {
  expect(JSON.stringify(pageOf(explain(catalog, known, id), language))).toContain(text);
});
