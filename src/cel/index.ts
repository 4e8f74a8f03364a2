export { createRuleEnvironment, type RuleEnvironment } from './environment.ts';
export { evaluateRule } from './evaluate.ts';
export { functionDescriptions, functionParameters } from './functions.ts';
export { parameterType, type Profile } from './profile.ts';
export { createResourceValue, type ResourceValue } from './resource-value.ts';
export type { CompiledRule, RuleSubject } from './rule.ts';
export { StatementValue } from './statement-value.ts';
