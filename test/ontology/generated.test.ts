import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ontologyPage } from '../../src/ontology/page.ts';
import { resourceTypes } from '../../src/ontology/resource.ts';
import { ontologySchema } from '../../src/ontology/schema.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('the docs page of the ontology is what the declaration says (npm run generate)', () => {
  expect(read('docs/ontology.md')).toBe(ontologyPage());
});

test('the JSON Schema of the ontology is what the declaration says (npm run generate)', () => {
  expect(JSON.parse(read('schemas/ontology.schema.json'))).toEqual(ontologySchema());
});

test('the types that a check may name are those of the ontology (npm run generate)', () => {
  const { definitions } = JSON.parse(read('schemas/checks.schema.json')) as {
    definitions: { type: { enum: string[] } };
  };
  expect(definitions.type.enum).toEqual(resourceTypes);
});
