import type { ResourceType } from '../ontology/resource.ts';
import type { FunctionScope } from './functions.ts';
import type { References } from './references.ts';

/** Whom a rule speaks about: a type of resource, or what a person declares. */
export type RuleSubject = ResourceType | 'statement';

/** All that an evaluation needs beside its subject: made once for each profile, used for many resources. */
export type RuleScope = FunctionScope & { readonly profile: object; readonly run: { readonly at: Date } };

/** A rule that passed the type check. `evaluateRule` runs it. */
export type CompiledRule = {
  readonly expression: string;
  readonly subject: RuleSubject;
  readonly references: References;
  readonly run: (scope: RuleScope, subject: object) => unknown;
};

/** What is wrong with an expression, and where in it (counted from 0). */
export type ExpressionFault = { readonly message: string; readonly offset: number; readonly hint?: string };

/** The outcome of compiling: the rule, or all of its faults. */
export type Compilation = { readonly rule: CompiledRule } | { readonly faults: readonly ExpressionFault[] };
