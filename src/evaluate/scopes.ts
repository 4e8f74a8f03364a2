import type { ResourceCheck } from '../model/catalog.ts';
import type { Coverage } from '../model/coverage.ts';
import type { CollectedTarget } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { ResourceType } from '../ontology/resource.ts';
import type { EvaluateInput } from './input.ts';

/**
 * One finding for every scope in which something the check rests on could not be read completely, even when every
 * resource that was read is fine: what was not listed may be what is not in order.
 */
export function* evaluateScopes(check: ResourceCheck, input: EvaluateInput): Generator<Finding> {
  const incomplete = new Map<string, Coverage[]>();
  for (const entry of input.coverage) {
    if (entry.state !== 'incomplete' || !restsOn(check, entry.types)) continue;
    if (!isInScope(check, input.targets, entry.target, entry.scope)) continue;
    const key = `${entry.target}/${entry.scope}`;
    incomplete.set(key, [...(incomplete.get(key) ?? []), entry]);
  }
  for (const [key, entries] of [...incomplete].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const gaps = [...new Set(entries.flatMap((entry) => entry.gaps))].toSorted();
    yield scopeFinding(
      check,
      input,
      key,
      entries[0]?.target ?? '',
      entries[0]?.scope ?? '',
      'coverage-incomplete',
      gaps,
    );
  }
}

/**
 * One finding for every type of the population that nobody looked at: no collector reads it, or no target of the run shows any
 * type of the check. What a target of another kind would show is out of scope as long as the check looked somewhere.
 */
export function* evaluateMissingTypes(check: ResourceCheck, input: EvaluateInput): Generator<Finding> {
  const looked = check.resource.some((type) => isCovered(type, input));
  for (const type of check.resource) {
    if (isCovered(type, input) || (looked && input.readable.includes(type))) continue;
    yield scopeFinding(check, input, `type:${type}`, '', '', 'no-collector', []);
  }
}

function isCovered(type: ResourceType, { coverage }: EvaluateInput): boolean {
  return coverage.some(({ types }) => types.includes(type));
}

/** The finding of a check that found nothing to judge although everything it rests on was read completely. */
export function emptyPopulation(check: ResourceCheck, input: EvaluateInput): Finding {
  return { ...scopeFinding(check, input, 'scope', '', '', 'population-empty', []), outcome: 'not-applicable' };
}

/** Whether a region of a target belongs to the check: a target that names regions leaves out all others. */
export function isInScope(
  check: ResourceCheck,
  targets: readonly CollectedTarget[],
  target: string,
  region: string,
): boolean {
  if (check.regions === 'every' || region === 'global') return true;
  const regions = targets.find(({ id }) => id === target)?.regions ?? [];
  return regions.length === 0 || regions.includes(region);
}

function restsOn(check: ResourceCheck, types: readonly ResourceType[]): boolean {
  return types.some((type) => check.resource.includes(type) || check.needs.includes(type));
}

function scopeFinding(
  check: ResourceCheck,
  input: EvaluateInput,
  id: string,
  target: string,
  scope: string,
  reason: Finding['reason'],
  gaps: readonly string[],
): Finding {
  const account = input.targets.find((entry) => entry.id === target)?.account ?? '';
  const subject = { type: 'scope' as const, id, name: id, target, account, region: scope };
  return { check: check.id, outcome: 'not-determined', subject, reason, gaps, values: {}, waiver: null };
}
