import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadCatalog, profileFor } from '../../src/catalog/index.ts';
import { createResourceValue, createRuleEnvironment, evaluateRule, type CompiledRule } from '../../src/cel/index.ts';
import type { ProtectionNeed, ResourceCheck } from '../../src/model/catalog.ts';
import type { RuleVerdict } from '../../src/model/rule.ts';
import { propertiesOf, type PropertyValue, type ResourceType } from '../../src/ontology/resource.ts';

type Properties = Readonly<Record<string, PropertyValue | null>>;
type Given = { readonly properties: Properties; readonly unknown?: readonly string[] };
/** One case: a passing resource with some properties changed, and what the check then gives. */
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
/** Passing resources by type, and the cases made from them. */
export type CaseFile = {
  readonly met: Readonly<Record<string, Properties>>;
  readonly 'decided-without'?: readonly string[];
  readonly cases: readonly Case[];
};

/** The shipped catalogue. */
export const catalog = loadCatalog();
const environment = createRuleEnvironment(catalog.parameters, catalog.locations);
const at = new Date('2026-11-21T12:00:00Z');
/** Checks with a rule over resources. */
export const automated = catalog.checks.filter((check): check is ResourceCheck => check.kind === 'automated');
const folder = new URL('cases/', import.meta.url);
/** Check -> its table of cases. */
export const files: ReadonlyMap<string, CaseFile> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name.replace('.yaml', ''), parse(readFileSync(new URL(name, folder), 'utf8')) as CaseFile]),
);

/** What a check gives for one resource: an outcome, or the names of the unknown properties in its way. */
export function judge(
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

/** Every case of a check for every type it is about. */
export function rowsOf({ id }: Pick<ResourceCheck, 'id'>): readonly Row[] {
  const { met, cases } = fileOf(id);
  const types = Object.keys(met) as ResourceType[];
  return cases.flatMap((row) => (row.type ? [row.type] : types).map((type): Row => [row.name, type, row]));
}

export type Row = readonly [name: string, type: ResourceType, row: Case];

export function fileOf(id: string): CaseFile {
  return files.get(id) ?? { met: {}, cases: [] };
}

/** What a check gives for a case. */
export function judgeRow(check: ResourceCheck, [, type, row]: Row): Case['gives'] {
  const overrides = {
    ...(row.allowed ? { 'location.allowed': row.allowed } : {}),
    ...(row.adequate === undefined ? {} : { 'location.adequate': row.adequate }),
  };
  const given = { properties: { ...fileOf(check.id).met[type], ...row.set }, unknown: row.unknown ?? [] };
  return judge(check, type, given, row.need, overrides);
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

/** Properties that the rule and the population of a check read. */
export function fieldsOf(check: ResourceCheck, type: ResourceType): string[] {
  const rules = [...(check.applies === null ? [] : [check.applies]), ruleOf(check, type)];
  const names = rules.flatMap((rule) => compile(rule, type).references.fields.map(({ name }) => name));
  return [...new Set(names)].filter((name) => name in propertiesOf(type));
}
