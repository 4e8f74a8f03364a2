import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cite } from '../../src/catalog/cite.ts';
import { readOscalCatalog } from '../../src/catalog/oscal.ts';
import { NachweisError } from '../../src/errors.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/catalogs/oscal/${name}`, import.meta.url));

function written(value: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'nachweis-oscal-')), 'catalog.json');
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

function faultsOf(file: string): string[] {
  try {
    readOscalCatalog(file, 'house');
    return [];
  } catch (error) {
    if (!(error instanceof NachweisError) || error.code !== 'CATALOG_INVALID') throw error;
    return error.faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
  }
}

const catalogWith = (parts: object): object => ({ catalog: { metadata: { title: 'T' }, ...parts } });

test('groups and controls are read with identifiers and titles, and nothing else', () => {
  const same = (text: string): { de: string; en: string } => ({ de: text, en: text });
  expect(readOscalCatalog(fixture('house.json'), 'house')).toEqual({
    id: 'house',
    name: same('House {rules}'),
    citation: same('House rules {id}'),
    groups: [
      { id: 'ac', title: same('Access') },
      { id: 'ac.1', title: same('Sign-in') },
    ],
    controls: [
      { id: 'general', title: same('Belongs to no group') },
      { id: 'ac.2', title: same('Review'), group: 'ac' },
      { id: 'ac.3.1', title: same('Still in force'), group: 'ac' },
      { id: 'ac.1.1', title: same('Two factors – „überall“'), group: 'ac.1' },
      { id: 'ac.1.1.1', title: same('Hardware keys'), group: 'ac.1' },
      { id: '5.1', title: same('Begins with a digit') },
    ],
  });
});

test('a control of it is cited by the title of the catalogue', () => {
  expect(cite(readOscalCatalog(fixture('house.json'), 'house'), 'ac.2', 'de')).toBe('House rules ac.2');
});

test('all faults are named with their place', () => {
  expect(faultsOf(fixture('faults.json'))).toEqual([
    '3:19 “catalog.metadata.title” must NOT have fewer than 1 characters.',
    expect.stringMatching(/^6:9 “catalog\.groups\.0\.id” must match pattern/),
    '9:11 “catalog.groups.0.controls.0” lacks the key “id”.',
    '10:24 “catalog.groups.0.controls.1.title” must be string.',
    '10:49 “catalog.groups.0.controls.1.controls.0” lacks the key “title”.',
  ]);
});

const control = { id: 'a', title: 'A' };

test.each([
  ['no control', catalogWith({ groups: [{ title: 'G' }] }), '1:2 The catalogue holds no control.'],
  ['a control twice', catalogWith({ controls: [control, control] }), '1:74 The control “a” is there twice.'],
  [
    'a group twice',
    catalogWith({
      groups: [
        { id: 'g', title: 'G', controls: [control] },
        { id: 'g', title: 'G' },
      ],
    }),
    '1:108 The group “g” is there twice.',
  ],
  ['no catalogue', { profile: {} }, '1:1 The document lacks the key “catalog”.'],
  ['a list', [], '1:1 The document must be object.'],
  ['half a file', '{"catalog": {"metadata": {"title": "T"', /^1:39 /],
])('%s is a fault', (_, value, fault) => {
  const [first] = faultsOf(written(value));
  expect(first).toMatch(fault);
});

test.each([40, 400, 4000])('a catalogue that nests %i deep is refused, not followed', (depth) => {
  const text = `${'{"title":"G","groups":['.repeat(depth)}{"title":"G"}${']}'.repeat(depth)}`;
  const faults = faultsOf(written(`{"catalog":{"metadata":{"title":"T"},"groups":[${text}]}}`));
  expect(faults.length).toBeGreaterThan(0);
});

test('more controls than any catalogue has are refused', () => {
  const controls = Array.from({ length: 20_001 }, (_, index) => ({ id: `c${index}`, title: 'C' }));
  expect(faultsOf(written(catalogWith({ controls })))).toEqual([
    '1:2 The catalogue holds 20001 controls; at most 20000 are read.',
  ]);
});
