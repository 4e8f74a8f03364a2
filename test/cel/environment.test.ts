import { expect, test } from 'vitest';
import {
  createResourceValue,
  createRuleEnvironment,
  evaluateRule,
  functionDescriptions,
  StatementValue,
  type CompiledRule,
  type RuleSubject,
} from '../../src/cel/index.ts';
import type { Parameter, ParameterValue } from '../../src/model/catalog.ts';
import type { Resource } from '../../src/model/resource.ts';
import { propertiesOf, resourceTypes } from '../../src/ontology/resource.ts';

const parameter = (id: string, value: ParameterValue, veryHigh: ParameterValue = value): Parameter => ({
  id,
  values: { normal: value, high: value, 'very-high': veryHigh },
  basis: { de: '', en: '' },
  setBy: 'test',
});

const environment = createRuleEnvironment(
  [
    parameter('limit.days', 3),
    parameter('limit.share', 1, 0.5),
    parameter('limit.words', ['a', 'b']),
    parameter('limit.on', true),
  ],
  { eu: ['DE'], eea: ['NO'] },
);
const profile = { 'limit.days': 3, 'limit.share': 1, 'limit.words': ['a', 'b'], 'limit.on': true };
const at = new Date('2026-11-21T12:00:00Z');
const scope = environment.scope(profile, at);

const database = (properties: Resource['properties'], unknown: Resource['unknown'] = {}): Resource => ({
  type: 'database',
  id: 'db',
  name: 'orders',
  target: 'main',
  account: '1',
  region: 'eu-central-1',
  properties,
  unknown,
  collectedAt: '2026-11-21T12:00:00Z',
});

function compile(expression: string, subject: RuleSubject): CompiledRule {
  const compilation = environment.compile(expression, subject);
  if ('faults' in compilation) throw new Error(compilation.faults.map(({ message }) => message).join(' '));
  return compilation.rule;
}

function faultsOf(expression: string, subject: RuleSubject = 'database'): unknown {
  const compilation = environment.compile(expression, subject);
  return 'faults' in compilation ? compilation.faults.map(({ message, offset }) => [offset, message]) : [];
}

test.each([
  ['resource.encrypted', { encrypted: true }, {}, { result: true }],
  ['resource.encrypted', { encrypted: false }, {}, { result: false }],
  ['resource.encrypted', {}, { encrypted: 'denied' }, { gaps: ['denied'] }],
  ['resource.encrypted', {}, {}, { gaps: ['uncollected:database.encrypted'] }],
  ['resource.encrypted', { encrypted: null }, {}, { error: 'No such key: encrypted' }],
  ['resource.encrypted && resource.critical', { encrypted: false }, { critical: 'gap' }, { result: false }],
  ['resource.critical && resource.encrypted', { encrypted: false }, { critical: 'gap' }, { result: false }],
  ['resource.encrypted || resource.critical', { encrypted: true }, { critical: 'gap' }, { result: true }],
  ['resource.critical || resource.encrypted', { encrypted: true }, { critical: 'gap' }, { result: true }],
  ['resource.encrypted && resource.critical', {}, { encrypted: 'b', critical: 'a' }, { gaps: ['a', 'b'] }],
  ['!resource.encrypted', {}, { encrypted: 'gap' }, { gaps: ['gap'] }],
  ['has(resource.replicaOf)', { replicaOf: null }, {}, { result: false }],
  ['has(resource.replicaOf)', { replicaOf: 'x' }, {}, { result: true }],
  ['has(resource.replicaOf)', {}, { replicaOf: 'gap' }, { gaps: ['gap'] }],
  ['size(resource.tags) == 2', { tags: ['a=1', 'b=2'] }, {}, { result: true }],
  ['"a=1" in resource.tags', { tags: ['a=1'] }, {}, { result: true }],
  ['resource.tags.exists(tag, tag == "a")', {}, { tags: 'gap' }, { gaps: ['gap'] }],
  ['resource.backupRetentionDays > profile.limit.days', { backupRetentionDays: 4 }, {}, { result: true }],
  [
    'resource.backupRetentionDays > 3',
    { backupRetentionDays: 3.5 },
    {},
    { error: expect.stringContaining('does not fit') },
  ],
  ['resource.dataClass == "none"', { dataClass: 'all' }, {}, { error: expect.stringContaining('does not fit') }],
  [
    'resource.location.country == "DE"',
    { location: { code: 'x', country: 'DE', verdict: 'eu-eea' } },
    {},
    { result: true },
  ],
  ['resource.location.country == "DE"', { location: 'DE' }, {}, { error: expect.stringContaining('does not fit') }],
  ['resource.copies.all(copy, copy.verdict == "eu-eea")', { copies: [] }, {}, { result: true }],
  ['resource.name == "orders" && resource.type == "database"', {}, {}, { result: true }],
  [
    'age_days(resource.latestRestorableTime) == 1',
    { latestRestorableTime: '2026-11-20T12:00:00Z' },
    {},
    { result: true },
  ],
  [
    'age_hours(resource.latestRestorableTime) == 23',
    { latestRestorableTime: '2026-11-20T12:00:01Z' },
    {},
    { result: true },
  ],
  ['resource.latestRestorableTime < run.at', { latestRestorableTime: '2026-11-20T12:00:01Z' }, {}, { result: true }],
  ['profile.limit.on && "a" in profile.limit.words', {}, {}, { result: true }],
] as [string, Resource['properties'], Resource['unknown'], unknown][])(
  '%s of %j, unknown %j, gives %j',
  (expression, properties, unknown, expected) => {
    const value = createResourceValue(database(properties, unknown));
    expect(evaluateRule(compile(expression, 'database'), scope, value)).toEqual(expected);
  },
);

test.each([
  ['resource.encrypted &&', [[21, 'The expression does not hold: Unexpected token: EOF.']]],
  ['resource.colour == "red"', [[0, '“database” has no property “colour”.']]],
  ['has(resource.colour)', [[4, '“database” has no property “colour”.']]],
  ['resource.constructor == "x"', [[0, '“database” has no property “constructor”.']]],
  [
    'has(profile.limit.years)',
    [
      [0, 'has() can only ask for a property of the resource or statement.'],
      [4, 'The profile has no parameter “limit.years”.'],
    ],
  ],
  ['profile.limit["days"] > 1', [[0, 'The profile has no parameter “limit”.']]],
  ['resource["encrypted"]', [[0, '“resource” is read by the name of a property only.']]],
  ['has(resource.location.contry)', [[0, 'has() can only ask for a property of the resource or statement.']]],
  [
    'resource.copies.exists(copy, has(copy.contry))',
    [[29, 'has() can only ask for a property of the resource or statement.']],
  ],
  ['profile.limit.days == "x"', [[0, 'The expression does not hold: no such overload: int == string.']]],
  ['resource.keyManager == "me"', [[23, '“keyManager” is never “me”.']]],
  ['"me" != resource.keyManager', [[0, '“keyManager” is never “me”.']]],
  ['resource.engine', [[0, 'The expression must be boolean, but is string.']]],
  ['dyn(resource.encrypted)', [[0, 'The expression must be boolean, but is dyn.']]],
  ['statement.share > 0.5', [[0, 'The expression does not hold: Unknown variable: statement.']]],
])('%s does not compile', (expression, faults) => {
  expect(faultsOf(expression)).toEqual(faults);
});

test('a statement is read with its figures, its date and the profile', () => {
  const rule = compile(
    'has(statement.share) && statement.share >= profile.limit.share && age_days(statement.declared) <= 3',
    'statement',
  );
  const judge = (numerator: number, denominator: number, date: string): unknown =>
    evaluateRule(rule, scope, new StatementValue({ figure: { numerator, denominator }, date }));
  expect(judge(10, 10, '2026-11-18')).toEqual({ result: true });
  expect(judge(9, 10, '2026-11-18')).toEqual({ result: false });
  expect(judge(10, 10, '2026-11-17')).toEqual({ result: false });
  expect(judge(0, 0, '2026-11-18')).toEqual({ result: false });
  expect(evaluateRule(rule, scope, new StatementValue({ figure: null, date: '2026-11-18' }))).toEqual({
    result: false,
  });
});

test('a profile that lacks a value is refused', () => {
  expect(() => environment.scope({ 'limit.days': 3 }, at)).toThrow('The profile has no value for “limit.share”.');
});

test('rules of two scopes do not mix', () => {
  const rule = compile('age_days(resource.latestRestorableTime) == profile.limit.days', 'database');
  const value = createResourceValue(database({ latestRestorableTime: '2026-11-18T12:00:00Z' }));
  const later = environment.scope({ ...profile, 'limit.days': 4 }, new Date('2026-11-22T12:00:00Z'));
  expect(evaluateRule(rule, scope, value)).toEqual({ result: true });
  expect(evaluateRule(rule, later, value)).toEqual({ result: true });
  expect(evaluateRule(rule, scope, value)).toEqual({ result: true });
});

test('no property of the ontology has the name of a field of ours', () => {
  const taken = ['type', 'id', 'name', 'target', 'account', 'region', 'resource', 'gaps'];
  for (const type of resourceTypes)
    expect(Object.keys(propertiesOf(type)).filter((name) => taken.includes(name))).toEqual([]);
});

test('every function that the docs list exists', () => {
  const examples = {
    age_hours: 'age_hours(run.at) == 0',
    age_days: 'age_days(run.at) == 0',
    tls_at_least: 'tls_at_least("1.3", "1.2")',
    is_allowed: '!is_allowed(resource.location)',
  };
  expect(Object.keys(examples)).toEqual(Object.keys(functionDescriptions));
  const value = createResourceValue(database({ location: { code: 'x', country: '', verdict: 'unknown' } }));
  for (const example of Object.values(examples)) {
    expect(evaluateRule(compile(example, 'database'), scope, value)).toEqual({ result: true });
  }
});
