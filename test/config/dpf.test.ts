import { expect, test } from 'vitest';
import { dpfFaults, dpfProviderFaults, normaliseDpf } from '../../src/config/dpf.ts';
import type { ConfigDocument } from '../../src/config/document.ts';
import { parseText, readSchema, type ReadDocument } from '../../src/documents.ts';

const good = {
  provider: 'aws',
  entity: '"Amazon Web Services, Inc."',
  data: '[non-hr]',
  checked: '2026-11-20',
  'next-certification': '2027-08-01',
};

function parse(...entries: readonly object[]): ReturnType<typeof parseText<ConfigDocument>> {
  const lines = entries.map(
    (entry) =>
      `    - { ${Object.entries(entry)
        .map(([key, value]) => `${key}: ${value}`)
        .join(', ')} }\n`,
  );
  const text = `organisation: { name: Beispiel GmbH }
service: { name: Beispiel-Cloud }
targets: [{ id: prod, kubernetes: {} }]
locations:
  allowed: [EU]
  dpf:
${lines.join('')}`;
  return parseText<ConfigDocument>('nachweis.yaml', text, readSchema('config'));
}

function read(...entries: readonly object[]): ReadDocument<ConfigDocument> {
  const result = parse(...entries);
  if ('faults' in result) throw new Error(JSON.stringify(result.faults));
  return result.document;
}

test('an entry is read with its days', () => {
  expect(normaliseDpf(read(good).value)).toEqual([
    {
      provider: 'aws',
      entity: 'Amazon Web Services, Inc.',
      data: ['non-hr'],
      checked: '2026-11-20',
      nextCertification: '2027-08-01',
    },
  ]);
  expect(dpfFaults(read(good, { ...good, provider: 'gcp' }))).toEqual([]);
});

test.each([
  [{ data: '[]' }, 'locations.dpf.0.data'],
  [{ data: '[payroll]' }, 'locations.dpf.0.data.0'],
  [{ checked: 'yesterday' }, 'locations.dpf.0.checked'],
  [{ 'next-certification': '20270801' }, 'locations.dpf.0.next-certification'],
  [{ status: 'active' }, 'status'],
])('the schema refuses %j', (change, place) => {
  const result = parse({ ...good, ...change });
  expect('faults' in result && result.faults.map(({ message }) => message).join(' ')).toContain(place);
});

test.each([
  [[{ ...good, checked: '2026-02-31' }], ['7 “2026-02-31” is not a date of the calendar.']],
  [[{ ...good, 'next-certification': '2026-11-19' }], ['7 The certification had ended when the entry was looked up.']],
  [[good, good], ['8 The provider “aws” has two entries.']],
])('%j is a fault', (entries, messages) => {
  expect(dpfFaults(read(...entries)).map(({ line, message }) => `${line} ${message}`)).toEqual(messages);
});

test('a provider that no table knows is a fault', () => {
  expect(dpfProviderFaults(read(good), ['aws', 'gcp'])).toEqual([]);
  expect(dpfProviderFaults(read(good), ['azure', 'gcp'])).toMatchObject([
    { line: 7, message: 'There is no provider “aws”.', hint: 'Known providers: azure, gcp.' },
  ]);
});
