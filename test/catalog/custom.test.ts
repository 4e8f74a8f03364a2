import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { OwnCatalog } from '../../src/catalog/index.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import { loosenedFor } from '../../src/catalog/loosened.ts';
import { NachweisError } from '../../src/errors.ts';
import type { Catalog, Parameter, ParameterValue } from '../../src/model/catalog.ts';
import { smallCatalog } from './small-catalog.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nachweis-own-'));
});

const check = (id: string, more = ''): string => `checks:
  - id: ${id}
    title: { de: Schlüssel, en: Keys }
    resource: [key]
    rule: resource.enabled
    show: [manager]
    severity: low
    method: test
    proves: configuration
    population: { de: Alle., en: All. }
    criterion: { de: Aktiv., en: Enabled. }
    limits: { de: Nur heute., en: Today only. }
    remediation: { de: Einschalten., en: Enable. }
    sections: [encryption]
    maps: { own: { primary: ["9"] } }
${more}`;

const framework = `id: own
name: { de: Eigenes, en: Own }
citation: { de: "Eigenes {id}", en: "Own {id}" }
controls: [{ id: "9", title: { de: Neun, en: Nine } }]
`;

const profile = (id: string, values: string): string =>
  `parameters: [{ id: ${id}, values: ${values}, basis: { de: Wir, en: We }, setBy: Leitung }]\n`;

function load(files: Readonly<Record<string, string>>): Catalog {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const has = (name: string): boolean => Object.keys(files).some((file) => file.startsWith(name));
  const own: OwnCatalog = {
    checks: has('checks') ? join(folder, 'checks') : null,
    frameworks: has('frameworks') ? join(folder, 'frameworks') : null,
    profile: has('profile') ? join(folder, 'profile.yaml') : null,
  };
  return loadCatalog({ directory: smallCatalog, own });
}

function faultsOf(files: Readonly<Record<string, string>>): string[] {
  try {
    load(files);
    return [];
  } catch (error) {
    if (!(error instanceof NachweisError)) throw error;
    return error.faults.map(
      ({ file, line, column, message }) => `${file.slice(folder.length + 1)}:${line}:${column} ${message}`,
    );
  }
}

test('own checks and frameworks join the shipped ones and change the digest', () => {
  const catalog = load({ 'checks/keys.yaml': check('keys'), 'frameworks/own.yml': framework });
  expect(catalog.checks.map(({ id }) => id)).toEqual(['keys', 'training', 'volumes']);
  expect(catalog.frameworks.map(({ id }) => id)).toEqual(['gdpr', 'house', 'own']);
  expect(catalog.digest).not.toBe(loadCatalog({ directory: smallCatalog }).digest);
});

test.each([
  [
    'a check like a shipped one',
    { 'checks/a.yaml': check('volumes') },
    ['checks/a.yaml:2:5 The check “volumes” is there twice.'],
  ],
  [
    'a framework like a shipped one',
    { 'frameworks/a.yaml': framework.replace('id: own', 'id: house') },
    ['frameworks/a.yaml:1:1 The framework “house” is there twice.'],
  ],
  [
    'a control that is nowhere',
    { 'checks/a.yaml': check('keys').replace('own:', 'house:') },
    ['checks/a.yaml:15:32 The framework “house” has no control “9”.'],
  ],
  [
    'a rule that does not hold',
    {
      'checks/a.yaml': check('keys')
        .replace('.enabled', '.enbled')
        .replace('own: { primary: ["9"]', 'house: { primary: ["1"]'),
    },
    ['checks/a.yaml:5:11 “key” has no property “enbled”.'],
  ],
  [
    'a claim',
    {
      'checks/a.yaml': check('keys')
        .replace('Aktiv.', 'Konform.')
        .replace('own: { primary: ["9"]', 'house: { primary: ["1"]'),
    },
    ['checks/a.yaml:11:18 The text claims that something is fulfilled: “Konform”.'],
  ],
  [
    'a threshold of another kind',
    { 'profile.yaml': profile('training.min_share', '{ normal: a, high: b, very-high: c }') },
    ['profile.yaml:1:40 The values of “training.min_share” are of another kind than the shipped ones.'],
  ],
  [
    'a broken profile blames no healthy file',
    { 'profile.yaml': 'parameters: 7\n' },
    ['profile.yaml:1:1 “parameters” must be array.'],
  ],
])('%s is refused with its place', (_, files, faults) => {
  expect(faultsOf(files).filter((fault) => !fault.includes('There is no framework “own”'))).toEqual(
    expect.arrayContaining(faults),
  );
});

test('a threshold of one’s own replaces the shipped one, and says so where it is looser', () => {
  const values = '{ normal: 0.95, high: 0.5, very-high: 1 }';
  const { parameters } = load({ 'profile.yaml': profile('training.min_share', values) });
  const share = parameters.find(({ id }) => id === 'training.min_share');
  expect(share).toMatchObject({
    setBy: 'Leitung',
    values: { high: 0.5 },
    replaces: { values: { normal: 0.9, high: 1 }, loosenedFor: ['high'] },
  });
  expect(parameters.filter(({ replaces }) => replaces !== undefined)).toHaveLength(1);
});

test('a whole number may stand for a fraction', () => {
  const { parameters } = load({
    'profile.yaml': profile('training.min_share', '{ normal: 1, high: 1, very-high: 1 }'),
  });
  expect(parameters.find(({ id }) => id === 'training.min_share')?.replaces?.loosenedFor).toEqual([]);
});

const countries = { eu: ['DE', 'FR'], eea: ['NO'] };

const three = (normal: ParameterValue, high = normal, veryHigh = high): Parameter['values'] => ({
  normal,
  high,
  'very-high': veryHigh,
});

test.each<[string, Parameter['values'], Parameter['values'], readonly string[]]>([
  ['backup.max_age_hours', three(26), three(24, 26, 27), ['very-high']],
  ['replicas.min', three(2, 2, 3), three(2, 3, 2), ['very-high']],
  ['tls.min_version', three('1.2', '1.2', '1.3'), three('1.3', '1.10', '1.2'), ['very-high']],
  ['location.allowed', three(['EU', 'EEA'], ['EU'], []), three(['DE'], ['EU', 'NO'], []), ['high']],
  ['kms.manager', three(['a', 'b'], ['b']), three(['a'], ['a', 'b'], ['b']), ['high']],
  // Nothing says which way it is stricter, so every difference counts.
  ['location.adequate', three('deny'), three('deny', 'allow'), ['high', 'very-high']],
  ['flags.on', three(true), three(true, false, true), ['high']],
  ['zones.list', three(['a']), three([], ['a']), ['normal']],
])('%s: own values that are looser than the shipped ones', (id, shipped, own, needs) => {
  expect(loosenedFor({ id, values: shipped }, { id, values: own }, countries)).toEqual(needs);
});
