import { Environment } from '@marcbachmann/cel-js';
import type { LocationTable, Parameter } from '../model/catalog.ts';
import type { ResourceType } from '../ontology/resource.ts';
import { compileRule } from './compile.ts';
import { placeRules, registerFunctions } from './functions.ts';
import { registerProfile, type Profile } from './profile.ts';
import { resourceClass, resourceFields, resourceTypeName } from './resource-value.ts';
import type { Compilation, RuleScope, RuleSubject } from './rule.ts';
import { statementFields, StatementValue } from './statement-value.ts';
import { locationFields, LocationValue, timestampType } from './values.ts';

/** The rule language with the types of the ontology, the profile and our functions. */
export type RuleEnvironment = {
  /** Parses and type-checks an expression that must be boolean. */
  readonly compile: (expression: string, subject: RuleSubject) => Compilation;
  /** Prepares a profile and a moment for `evaluateRule`. */
  readonly scope: (profile: Profile, at: Date) => RuleScope;
};

class RunValue {
  readonly at: Date;

  constructor(at: Date) {
    this.at = at;
  }
}

/** Builds the rule language once; each subject's own environment is derived when its first rule is compiled. */
export function createRuleEnvironment(
  parameters: readonly Parameter[],
  locations: Pick<LocationTable, 'eu' | 'eea'>,
): RuleEnvironment {
  // Functions of CEL see their arguments only, so the scope of the running evaluation is kept here while it runs.
  let current: RuleScope | null = null;
  const base = new Environment();
  base.registerType('Location', { ctor: LocationValue, fields: locationFields });
  base.registerType('Run', { ctor: RunValue, fields: { at: timestampType } });
  base.registerVariable('run', 'Run');
  const nest = registerProfile(base, parameters);
  registerFunctions(base, () => {
    if (current === null) throw new Error('A function of a rule was called outside an evaluation.');
    return current;
  });
  const within = <T>(scope: RuleScope, work: () => T): T => {
    current = scope;
    try {
      return work();
    } finally {
      current = null;
    }
  };
  const names = new Set(parameters.map(({ id }) => id));
  const environments = new Map<RuleSubject, Environment>();
  const environmentOf = (subject: RuleSubject): Environment => {
    const known = environments.get(subject);
    if (known) return known;
    const created = subject === 'statement' ? forStatements(base) : forResources(base, subject);
    environments.set(subject, created);
    return created;
  };
  return {
    compile: (expression, subject) =>
      compileRule({ environment: environmentOf(subject), parameters: names, within }, expression, subject),
    scope: (profile, at) => ({ at, run: new RunValue(at), profile: nest(profile), ...placeRules(profile, locations) }),
  };
}

function forStatements(base: Environment): Environment {
  return base
    .clone()
    .registerType('Statement', { ctor: StatementValue, fields: statementFields })
    .registerVariable('statement', 'Statement');
}

function forResources(base: Environment, type: ResourceType): Environment {
  return base
    .clone()
    .registerType(resourceTypeName(type), { ctor: resourceClass(type), fields: resourceFields(type) })
    .registerVariable('resource', resourceTypeName(type));
}
