import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ontologyPage } from '../../src/ontology/page.ts';
import { ontologySchema } from '../../src/ontology/schema.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('the docs page of the ontology is what the declaration says (npm run generate)', () => {
  expect(read('docs/ontology.md')).toBe(ontologyPage());
});

test('the JSON Schema of the ontology is what the declaration says (npm run generate)', () => {
  expect(JSON.parse(read('schemas/ontology.schema.json'))).toEqual(ontologySchema());
});
