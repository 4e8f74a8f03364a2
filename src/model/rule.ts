import type { Resource } from './resource.ts';
import type { Statement } from './statement.ts';

/** What a rule says: a verdict, the gaps that stand in its way, or a fault in the rule itself. */
export type RuleVerdict =
  | { readonly result: boolean }
  | { readonly gaps: readonly string[] }
  | { readonly error: string };

/** Evaluates the rules of one catalogue with one profile at one time. */
export type RuleEngine = {
  readonly testResource: (expression: string, resource: Resource) => RuleVerdict;
  readonly testStatement: (expression: string, statement: Statement) => RuleVerdict;
};
