import type { ResourceCheck } from '../model/catalog.ts';
import type { Finding } from '../model/finding.ts';
import type { EvaluateInput } from './input.ts';
import { evaluateResources } from './resources.ts';
import { emptyPopulation, evaluateMissingTypes, evaluateScopes } from './scopes.ts';
import { evaluateStatement } from './statements.ts';

export type { EvaluateInput } from './input.ts';

/** Judges every check, in the order of their ids; every check gives at least one finding. */
export function* evaluate(input: EvaluateInput): Generator<Finding> {
  for (const check of input.checks.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (check.kind === 'statement') yield evaluateStatement(check, input);
    else yield* evaluateCheck(check, input);
  }
}

function* evaluateCheck(check: ResourceCheck, input: EvaluateInput): Generator<Finding> {
  let silent = true;
  for (const findings of [
    evaluateResources(check, input),
    evaluateScopes(check, input),
    evaluateMissingTypes(check, input),
  ]) {
    for (const finding of findings) {
      silent = false;
      yield finding;
    }
  }
  if (silent) yield emptyPopulation(check, input);
  if (check.statement !== null) yield evaluateStatement({ id: check.id, rule: check.statement.rule }, input);
}
