import { ParseError, TypeError as CheckError, type Environment } from '@marcbachmann/cel-js';
import { nameFaults } from './names.ts';
import { referencesOf } from './references.ts';
import type { Compilation, ExpressionFault, RuleScope, RuleSubject } from './rule.ts';

/** What an expression is compiled against. */
export type RuleLanguage = {
  readonly environment: Environment;
  /** Names of the parameters that the profile has. */
  readonly parameters: ReadonlySet<string>;
  /** Runs `work` while the functions of the rules see `scope`. */
  readonly within: <T>(scope: RuleScope, work: () => T) => T;
};

/** Parses and checks an expression: its types, its result, and the names that the type checker lets pass. */
export function compileRule(language: RuleLanguage, expression: string, subject: RuleSubject): Compilation {
  const variable = subject === 'statement' ? 'statement' : 'resource';
  try {
    const parsed = language.environment.parse(expression);
    const references = referencesOf(parsed.ast, variable);
    const faults = nameFaults(references, subject, language.parameters);
    if (faults.length > 0) return { faults };
    const { valid, type, error } = parsed.check();
    if (!valid) return { faults: [faultOf(error)] };
    if (type !== 'bool') return { faults: [{ message: `The expression must be boolean, but is ${type}.`, offset: 0 }] };
    const run = (scope: RuleScope, value: object): unknown =>
      language.within(scope, () => parsed({ [variable]: value, profile: scope.profile, run: scope.run }) as unknown);
    return { rule: { expression, subject, references, run } };
  } catch (error) {
    return { faults: [faultOf(error)] };
  }
}

function faultOf(error: unknown): ExpressionFault {
  if (error instanceof ParseError || error instanceof CheckError) {
    return { message: `The expression does not hold: ${error.summary}.`, offset: error.range?.start ?? 0 };
  }
  throw error;
}
