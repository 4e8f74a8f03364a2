import { describe, expect, test } from 'vitest';
import { propertiesOf, type ResourceType } from '../../src/ontology/resource.ts';
import { automated, fieldsOf, fileOf, files, judge, judgeRow, rowsOf } from './case-tables.ts';

test('every rule has cases', () => {
  expect([...files.keys()].toSorted()).toEqual(automated.map(({ id }) => id).toSorted());
});

describe.each(automated.map((check) => [check.id, check] as const))('%s', (id, check) => {
  const { met, cases, 'decided-without': decidedWithout = [] } = fileOf(id);
  const types = Object.keys(met) as ResourceType[];

  test('has a passing resource of every type', () => {
    expect(types.toSorted()).toEqual(check.resource.toSorted());
    for (const type of types) {
      expect([type, judge(check, type, { properties: met[type] ?? {} })]).toEqual([type, 'met']);
    }
  });

  test('has a failing case, and one outside where it has a population', () => {
    const given = cases.map(({ gives }) => gives);
    expect(given).toContain('not-met');
    expect(given.includes('outside')).toBe(check.applies !== null);
  });

  test.each(rowsOf(check))('%s (%s)', (...row) => {
    expect(judgeRow(check, row)).toEqual(row[2].gives);
  });

  test.each(types)('names the gap of every property that %s needs', (type) => {
    for (const name of fieldsOf(check, type)) {
      const verdict = judge(check, type, { properties: met[type] ?? {}, unknown: [name] });
      const needless = decidedWithout.includes(name) || !(name in (met[type] ?? {}));
      expect([name, verdict]).toEqual([name, needless ? 'met' : [name]]);
    }
  });

  test.each(types)('never passes a %s of which nothing is known', (type) => {
    expect(judge(check, type, { properties: {} })).toEqual(expect.any(Array));
  });

  test.each(types)('never passes a %s of which everything is absent', (type) => {
    const names = Object.keys(propertiesOf(type));
    const absent = Object.fromEntries(names.map((name) => [name, null]));
    expect(['error', 'outside', 'not-met']).toContain(judge(check, type, { properties: absent }));
  });
});
