import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { loadConfig, type Flags } from '../../src/config/load.ts';
import { readPassphrase } from '../../src/config/passphrase.ts';
import { NachweisError } from '../../src/errors.ts';
import type { Config } from '../../src/model/config.ts';

const minimal = `organisation: { name: Beispiel GmbH }
service: { name: Beispiel-Cloud }
targets:
  - { id: prod, kubernetes: { context: prod } }
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nachweis-'));
});

function load(text: string, flags: Flags = {}, environment: Record<string, string> = {}): Config {
  writeFileSync(join(folder, 'nachweis.yaml'), text);
  return loadConfig(flags, environment, folder, ['gdpr', 'bsi-c5-2020']).config;
}

function faultsOf(text: string): string[] {
  try {
    load(text);
  } catch (error) {
    if (error instanceof NachweisError)
      return error.faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
  }
  return [];
}

test('a minimal file is filled with the documented defaults', () => {
  expect(load(minimal)).toMatchObject({
    frameworks: ['gdpr', 'bsi-c5-2020'],
    protection: 'normal',
    allowedLocations: null,
    classification: {
      dataClass: { key: 'data-class', personal: ['personal', 'special-category'] },
      untagged: 'unknown',
    },
    targets: [{ id: 'prod', provider: 'kubernetes', context: 'prod', kubeconfig: null, protection: null }],
    seal: null,
    failOn: 'low',
    allowIncomplete: false,
    timeout: 900_000,
  });
});

test('flags outrank the environment, the environment outranks the file', () => {
  const text = `${minimal}fail-on: medium\ntimeout: 5m\n`;
  expect(load(text)).toMatchObject({ failOn: 'medium', timeout: 300_000 });
  const environment = { NACHWEIS_FAIL_ON: 'high', NACHWEIS_TIMEOUT: '90s' };
  expect(load(text, {}, environment)).toMatchObject({ failOn: 'high', timeout: 90_000 });
  expect(load(text, { failOn: 'critical', timeout: '1h' }, environment)).toMatchObject({
    failOn: 'critical',
    timeout: 3_600_000,
  });
});

test('the file is searched upwards, and paths in it start at its own folder', () => {
  writeFileSync(join(folder, 'nachweis.yaml'), `${minimal}seal: { key: file:seal.pem, chain: chain.pem }\n`);
  const below = join(folder, 'a', 'b');
  mkdirSync(below, { recursive: true });
  const { config } = loadConfig({}, {}, below, []);
  expect(config.seal).toMatchObject({ keyFile: join(folder, 'seal.pem'), chainFile: join(folder, 'chain.pem') });
  expect(config.pseudonymKeyFile).toBe(join(folder, '.nachweis/pseudonym.key'));
});

test('a folder without a configuration says what to do', () => {
  expect(() => loadConfig({}, {}, folder, [])).toThrow(/There is no nachweis.yaml/);
});

test('every fault is reported at once with its place', () => {
  const text = `organisation: { name: Beispiel GmbH, colour: red }
service: { name: 7 }
frameworks: [gdpr]
targets:
  - { id: prod, kubernetes: {} }
  - { id: main, aws: { regions: [Frankfurt] } }
protection: extreme
`;
  expect(faultsOf(text)).toEqual([
    '1:38 “organisation” has an unknown key “colour”.',
    '2:12 “service.name” must be string.',
    '6:34 “targets.1.aws.regions.0” must match pattern "^[a-z]{2,4}(-[a-z]+)+-\\d+$".',
    '7:1 “protection” must be one of: normal, high, very-high.',
  ]);
});

test('rules beyond the schema are faults with a place as well', () => {
  const text = `organisation: { name: Beispiel GmbH }
service: { name: Beispiel-Cloud }
frameworks: [gdpr, hipaa]
targets:
  - { id: prod, kubernetes: {}, aws: {} }
  - { id: prod, kubernetes: {} }
statements: statements/*.yaml
seal: { key: "pkcs11:token=x", tsa: ["http://tsa.invalid"] }
`;
  expect(faultsOf(text)).toEqual([
    '3:20 There is no framework “hipaa”.',
    '5:5 Target “prod” needs exactly one of “kubernetes” and “aws”.',
    '6:7 The target id “prod” is used twice.',
    '7:1 No file matches “statements/*.yaml”.',
    '8:9 The key “pkcs11:token=x” is of a kind that this version cannot use.',
    '8:32 This version cannot add time stamps.',
  ]);
});

test('a passphrase comes from the environment or a file, never from the configuration', () => {
  writeFileSync(join(folder, 'pass'), 'secret\n');
  const source = (pass: string): string =>
    load(`${minimal}seal: { key: seal.pem, pass: ${pass} }\n`).seal?.passphraseSource ?? '';
  expect(readPassphrase(source('file:pass'), {})).toBe('secret');
  expect(readPassphrase(source('env:PASS'), { PASS: 'x' })).toBe('x');
  expect(() => readPassphrase(source('env:PASS'), {})).toThrow(/PASS is not set/);
  expect(faultsOf(`${minimal}seal: { key: seal.pem, pass: hunter2 }\n`)).toHaveLength(1);
});

test('settings that this version does not carry out are said aloud', () => {
  writeFileSync(
    join(folder, 'nachweis.yaml'),
    `${minimal}report: { formats: [pdf, html], editions: [customer, audit] }\n`,
  );
  expect(loadConfig({}, {}, folder, []).notices).toEqual([
    'report.formats: html is not written by this version, only report.pdf.',
    'report.editions: this version writes the audit edition (Prüffassung) only.',
  ]);
});
