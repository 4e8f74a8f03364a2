import { createResourceValue, evaluateRule, StatementValue } from '../cel/index.ts';
import type { CompiledRule, Profile, ResourceValue, RuleEnvironment, RuleSubject } from '../cel/index.ts';
import { NachweisError } from '../errors.ts';
import type { Resource } from '../model/resource.ts';
import type { RuleEngine } from '../model/rule.ts';

/** A rule engine for one profile. `at` is the time of the collection: ages are counted to it, not to the day of reading. */
export function createRuleEngine(environment: RuleEnvironment, profile: Profile, at: Date): RuleEngine {
  const scope = environment.scope(profile, at);
  const compiled = new Map<string, CompiledRule>();
  const compile = (expression: string, subject: RuleSubject): CompiledRule => {
    const key = `${subject} ${expression}`;
    const rule = compiled.get(key) ?? compileChecked(environment, expression, subject);
    compiled.set(key, rule);
    return rule;
  };
  // A check asks about the same resource twice, for its population and for its rule.
  let last: { readonly resource: Resource; readonly value: ResourceValue } | null = null;
  return {
    testResource: (expression, resource) => {
      if (last?.resource !== resource) last = { resource, value: createResourceValue(resource) };
      return evaluateRule(compile(expression, resource.type), scope, last.value);
    },
    testStatement: (expression, statement) =>
      evaluateRule(compile(expression, 'statement'), scope, new StatementValue(statement)),
  };
}

/** The catalogue was checked when it was loaded; a rule that fails here is a fault of ours. */
function compileChecked(environment: RuleEnvironment, expression: string, subject: RuleSubject): CompiledRule {
  const compilation = environment.compile(expression, subject);
  if ('rule' in compilation) return compilation.rule;
  throw new NachweisError(
    'INTERNAL',
    `The rule “${expression}” does not fit ${subject}: ${compilation.faults[0]?.message ?? ''}`,
  );
}
