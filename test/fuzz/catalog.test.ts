import { expect, test } from 'vitest';
import { fuzzCatalog } from './catalog.ts';

test('mutated catalogues are valid or refused with a place, never a crash (npm run fuzz tries 100,000)', () => {
  const { valid, refused, wrong } = fuzzCatalog(600, 20_261_125);
  expect(wrong).toEqual([]);
  expect(valid + refused).toBe(600);
  expect(refused).toBeGreaterThan(100);
});
