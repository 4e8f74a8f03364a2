import { expect, test } from 'vitest';
import { loadCatalog, profileFor } from '../../src/catalog/index.ts';

const catalog = loadCatalog();

test('a profile holds one value for every parameter', () => {
  expect(Object.keys(profileFor(catalog, 'high'))).toEqual(catalog.parameters.map(({ id }) => id));
  expect(profileFor(catalog, 'high')).toMatchObject({ 'tls.min_version': '1.2', 'location.allowed': ['EU', 'EEA'] });
  expect(profileFor(catalog, 'very-high')).toMatchObject({ 'tls.min_version': '1.3', 'location.allowed': [] });
});

test('nachweis.yaml overrides values, but adds no parameters', () => {
  const profile = profileFor(catalog, 'normal', { 'location.allowed': ['DE'], 'no.such': 1 });
  expect(profile['location.allowed']).toEqual(['DE']);
  expect(profile['no.such']).toBeUndefined();
});
