import { createResourceValue, createRuleEnvironment, evaluateRule, type RuleEnvironment } from '../../cel/index.ts';
import type { ParameterValue, ProtectionNeed } from '../../model/catalog.ts';
import type { RuleVerdict } from '../../model/rule.ts';
import type { PropertyValue, ResourceType } from '../../ontology/resource.ts';
import type { ResourceCheckDocument } from '../documents.ts';
import { profileFor } from '../profile.ts';
import type { CatalogDocuments } from '../read.ts';

/** What a rule says about one resource: an outcome, or the properties whose gaps stand in its way. */
export type Judgement = 'met' | 'not-met' | 'outside' | 'error' | readonly string[];

/** A resource as a case describes it; what is in neither list was not collected. */
export type Given = {
  readonly properties: Readonly<Record<string, PropertyValue | null>>;
  readonly unknown: readonly string[];
  readonly need: ProtectionNeed;
  readonly thresholds: Readonly<Record<string, ParameterValue>>;
};

/** Judges a resource by one check; null where the rule does not compile, which is reported as such. */
export type Judge = (check: ResourceCheckDocument, type: ResourceType, given: Given) => Judgement | null;

/** The moment of every case, so that ages in cases mean the same for ever. */
const at = new Date('2026-11-21T12:00:00Z');

/** Null when a broken profile or table of places leaves nothing to judge with. */
export function createJudge({ profiles, locations }: CatalogDocuments): Judge | null {
  if (!profiles || !locations) return null;
  const { parameters } = profiles.value;
  let environment: RuleEnvironment;
  try {
    environment = createRuleEnvironment(parameters, locations.value);
  } catch {
    return null;
  }
  const test = createTester(environment);
  return (check, type, given) => {
    const scope = environment.scope(profileFor({ parameters }, given.need, given.thresholds), at);
    const value = createResourceValue({ type, ...whoever, properties: knownOf(given), unknown: gapsOf(given) });
    const rule = typeof check.rule === 'string' ? check.rule : check.rule[type];
    if (rule === undefined) return null;
    if (check.applies !== undefined) {
      const applies = test(check.applies, type, scope, value);
      if (applies === null || !('result' in applies)) return applies && judgementOf(applies);
      if (!applies.result) return 'outside';
    }
    const verdict = test(rule, type, scope, value);
    return verdict && judgementOf(verdict);
  };
}

type Scope = ReturnType<RuleEnvironment['scope']>;

/** Compiles each expression once for each type. */
function createTester(
  environment: RuleEnvironment,
): (
  expression: string,
  type: ResourceType,
  scope: Scope,
  value: ReturnType<typeof createResourceValue>,
) => RuleVerdict | null {
  const compiled = new Map<string, ReturnType<RuleEnvironment['compile']>>();
  return (expression, type, scope, value) => {
    const key = `${type} ${expression}`;
    const compilation = compiled.get(key) ?? environment.compile(expression, type);
    compiled.set(key, compilation);
    return 'rule' in compilation ? evaluateRule(compilation.rule, scope, value) : null;
  };
}

const whoever = {
  id: 'one',
  name: 'one',
  target: 'main',
  account: '111111111111',
  region: 'eu-central-1',
  collectedAt: at.toISOString(),
};

function knownOf({ properties, unknown }: Given): Given['properties'] {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !unknown.includes(name)));
}

/** The gap of an unknown property is called like the property, so that a case can name it. */
function gapsOf({ unknown }: Given): Record<string, string> {
  return Object.fromEntries(unknown.map((name) => [name, name]));
}

function judgementOf(verdict: RuleVerdict): Judgement {
  if ('gaps' in verdict) return verdict.gaps;
  if ('error' in verdict) return 'error';
  return verdict.result ? 'met' : 'not-met';
}
