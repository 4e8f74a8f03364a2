import { expect, test } from 'vitest';
import { evaluate, type EvaluateInput } from '../../src/evaluate/index.ts';
import type { ResourceCheck, StatementCheck } from '../../src/model/catalog.ts';
import type { Coverage } from '../../src/model/coverage.ts';
import type { Resource } from '../../src/model/resource.ts';
import type { RuleVerdict } from '../../src/model/rule.ts';
import type { Statement } from '../../src/model/statement.ts';

const both = (text: string): { de: string; en: string } => ({ de: text, en: text });

const base = {
  title: both('t'),
  severity: 'high',
  proves: 'configuration',
  population: both('p'),
  criterion: both('c'),
  limits: both('l'),
  remediation: both('r'),
  parameters: [],
  sections: ['verschluesselung'],
  maps: {},
} as const;

const check: ResourceCheck = {
  ...base,
  id: 'volumes',
  kind: 'automated',
  method: 'test',
  resource: ['block-volume'],
  regions: 'selected',
  needs: ['key'],
  applies: 'applies',
  rule: 'rule',
  show: ['state'],
  statement: null,
};

const statementCheck: StatementCheck = {
  ...base,
  id: 'training',
  kind: 'statement',
  method: 'examine',
  rule: 'statement.share',
};

function volume(id: string, extra: Partial<Resource> = {}): Resource {
  const properties = { state: 'in-use' };
  const subject = { type: 'block-volume', id, name: id, target: 'main', account: '1', region: 'eu-central-1' } as const;
  return { ...subject, properties, unknown: {}, collectedAt: '2026-11-25T06:00:00Z', ...extra };
}

function coverage(extra: Partial<Coverage> = {}): Coverage {
  const place = { target: 'main', source: 'aws', operation: 'list', scope: 'eu-central-1', kind: 'listing' } as const;
  return { ...place, types: ['block-volume'], state: 'complete', read: 1, pages: 1, witness: null, gaps: [], ...extra };
}

type Verdicts = Readonly<Record<string, RuleVerdict>>;

/** `verdicts` says what the rule gives for an id; the population is everything unless `<id> applies` says otherwise. */
function input(resources: readonly Resource[], verdicts: Verdicts, extra: Partial<EvaluateInput> = {}): EvaluateInput {
  return {
    checks: [check],
    resources: { resourcesOf: (type) => resources.filter((resource) => resource.type === type) },
    targets: [],
    coverage: [coverage()],
    readable: ['block-volume', 'persistent-volume', 'key'],
    statements: [],
    rules: {
      testResource: (expression, { id }) =>
        expression === 'applies' ? (verdicts[`${id} applies`] ?? { result: true }) : (verdicts[id] ?? { result: true }),
      testStatement: (_, { figure }) => ({ result: (figure?.numerator ?? 0) >= 95 }),
    },
    assessedAt: new Date('2026-11-25T07:00:00Z'),
    maximumEvidenceAgeHours: 24,
    ...extra,
  };
}

function outcomes(given: EvaluateInput): string[] {
  return [...evaluate(given)].map(({ subject, outcome, reason, gaps }) =>
    `${subject.id} ${outcome} ${reason} ${gaps.join()}`.trim(),
  );
}

test.each<[string, RuleVerdict, string]>([
  ['a rule that holds is met', { result: true }, 'v met rule-true'],
  ['a rule that does not hold is not met', { result: false }, 'v not-met rule-false'],
  ['an unknown property is not determined and names its gaps', { gaps: ['g'] }, 'v not-determined property-unknown g'],
  ['a rule that cannot be computed is not determined', { error: 'x' }, 'v not-determined rule-error'],
])('%s', (_, verdict, expected) => {
  expect(outcomes(input([volume('v')], { v: verdict }))).toEqual([expected]);
});

test('a resource outside of the population gives no finding, one that may be inside is not determined', () => {
  const verdicts = { 'a applies': { result: false }, 'b applies': { gaps: ['g'] } };
  expect(outcomes(input([volume('a'), volume('b')], verdicts))).toEqual(['b not-determined property-unknown g']);
});

test('an incomplete scope is not determined although every resource that was read is fine', () => {
  const incomplete = coverage({ state: 'incomplete', gaps: ['denied'], scope: 'eu-west-1' });
  expect(outcomes(input([volume('v')], {}, { coverage: [coverage(), incomplete] }))).toEqual([
    'v met rule-true',
    'main/eu-west-1 not-determined coverage-incomplete denied',
  ]);
});

test('a type that the rule rests on counts like the population itself', () => {
  const keys = coverage({ types: ['key'], state: 'incomplete', gaps: ['keys denied'] });
  expect(outcomes(input([], {}, { coverage: [coverage(), keys] }))).toEqual([
    'main/eu-central-1 not-determined coverage-incomplete keys denied',
  ]);
});

test('an empty population is not applicable only when the collection behind it was complete', () => {
  expect(outcomes(input([], {}))).toEqual(['scope not-applicable population-empty']);
  expect(outcomes(input([], {}, { coverage: [] }))).toEqual(['type:block-volume not-determined no-collector']);
});

test('old evidence no longer shows that something is in order, but still that it is not', () => {
  const old = { collectedAt: '2026-11-20T06:00:00Z' };
  const resources = [volume('good', old), volume('bad', old)];
  expect(outcomes(input(resources, { bad: { result: false } }))).toEqual([
    'good stale evidence-too-old',
    'bad not-met rule-false',
  ]);
});

test.each<[string, Partial<Statement> | null, string]>([
  ['a valid statement is declared, never met', {}, 'declared declared-valid'],
  ['a statement counts on its last day', { expires: '2026-11-25' }, 'declared declared-valid'],
  ['an expired statement is stale', { expires: '2026-11-24' }, 'stale statement-expired'],
  [
    'a declared share below the threshold is not met',
    { figure: { numerator: 94, denominator: 100 } },
    'not-met declared-insufficient',
  ],
  ['words where figures are asked for are not determined', { figure: null }, 'not-determined figures-missing'],
  ['no statement is not determined', null, 'not-determined statement-missing'],
])('%s', (_, statement, expected) => {
  const declared = {
    check: 'training',
    text: 'x',
    declaredBy: 'HR',
    date: '2026-01-01',
    expires: '2026-12-31',
    reference: null,
  };
  const statements =
    statement === null ? [] : [{ ...declared, figure: { numerator: 95, denominator: 100 }, ...statement }];
  const given = input([], {}, { checks: [statementCheck], statements });
  expect(outcomes(given)).toEqual([`training ${expected}`]);
});

test('a target that names regions narrows every check but those over every region', () => {
  const targets = [
    {
      id: 'main',
      provider: 'aws',
      account: '1',
      principal: '',
      endpoint: '',
      regions: ['eu-central-1'],
      protection: null,
    },
  ] as const;
  const elsewhere = volume('far', { region: 'us-east-1' });
  const denied = coverage({ state: 'incomplete', gaps: ['g'], scope: 'us-east-1' });
  const given = { targets, coverage: [coverage(), denied] };
  expect(outcomes(input([volume('near'), elsewhere], {}, given))).toEqual(['near met rule-true']);
  expect(
    outcomes(input([volume('near'), elsewhere], {}, { ...given, checks: [{ ...check, regions: 'every' }] })),
  ).toEqual(['near met rule-true', 'far met rule-true', 'main/us-east-1 not-determined coverage-incomplete g']);
});

test('a type that no collector can read is never silently absent, one of another kind of target is out of scope', () => {
  const wide: ResourceCheck = { ...check, resource: ['block-volume', 'persistent-volume', 'object-store'] };
  expect(outcomes(input([volume('v')], {}, { checks: [wide] }))).toEqual([
    'v met rule-true',
    'type:object-store not-determined no-collector',
  ]);
});

test('a mixed check needs the figure and the statement', () => {
  const mixed: ResourceCheck = { ...check, statement: { rule: null } };
  const statement = {
    check: 'volumes',
    text: 'x',
    declaredBy: 'HR',
    date: '2026-01-01',
    expires: '2026-12-31',
    figure: null,
    reference: null,
  };
  expect(outcomes(input([volume('v')], {}, { checks: [mixed] }))).toEqual([
    'v met rule-true',
    'volumes not-determined statement-missing',
  ]);
  expect(outcomes(input([volume('v')], {}, { checks: [mixed], statements: [statement] }))).toEqual([
    'v met rule-true',
    'volumes declared declared-valid',
  ]);
});
