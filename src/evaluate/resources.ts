import type { ResourceCheck } from '../model/catalog.ts';
import type { Finding } from '../model/finding.ts';
import type { Resource } from '../model/resource.ts';
import type { RuleVerdict } from '../model/rule.ts';
import type { EvaluateInput } from './input.ts';
import { isInScope } from './scopes.ts';

/** One finding for every resource of the population; resources outside of it give none. */
export function* evaluateResources(check: ResourceCheck, input: EvaluateInput): Generator<Finding> {
  for (const type of check.resource) {
    for (const resource of input.resources.resourcesOf(type)) {
      if (!isInScope(check, input.targets, resource.target, resource.region)) continue;
      const finding = evaluateResource(check, resource, input);
      if (finding) yield finding;
    }
  }
}

function evaluateResource(check: ResourceCheck, resource: Resource, input: EvaluateInput): Finding | null {
  if (check.applies !== null) {
    const applies = input.rules.testResource(check.applies, resource);
    if (!('result' in applies)) return undetermined(check, resource, applies);
    if (!applies.result) return null;
  }
  const passes = input.rules.testResource(ruleFor(check, resource), resource);
  if (!('result' in passes)) return undetermined(check, resource, passes);
  if (!passes.result) return createFinding(check, resource, { outcome: 'not-met', reason: 'rule-false', gaps: [] });
  return isTooOld(resource, input)
    ? createFinding(check, resource, { outcome: 'stale', reason: 'evidence-too-old', gaps: [] })
    : createFinding(check, resource, { outcome: 'met', reason: 'rule-true', gaps: [] });
}

/** A check over several types can have a rule for each. */
function ruleFor(check: ResourceCheck, resource: Resource): string {
  if (typeof check.rule === 'string') return check.rule;
  return check.rule[resource.type] ?? 'false';
}

/** Old evidence still shows a deviation, but no longer that there is none. */
function isTooOld(resource: Resource, input: EvaluateInput): boolean {
  const age = input.assessedAt.getTime() - Date.parse(resource.collectedAt);
  return age > input.maximumEvidenceAgeHours * 3_600_000;
}

function undetermined(
  check: ResourceCheck,
  resource: Resource,
  verdict: Exclude<RuleVerdict, { result: boolean }>,
): Finding {
  return 'gaps' in verdict
    ? createFinding(check, resource, { outcome: 'not-determined', reason: 'property-unknown', gaps: verdict.gaps })
    : createFinding(check, resource, { outcome: 'not-determined', reason: 'rule-error', gaps: [] });
}

function createFinding(
  check: ResourceCheck,
  resource: Resource,
  verdict: Pick<Finding, 'outcome' | 'reason' | 'gaps'>,
): Finding {
  const { type, id, name, target, account, region } = resource;
  const values = check.show.flatMap((property) => {
    const value = resource.properties[property];
    return value === undefined ? [] : [[property, value] as const];
  });
  return {
    check: check.id,
    ...verdict,
    subject: { type, id, name, target, account, region },
    values: Object.fromEntries(values),
    waiver: null,
  };
}
