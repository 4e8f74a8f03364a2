import { expect, test } from 'vitest';
import { explain, findId, idsOf, show } from '../../src/catalog/explain/index.ts';
import { nearest } from '../../src/catalog/explain/nearest.ts';
import { loadCatalog } from '../../src/catalog/index.ts';
import { pageOf } from '../../src/cli/explain-page.ts';
import { feeds } from '../../src/collect/feeds.ts';
import type { NachweisError } from '../../src/errors.ts';
import { languages } from '../../src/model/text.ts';

const catalog = loadCatalog();
const known = feeds();

test('every id of the catalogue is explained, in every language, without a hole', () => {
  for (const { full } of idsOf(catalog)) {
    const explanation = explain(catalog, known, full);
    for (const language of languages) {
      const text = JSON.stringify(pageOf(explanation, language));
      expect([full, text.includes('undefined') || text.includes('[object')]).toEqual([full, false]);
    }
    expect(show(catalog, full)).toBeTypeOf('object');
  }
});

test('full ids are unique, and a short one is enough where nothing else has it', () => {
  const ids = idsOf(catalog);
  expect(new Set(ids.map(({ full }) => full)).size).toBe(ids.length);
  const unique = [...Map.groupBy(ids, ({ short }) => short).values()].flatMap((list) =>
    list.length === 1 ? list : [],
  );
  for (const { short, found } of unique) expect([short, findId(catalog, short)]).toEqual([short, found]);
});

test('a check names its rule, its thresholds, the rights behind it and its controls', () => {
  const explanation = explain(catalog, known, 'netpol-default-deny');
  if (explanation.kind !== 'check') throw new Error('not a check');
  const providers = explanation.sources.flatMap((source) => source.providers);
  expect(providers.flatMap(({ rights }) => rights)).toContain('list networkpolicies.networking.k8s.io');
  expect(providers.flatMap(({ counted }) => counted)).toContain('list ciliumnetworkpolicies.cilium.io');
  expect(explanation.sections.map(({ id }) => id)).toContain('trennungskontrolle');
  expect(explanation.controls.length).toBeGreaterThan(0);
});

test('a check of AWS names IAM actions', () => {
  const explanation = explain(catalog, known, 'mfa-human-users');
  const text = JSON.stringify(pageOf(explanation, 'de'));
  expect(text).toContain('iam:GetCredentialReport');
});

test.each([
  ['eu-central-1', 'DE', 'eu-eea'],
  ['aws:eu-central-1a', 'DE', 'eu-eea'],
  ['westeurope', 'NL', 'eu-eea'],
  ['us-east-1', 'US', 'third'],
])('%s lies in %s: %s', (code, country, verdict) => {
  expect(explain(catalog, known, code)).toMatchObject({
    kind: 'location',
    places: [{ verdict: { country, verdict } }],
  });
});

test.each([
  ['backup-covrage', 'backup-coverage'],
  ['cry-03', 'bsi-c5-2020:CRY-03'],
  ['tls.min_versoin', 'tls.min_version'],
  ['eu-centrl-1', 'eu-central-1'],
])('an unknown id names the nearest ones: %s', (asked, hint) => {
  expect(() => findId(catalog, asked)).toThrow(
    expect.objectContaining({ code: 'USAGE', hint: expect.stringContaining(hint) as string }) as NachweisError,
  );
});

test.each([
  ['c5:2020:CRY-03', { framework: 'bsi-c5-2020', id: 'CRY-03' }],
  ['c5:2026:CRY-03', { framework: 'bsi-c5-2026', id: 'CRY-03' }],
  ['iso27001:2022:8.24', { framework: 'iso27001-2022', id: '8.24' }],
  ['C5:2020 CRY-03', { framework: 'bsi-c5-2020', id: 'CRY-03' }],
  ['Art. 32 Abs. 1 lit. a DSGVO', { framework: 'gdpr', id: 'Art.32(1)(a)' }],
])('%s is found as others write it', (asked, control) => {
  expect(findId(catalog, asked)).toEqual({ kind: 'control', ...control });
});

test('an id of several things asks which one', () => {
  const twice = {
    ...catalog,
    parameters: catalog.parameters.map((parameter) => ({ ...parameter, id: 'training' })).slice(0, 1),
  };
  expect(() => findId(twice, 'training')).toThrow(
    expect.objectContaining({ hint: 'Ask for one of: check:training, parameter:training.' }) as NachweisError,
  );
});

test('nothing near is nothing', () => {
  expect(nearest('qqqqqqqqqq', ['backup-coverage'])).toEqual([]);
});
