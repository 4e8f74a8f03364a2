import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseText, readDocument, requireDocuments } from '../src/documents.ts';

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string' },
    level: { enum: ['low', 'high'] },
    items: {
      type: 'array',
      items: { type: 'object', additionalProperties: false, properties: { id: { type: 'integer' } } },
    },
  },
};

function faultsOf(text: string): string[] {
  const result = parseText('a.yaml', text, schema);
  if (!('faults' in result)) return [];
  return result.faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

test('a document that holds comes out typed', () => {
  const result = parseText<{ name: string }>('a.yaml', 'name: x\nlevel: low\n', schema);
  expect('document' in result && result.document.value).toEqual({ name: 'x', level: 'low' });
});

test('all faults are reported at once, each with its place', () => {
  expect(faultsOf('level: middle\nitems:\n  - id: one\n  - nr: 2\n')).toEqual([
    '1:1 The document lacks the key “name”.',
    '1:1 “level” must be one of: low, high.',
    '3:5 “items.0.id” must be integer.',
    '4:5 “items.1” has an unknown key “nr”.',
  ]);
});

test.each([
  ['a duplicate key', 'name: a\nname: b\n', '2:1'],
  ['broken YAML', 'name: [a\n', '2:1'],
  ['a tab as indentation', 'name: a\nitems:\n\t- id: 1\n', '3:1'],
])('%s is refused with its place', (_, text, place) => {
  expect(faultsOf(text)[0]?.startsWith(`${place} `)).toBe(true);
});

test('aliases that grow without bounds are refused', () => {
  const bomb = ['name: x', 'a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let index = 1; index < 9; index += 1) {
    const before = String.fromCharCode(96 + index);
    const own = String.fromCharCode(97 + index);
    bomb.push(`${own}: &${own} [${Array(9).fill(`*${before}`).join(', ')}]`);
  }
  expect(faultsOf(bomb.join('\n'))[0]).toMatch(/^1:1 The document cannot be resolved/);
});

test('keys that are no text are refused with their place', () => {
  expect(faultsOf('name: x\n? [a, b]\n: c\n')[0]).toMatch(/^2:3 /);
  expect(faultsOf('name: x\n1: a\n"1": b\n')[0]).toMatch(/^3:1 .*unique/i);
});

test('a file that is missing, a folder, or not UTF-8 is a fault, not a crash', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nachweis-'));
  const binary = join(folder, 'binary.yaml');
  writeFileSync(binary, Buffer.from([0xff, 0xfe, 0x00, 0xd8]));
  for (const file of [join(folder, 'none.yaml'), folder, binary]) {
    const result = readDocument(file, schema);
    expect('faults' in result && result.faults[0]?.message).toMatch(/^The file cannot be read: /);
  }
});

test('the faults of several documents come as one error, sorted by place', () => {
  const results = [parseText('b.yaml', 'name: 1\n', schema), parseText('a.yaml', 'level: low\n', schema)];
  const fail = (): unknown => requireDocuments(results, 'CONFIG_INVALID', 'The configuration is not valid');
  expect(fail).toThrow('The configuration is not valid: 2 faults.');
  expect(fail).toThrow(
    expect.objectContaining({
      faults: [expect.objectContaining({ file: 'a.yaml' }), expect.objectContaining({ file: 'b.yaml' })],
    }),
  );
});
