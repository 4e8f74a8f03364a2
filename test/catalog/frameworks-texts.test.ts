import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/index.ts';
import { readTexts } from '../../src/catalog/texts.ts';
import { NachweisError } from '../../src/errors.ts';
import { smallCatalog } from './small-catalog.ts';

const { frameworks } = loadCatalog({ directory: smallCatalog });
const iso = loadCatalog().frameworks.filter(({ id }) => id === 'iso27001-2022');

function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'nachweis-texts-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  return directory;
}

function faultsOf(directory: string, known = frameworks): string[] {
  try {
    readTexts(directory, known);
    return [];
  } catch (error) {
    if (!(error instanceof NachweisError) || error.code !== 'CATALOG_INVALID') throw error;
    return error.faults.map(
      ({ file, line, column, message }) => `${file.slice(directory.length)}:${line}:${column} ${message}`,
    );
  }
}

test('texts lie beside the catalogue, by framework and control', () => {
  const texts = readTexts(fileURLToPath(new URL('../../fixtures/catalogs/texts/', import.meta.url)), frameworks);
  expect([...texts.keys()]).toEqual(['house']);
  expect(texts.get('house')?.get('1')).toBe('Daten werden verschlüsselt gespeichert.\n');
  expect(texts.get('house')?.get('constructor')).toBeUndefined();
});

test('an empty folder, and files that are no YAML, are no texts', () => {
  expect(readTexts(folder({ 'README.md': '# Texts' }), frameworks).size).toBe(0);
});

test('an unquoted 5.10 is refused before it becomes 5.1', () => {
  expect(faultsOf(folder({ 'iso27001-2022.yaml': '"5.2": ok\n5.10: wrong\n' }), iso)).toEqual([
    '/iso27001-2022.yaml:2:1 The identifier 5.10 must stand in quotation marks.',
  ]);
});

test('all faults of all files are named with their place', () => {
  const directory = folder({
    'gdpr.yaml': 'Art.99: x\nArt.32(4): ""\n',
    'house.yaml': '"1": x\n"7": y\n"__proto__": z\n',
    'other.yaml': '"1": x\n',
  });
  expect(faultsOf(directory)).toEqual([
    '/gdpr.yaml:2:1 “Art.32(4)” must NOT have fewer than 1 characters.',
    '/house.yaml:2:1 The framework “house” has no control “7”.',
    '/house.yaml:3:1 The framework “house” has no control “__proto__”.',
    '/other.yaml:1:1 There is no framework “other”.',
  ]);
});

test.each([
  ['a list', '- x\n', ':1:1 The document must be object.'],
  ['nothing', '', ':1:1 The document must be object.'],
  ['a number for a text', '"1": 5\n', ':1:1 “1” must be string.'],
  ['a text without end', `"1": ${'x'.repeat(20_001)}\n`, ':1:1 “1” must NOT have more than 20000 characters.'],
  ['a binary file', Uint8Array.of(0xff, 0xfe), ':1:1 The file cannot be read: The encoded data was not valid for'],
])('%s is one fault', (_, content, fault) => {
  const faults = faultsOf(folder({ 'house.yaml': content }));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(`/house.yaml${fault}`);
});

test('a folder that is not there is a fault', () => {
  expect(faultsOf(join(tmpdir(), 'nachweis-no-such-folder'))[0]).toMatch(/^:1:1 The folder cannot be read: ENOENT/);
});
