import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadCatalog, verdictOf } from '../../src/catalog/index.ts';
import { proofs, protectionNeeds } from '../../src/model/catalog.ts';
import { severities } from '../../src/model/severity.ts';
import { resourceTypes } from '../../src/ontology/resource.ts';

const catalog = loadCatalog();

test('Annex A of ISO/IEC 27001:2022 has 37, 8, 14 and 34 controls', () => {
  const ids = catalog.frameworks.find(({ id }) => id === 'iso27001-2022')?.controls.map(({ id }) => id) ?? [];
  expect(['5', '6', '7', '8'].map((theme) => ids.filter((id) => id.startsWith(`${theme}.`)).length)).toEqual([
    37, 8, 14, 34,
  ]);
});

test('there are 93 checks: 63 automated, 12 mixed and 18 statements, sorted', () => {
  const ids = catalog.checks.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted());
  const statements = catalog.checks.filter(({ kind }) => kind === 'statement');
  const mixed = catalog.checks.filter((check) => check.kind === 'automated' && check.statement !== null);
  expect([catalog.checks.length - statements.length - mixed.length, mixed.length, statements.length]).toEqual([
    63, 12, 18,
  ]);
});

test('there are 4 chapters with 18 sections', () => {
  expect(catalog.chapters.map(({ sections }) => sections.length)).toEqual([6, 3, 3, 6]);
});

test('legal bases are spelt out as a German lawyer cites them', () => {
  const sections = new Map(
    catalog.chapters.flatMap(({ sections: list }) => list).map(({ id, legalBasis }) => [id, legalBasis]),
  );
  expect(sections.get('verschluesselung')).toEqual({
    de: 'Art. 32 Abs. 1 lit. a, Art. 34 DSGVO',
    en: 'Art. 32(1)(a), Art. 34 GDPR',
  });
  expect(sections.get('datenlokation')?.de).toBe(
    'Art. 44, Art. 45, Art. 46, Art. 48, Art. 49, Art. 28 Abs. 3 lit. a, Art. 30 Abs. 2 lit. c DSGVO',
  );
});

test('every check is direct evidence for an article of the GDPR, maps to ISO 27001, and every id exists', () => {
  for (const check of catalog.checks) {
    expect(Object.keys(check.maps)).toEqual(expect.arrayContaining(['gdpr', 'iso27001-2022']));
    expect(check.maps['gdpr']?.primary).not.toEqual([]);
    for (const [framework, { primary, supporting }] of Object.entries(check.maps)) {
      const known = catalog.frameworks.find(({ id }) => id === framework)?.controls.map(({ id }) => id) ?? [];
      expect([check.id, known]).toEqual([check.id, expect.arrayContaining([...primary, ...supporting])]);
      expect(primary.length + supporting.length).toBeGreaterThan(0);
    }
  }
});

test('a parameter has a value for every protection need, and 1 stays 1 for very high', () => {
  for (const { values } of catalog.parameters)
    expect(Object.keys(values).toSorted()).toEqual([...protectionNeeds].toSorted());
  const values = Object.fromEntries(catalog.parameters.map((parameter) => [parameter.id, parameter.values]));
  expect(values['tls.min_version']).toEqual({ normal: '1.2', high: '1.2', 'very-high': '1.3' });
  expect(values['backup.max_age_hours']).toEqual({ normal: 26, high: 26, 'very-high': 1 });
  expect(values['static_key.max_age_days']).toEqual({ normal: 90, high: 90, 'very-high': 0 });
  expect(values['evidence.max_age_hours']).toEqual({ normal: 168, high: 24, 'very-high': 24 });
});

test('the EU has 27 members, the EEA three more, and a country has one verdict', () => {
  const { eu, eea, adequate, countries } = catalog.locations;
  expect([eu.length, eea.length, adequate.length]).toEqual([27, 3, 15]);
  expect(new Set([...eu, ...eea, ...adequate.map(({ country }) => country)]).size).toBe(45);
  expect(Object.keys(countries).every((country) => verdictOf(catalog.locations, country) !== 'unknown')).toBe(true);
});

test('the digest is the same in every load', () => {
  expect(catalog.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(loadCatalog().digest).toBe(catalog.digest);
});

test('the schema names the types, severities and proofs of the program', () => {
  const text = readFileSync(new URL('../../schemas/checks.schema.json', import.meta.url), 'utf8');
  const { definitions } = JSON.parse(text) as { definitions: Record<string, { enum: string[] }> };
  expect(definitions['type']?.enum).toEqual(resourceTypes);
  expect(definitions['severity']?.enum).toEqual(severities);
  expect(definitions['proves']?.enum).toEqual(proofs);
});

test('every shipped file names its schema for editors', () => {
  const schemas = { 'profiles.yaml': 'profiles', 'locations.yaml': 'locations', 'tom-structure.yaml': 'tom-structure' };
  for (const [file, schema] of Object.entries(schemas)) {
    const text = readFileSync(new URL(`../../controls/${file}`, import.meta.url), 'utf8');
    expect(text.split('\n', 1)[0]).toBe(`# yaml-language-server: $schema=../schemas/${schema}.schema.json`);
    expect(parse(text)).toBeTypeOf('object');
  }
});

test('German texts are not left in English and the other way round', () => {
  const texts = catalog.checks.flatMap(({ title, population, criterion, limits, remediation }) => [
    title,
    population,
    criterion,
    limits,
    remediation,
  ]);
  for (const { de, en } of texts) {
    expect(de).not.toBe(en);
    expect(en).not.toMatch(/[äöüß]/i);
    expect(de).not.toMatch(/\b(the|and|is|are|not)\b/);
  }
});
