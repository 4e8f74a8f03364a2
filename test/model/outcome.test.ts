import { expect, test } from 'vitest';
import { countOutcomes, rollUp, type Outcome } from '../../src/model/outcome.ts';

test.each<[Outcome[], Outcome]>([
  [['met', 'not-met', 'not-determined'], 'not-met'],
  [['met', 'not-determined', 'stale'], 'not-determined'],
  [['met', 'stale', 'declared'], 'stale'],
  [['met', 'declared'], 'declared'],
  [['met', 'not-applicable'], 'met'],
  [['not-applicable', 'not-applicable'], 'not-applicable'],
  [[], 'not-determined'],
])('%j rolls up to %s', (list, expected) => {
  expect(rollUp(countOutcomes(list))).toBe(expected);
});
