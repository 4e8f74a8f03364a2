import { expect, test } from 'vitest';
import { coverageOf, loadCatalog } from '../../src/catalog/index.ts';
import { smallCatalog } from './small-catalog.ts';

test('every control stands in one list: primary before supporting before statement', () => {
  expect(coverageOf(loadCatalog({ directory: smallCatalog }))).toMatchObject([
    { framework: 'gdpr', primary: ['Art.32(1)(a)'], supporting: [], statement: [] },
    { framework: 'house', total: 2, primary: ['1'], supporting: ['2'], statement: [], untouched: [] },
  ]);
});

test('the counts of a framework add up to its controls', () => {
  for (const { total, primary, supporting, statement, untouched } of coverageOf(loadCatalog())) {
    const all = [...primary, ...supporting, ...statement, ...untouched];
    expect(all).toHaveLength(total);
    expect(new Set(all).size).toBe(total);
  }
});
