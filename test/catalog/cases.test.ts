import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadCatalog, profileFor } from '../../src/catalog/index.ts';
import { createResourceValue, createRuleEnvironment, evaluateRule, type CompiledRule } from '../../src/cel/index.ts';
import type { ProtectionNeed, ResourceCheck } from '../../src/model/catalog.ts';
import type { RuleVerdict } from '../../src/model/rule.ts';
import { propertiesOf, type PropertyValue, type ResourceType } from '../../src/ontology/resource.ts';

type Properties = Readonly<Record<string, PropertyValue | null>>;
type Given = { readonly properties: Properties; readonly unknown?: readonly string[] };
type Case = {
  readonly name: string;
  /** The type it is about; without it, every type of the file. */
  readonly type?: ResourceType;
  readonly need?: ProtectionNeed;
  readonly allowed?: readonly string[];
  readonly adequate?: string;
  readonly set?: Properties;
  readonly unknown?: readonly string[];
  readonly gives: 'met' | 'not-met' | 'outside' | 'error' | readonly string[];
};
type CaseFile = {
  readonly met: Readonly<Record<string, Properties>>;
  readonly 'decided-without'?: readonly string[];
  readonly cases: readonly Case[];
};

const catalog = loadCatalog();
const environment = createRuleEnvironment(catalog.parameters, catalog.locations);
const at = new Date('2026-11-21T12:00:00Z');
const automated = catalog.checks.filter((check): check is ResourceCheck => check.kind === 'automated');
const folder = new URL('cases/', import.meta.url);
const files = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name.replace('.yaml', ''), parse(readFileSync(new URL(name, folder), 'utf8')) as CaseFile]),
);

test('every rule has cases', () => {
  expect([...files.keys()].toSorted()).toEqual(automated.map(({ id }) => id).toSorted());
});

describe.each(automated.map((check) => [check.id, check] as const))('%s', (id, check) => {
  const { met, cases, 'decided-without': decidedWithout = [] } = files.get(id) ?? { met: {}, cases: [] };
  const types = Object.keys(met) as ResourceType[];

  test('has a passing resource of every type', () => {
    expect(types.toSorted()).toEqual(check.resource.toSorted());
    for (const type of types)
      expect([type, judge(check, type, { properties: met[type] ?? {} })]).toEqual([type, 'met']);
  });

  const rows = cases.flatMap((row) => (row.type ? [row.type] : types).map((type) => [row.name, type, row] as const));
  test.each(rows)('%s (%s)', (_, type, row) => {
    const properties = { ...met[type], ...row.set };
    const overrides = {
      ...(row.allowed ? { 'location.allowed': row.allowed } : {}),
      ...(row.adequate === undefined ? {} : { 'location.adequate': row.adequate }),
    };
    const unknown = row.unknown ?? [];
    expect(judge(check, type, { properties, unknown }, row.need, overrides)).toEqual(row.gives);
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

function judge(
  check: ResourceCheck,
  type: ResourceType,
  { properties, unknown = [] }: Given,
  need: ProtectionNeed = 'high',
  overrides: Parameters<typeof profileFor>[2] = {},
): Case['gives'] {
  const scope = environment.scope(profileFor(catalog, need, overrides), at);
  const value = createResourceValue({
    type,
    id: 'one',
    name: 'one',
    target: 'main',
    account: '111111111111',
    region: 'eu-central-1',
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !unknown.includes(name))),
    unknown: Object.fromEntries(unknown.map((name) => [name, name])),
    collectedAt: at.toISOString(),
  });
  if (check.applies !== null) {
    const applies = evaluateRule(compile(check.applies, type), scope, value);
    if (!('result' in applies)) return outcomeOf(applies);
    if (!applies.result) return 'outside';
  }
  return outcomeOf(evaluateRule(compile(ruleOf(check, type), type), scope, value));
}

function outcomeOf(verdict: RuleVerdict): Case['gives'] {
  if ('gaps' in verdict) return verdict.gaps;
  if ('error' in verdict) return 'error';
  return verdict.result ? 'met' : 'not-met';
}

function ruleOf({ rule }: ResourceCheck, type: ResourceType): string {
  return typeof rule === 'string' ? rule : (rule[type] ?? '');
}

function compile(expression: string, type: ResourceType): CompiledRule {
  const compilation = environment.compile(expression, type);
  if ('faults' in compilation) throw new Error(compilation.faults[0]?.message);
  return compilation.rule;
}

function fieldsOf(check: ResourceCheck, type: ResourceType): string[] {
  const rules = [...(check.applies === null ? [] : [check.applies]), ruleOf(check, type)];
  const names = rules.flatMap((rule) => compile(rule, type).references.fields.map(({ name }) => name));
  return [...new Set(names)].filter((name) => name in propertiesOf(type));
}
