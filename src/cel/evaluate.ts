import type { RuleVerdict } from '../model/rule.ts';
import { GapError } from './gap-error.ts';
import type { ResourceValue } from './resource-value.ts';
import type { CompiledRule, RuleScope } from './rule.ts';
import type { StatementValue } from './statement-value.ts';

/**
 * Runs a rule. Never throws for what is in the data: a value that does not fit is an error, not a crash and not a pass. The gaps are
 * all those the evaluation met on its way, so that a person can close them together.
 */
export function evaluateRule(
  rule: CompiledRule,
  scope: RuleScope,
  subject: ResourceValue | StatementValue,
): RuleVerdict {
  const gaps = 'gaps' in subject ? subject.gaps : new Set<string>();
  gaps.clear();
  try {
    const result = rule.run(scope, subject);
    return typeof result === 'boolean' ? { result } : { error: 'The rule gave no boolean.' };
  } catch (error) {
    return error instanceof GapError ? { gaps: [...gaps].toSorted() } : { error: firstLine(error) };
  }
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? message;
}
