import { expect, test } from 'vitest';
import { applyWaiver } from '../../src/assess/index.ts';
import { exitCodeOf, type ExitCode } from '../../src/cli/exit-code.ts';
import type { Assessment, CheckAssessment } from '../../src/model/assessment.ts';
import type { Finding } from '../../src/model/finding.ts';
import { countOutcomes, type Outcome } from '../../src/model/outcome.ts';
import type { Severity } from '../../src/model/severity.ts';

const finding: Finding = {
  check: 'volumes',
  outcome: 'not-met',
  subject: { type: 'block-volume', id: 'v', name: 'v', target: 'main', account: '1', region: 'eu-central-1' },
  reason: 'rule-false',
  gaps: [],
  values: {},
  waiver: null,
};

const waiver = {
  id: 'w',
  check: 'volumes',
  subject: 'v',
  reason: 'Wird abgelöst',
  approver: 'ISB',
  expires: '2026-11-25',
};

test('a waiver is laid over the deviation it names, up to its last day, and never changes the outcome', () => {
  const today = new Date('2026-11-25T23:00:00Z');
  expect(applyWaiver(finding, [waiver], today)).toMatchObject({ outcome: 'not-met', waiver: { id: 'w' } });
  expect(applyWaiver(finding, [waiver], new Date('2026-11-26T00:00:00Z')).waiver).toBeNull();
  expect(applyWaiver({ ...finding, outcome: 'not-determined' }, [waiver], today).waiver).toBeNull();
  expect(applyWaiver(finding, [{ ...waiver, subject: 'other' }], today).waiver).toBeNull();
});

function check(list: readonly Outcome[], severity: Severity = 'medium', waived = 0): CheckAssessment {
  return { id: 'c', status: 'met', severity, counts: countOutcomes(list), waived, gaps: [] };
}

test.each<[string, CheckAssessment[], Severity, boolean, ExitCode]>([
  ['everything in order', [check(['met', 'met']), check(['declared'])], 'low', false, 0],
  ['a deviation', [check(['met', 'not-met'])], 'low', false, 1],
  ['a deviation below the threshold', [check(['met', 'not-met'])], 'high', false, 0],
  ['a deviation that is waived', [check(['met', 'not-met'], 'high', 1)], 'low', false, 0],
  ['one of two deviations waived', [check(['not-met', 'not-met'], 'high', 1)], 'low', false, 1],
  ['something not determined', [check(['met', 'not-determined'])], 'low', false, 3],
  ['something stale', [check(['met', 'stale'])], 'low', false, 3],
  ['a deviation outweighs what is missing', [check(['not-met', 'not-determined'])], 'low', false, 1],
  ['what is missing is allowed', [check(['met', 'not-determined'])], 'low', true, 0],
  ['nothing was assessed', [check(['not-applicable'])], 'low', false, 3],
  ['there is no check at all', [], 'low', false, 3],
])('%s', (_, checks, failOn, allowIncomplete, expected) => {
  const assessment = { checks, run: { allowIncomplete } } as unknown as Assessment;
  expect(exitCodeOf(assessment, failOn)).toBe(expected);
});
