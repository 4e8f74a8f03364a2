import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { copyOfSmallCatalog, faultsOf, smallCatalog, type Edit } from './small-catalog.ts';

type Case = { readonly name: string; readonly edits: readonly Edit[]; readonly faults: readonly string[] };

const cases = parse(readFileSync(new URL('../../fixtures/catalogs/faults.yaml', import.meta.url), 'utf8')) as Case[];

test('the small catalogue is valid', () => {
  expect(faultsOf(smallCatalog)).toEqual([]);
});

test.each(cases)('$name', ({ edits, faults }) => {
  expect(faultsOf(copyOfSmallCatalog(edits)).toSorted()).toEqual(faults.toSorted());
});

test('a binary file is one fault, not a crash', () => {
  const directory = copyOfSmallCatalog();
  writeFileSync(join(directory, 'checks/people.yaml'), Buffer.from([0xff, 0xfe, 0x00, 0x80]));
  expect(faultsOf(directory)).toEqual([
    'checks/people.yaml:1:1 The file cannot be read: The encoded data was not valid for encoding utf-8.',
  ]);
});

test('a file that cannot be read is one fault', () => {
  const directory = copyOfSmallCatalog();
  rmSync(join(directory, 'profiles.yaml'));
  mkdirSync(join(directory, 'profiles.yaml'));
  expect(faultsOf(directory)).toEqual([expect.stringMatching(/^profiles\.yaml:1:1 The file cannot be read: EISDIR/)]);
});

test('folders and files that are missing are all named', () => {
  const directory = copyOfSmallCatalog();
  rmSync(join(directory, 'checks'), { recursive: true });
  rmSync(join(directory, 'frameworks/gdpr.yaml'));
  rmSync(join(directory, 'frameworks/house.yaml'));
  rmSync(join(directory, 'locations.yaml'));
  expect(faultsOf(directory).map((fault) => fault.replace(/ENOENT.*/, 'ENOENT'))).toEqual([
    'checks:1:1 The folder cannot be read: ENOENT',
    'frameworks:1:1 The folder holds no YAML file.',
    'locations.yaml:1:1 The file cannot be read: ENOENT',
  ]);
});
