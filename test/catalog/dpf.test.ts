import { expect, test } from 'vitest';
import { judgeDpf, listedEntities, loadCatalog, locate } from '../../src/catalog/index.ts';
import type { DpfEntry } from '../../src/model/dpf.ts';

const { locations } = loadCatalog();

const entry: DpfEntry = {
  provider: 'aws',
  entity: 'Amazon Web Services, Inc.',
  data: ['non-hr'],
  checked: '2026-08-27',
  nextCertification: '2026-11-25',
};

test.each([
  ['on the last day of both', {}, '2026-11-25T23:59:59Z', 90, 'counts'],
  ['one day older than the threshold', { checked: '2026-08-26' }, '2026-11-25T00:00:00Z', 90, 'look-up-too-old'],
  ['a stricter threshold', {}, '2026-11-25T00:00:00Z', 30, 'look-up-too-old'],
  ['a threshold of no days, on the same day', { checked: '2026-11-25' }, '2026-11-25T00:00:00Z', 0, 'counts'],
  ['the day after the certification', {}, '2026-11-26T00:00:00Z', 365, 'certification-ended'],
  ['a look-up of tomorrow', { checked: '2026-11-26' }, '2026-11-25T23:59:59Z', 90, 'look-up-in-the-future'],
  ['a profile without the threshold', {}, '2026-11-25T00:00:00Z', Number.NaN, 'look-up-too-old'],
])('%s', (_, change, at, maximumAge, state) => {
  const judged = judgeDpf([{ ...entry, ...change }], new Date(at), maximumAge);
  expect(judged).toMatchObject([{ entity: entry.entity, state }]);
  expect([...listedEntities(judged)]).toEqual(state === 'counts' ? [['aws', entry.entity]] : []);
});

test.each([
  ['aws', 'us-east-1', ['aws'], 'adequate'],
  ['aws', 'us-east-1f', ['aws'], 'adequate'],
  ['aws', 'us-east-1', [], 'third'],
  ['aws', 'us-east-1', ['gcp', 'azure'], 'third'],
  // The entry is about the USA: it changes no other country, and not the zone of an American region that lies elsewhere.
  ['aws', 'eu-central-1', ['aws'], 'eu-eea'],
  ['aws', 'us-east-1-scl-1', ['aws'], 'third'],
  ['aws', 'us-nowhere-1', ['aws'], 'unknown'],
  // A cluster's code: every provider whose table has it needs an entry.
  [null, 'us-east-1b', ['aws'], 'adequate'],
  [null, 'hil', ['ovh'], 'third'],
  [null, 'hil', ['ovh', 'hetzner'], 'adequate'],
])('%s %s with entries of %j: %s', (provider, code, listed, verdict) => {
  const listing = new Map(listed.map((name) => [name, `Entity of ${name}`]));
  const place = locate(locations, provider, code, listing);
  expect(place.verdict).toBe(verdict);
  const entities = place.dpf?.split(', ').toSorted();
  expect(entities).toEqual(verdict === 'adequate' ? listed.map((name) => `Entity of ${name}`).toSorted() : undefined);
});

test.each([
  ['aws', 'eu-central-1', 'US'],
  ['aws', 'eusc-de-east-1', 'US'],
  ['hetzner', 'ash', 'DE'],
  ['ovh', 'bhs', 'FR'],
  // Not verified, unknown, or shared by providers under different laws.
  ['exoscale', 'ch-gva-2', undefined],
  ['aws', 'eu-central-9', undefined],
  [null, 'hil', undefined],
  [null, 'westeurope', 'US'],
])('the operator of %s %s is subject to the law of %s', (provider, code, jurisdiction) => {
  expect(locate(locations, provider, code).jurisdiction).toBe(jurisdiction);
});
