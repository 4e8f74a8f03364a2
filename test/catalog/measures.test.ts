import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/index.ts';
import { measuresPage, readMeasures } from '../../src/catalog/measures.ts';

const catalog = loadCatalog();
const measures = readMeasures(fileURLToPath(new URL('../../controls', import.meta.url)), catalog);

test('each of the 112 measures of the five texts resolves to a check or a statement', () => {
  expect(measures.measures).toHaveLength(112);
  expect(Object.keys(measures.sources)).toHaveLength(5);
  expect(new Set(measures.measures.map(({ id }) => id)).size).toBe(112);
});

test('the docs page is what the data say (npm run generate)', () => {
  expect(readFileSync(new URL('../../docs/measures.md', import.meta.url), 'utf8')).toBe(
    measuresPage(measures, catalog),
  );
});
