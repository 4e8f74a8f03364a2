import type { Coverage } from '../../src/model/coverage.ts';
import type { Finding } from '../../src/model/finding.ts';
import { createGap } from '../../src/model/gap.ts';
import type { Outcome } from '../../src/model/outcome.ts';

/** A finding about one resource. */
export function finding(check: string, outcome: Outcome, index: number, parts: Partial<Finding> = {}): Finding {
  const reasons = {
    met: 'rule-true',
    'not-met': 'rule-false',
    'not-determined': 'property-unknown',
    'not-applicable': 'population-empty',
    declared: 'declared-valid',
    stale: 'evidence-too-old',
  } as const;
  const name = `element-${String(index).padStart(5, '0')}`;
  return {
    check,
    outcome,
    subject: {
      type: check === 'endpoint-tls' ? 'endpoint' : check === 'user-mfa' ? 'user' : 'database',
      id: `arn:aws:rds:eu-central-1:111111111111:db:${name}`,
      name,
      target: 'main',
      account: '111111111111',
      region: 'eu-central-1',
    },
    reason: reasons[outcome],
    gaps: [],
    values: {},
    waiver: null,
    ...parts,
  };
}

/** A finding about a scope: something there could not be read, or there is nothing. */
export function scopeFinding(
  check: string,
  outcome: 'not-determined' | 'not-applicable',
  gaps: readonly string[],
  region = 'eu-west-1',
): Finding {
  const empty = outcome === 'not-applicable';
  return {
    check,
    outcome,
    subject: {
      type: 'scope',
      id: `main/${region}`,
      name: `main/${region}`,
      target: 'main',
      account: '111111111111',
      region,
    },
    reason: empty ? 'population-empty' : 'coverage-incomplete',
    gaps,
    values: {},
    waiver: null,
  };
}

/** The finding of a statement check. */
export function statementFinding(check: string, outcome: 'declared' | 'stale' | 'not-determined' | 'not-met'): Finding {
  const reasons = {
    declared: 'declared-valid',
    stale: 'statement-expired',
    'not-determined': 'statement-missing',
    'not-met': 'declared-insufficient',
  } as const;
  return {
    check,
    outcome,
    subject: { type: 'statement', id: check, name: check, target: '', account: '', region: '' },
    reason: reasons[outcome],
    gaps: [],
    values: {},
    waiver: null,
  };
}

export const deniedGap = createGap({
  target: 'main',
  source: 'aws',
  operation: 'rds:DescribeDBInstances',
  scope: 'eu-west-1',
  kind: 'denied',
  message: 'AccessDenied, status 403',
});

export const disabledGap = createGap({
  target: 'main',
  source: 'aws',
  operation: 'backup:ListRecoveryPointsByResource',
  scope: 'eu-central-1',
  kind: 'disabled',
  message: 'the service is not in use',
});

/** Coverage of one operation that was read completely. */
export function coverage(
  operation: string,
  types: Coverage['types'],
  read: number,
  witness: Coverage['witness'] = null,
): Coverage {
  return {
    target: 'main',
    source: 'aws',
    operation,
    scope: 'eu-central-1',
    kind: 'listing',
    types,
    state: 'complete',
    read,
    pages: 1,
    witness,
    gaps: [],
  };
}
