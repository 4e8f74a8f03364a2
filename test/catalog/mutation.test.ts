import { describe, expect, test } from 'vitest';
import type { ResourceCheck } from '../../src/model/catalog.ts';
import { automated, judgeRow, rowsOf, fileOf, judge } from './case-tables.ts';
import type { ResourceType } from '../../src/ontology/resource.ts';

/** What each operator is turned into; a negation is dropped. */
const flips: Readonly<Record<string, string>> = {
  '>=': '>',
  '<=': '<',
  '>': '>=',
  '<': '<=',
  '==': '!=',
  '!=': '==',
  '&&': '||',
  '||': '&&',
  '!': '',
};

const token = /"[^"]*"|'[^']*'|>=|<=|==|!=|&&|\|\||[><!]/g;

/** Every expression that differs from this one in one operator. */
function mutantsOf(expression: string): { readonly expression: string; readonly change: string }[] {
  return [...expression.matchAll(token)].flatMap(({ 0: found, index }) => {
    const flipped = flips[found];
    if (flipped === undefined) return [];
    const mutant = expression.slice(0, index) + flipped + expression.slice(index + found.length);
    return [{ expression: mutant, change: `“${found}” at ${index} -> “${flipped}” in ${expression}` }];
  });
}

/** Every check that differs from this one in one operator of its rule or its population. */
function mutantChecks(check: ResourceCheck): { readonly check: ResourceCheck; readonly change: string }[] {
  const { rule, applies } = check;
  const ofRule =
    typeof rule === 'string'
      ? mutantsOf(rule).map(({ expression, change }) => ({ check: { ...check, rule: expression }, change }))
      : Object.entries(rule).flatMap(([type, text]) =>
          mutantsOf(text).map(({ expression, change }) => ({
            check: { ...check, rule: { ...rule, [type]: expression } },
            change: `${type}: ${change}`,
          })),
        );
  const ofApplies =
    applies === null
      ? []
      : mutantsOf(applies).map(({ expression, change }) => ({ check: { ...check, applies: expression }, change }));
  return [...ofRule, ...ofApplies];
}

/** Whether every case still gives what it should; a mutant that no longer compiles is noticed too. */
function survives(check: ResourceCheck): boolean {
  try {
    const { met } = fileOf(check.id);
    const passing = (Object.keys(met) as ResourceType[]).every(
      (type) => judge(check, type, { properties: met[type] ?? {} }) === 'met',
    );
    return (
      passing && rowsOf(check).every((row) => JSON.stringify(judgeRow(check, row)) === JSON.stringify(row[2].gives))
    );
  } catch {
    return false;
  }
}

describe('a case breaks when one operator of a rule is changed', () => {
  test.each(automated.map((check) => [check.id, check] as const))('%s', (_, check) => {
    expect(survives(check)).toBe(true);
    const unnoticed = mutantChecks(check).filter((mutant) => survives(mutant.check));
    expect(unnoticed.map(({ change }) => change)).toEqual([]);
  });
});
