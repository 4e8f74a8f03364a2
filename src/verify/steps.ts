import {
  verificationSteps,
  type NotCheckedReason,
  type VerificationStep,
  type VerificationStepId,
} from '../model/verification.ts';
import { Refusal } from './refusal.ts';

/** Records what became of each step; whatever a step throws goes on, so that nothing behind it is read. */
export type StepRecorder = {
  readonly check: <T>(id: VerificationStepId, action: () => T | Promise<T>) => Promise<T>;
  readonly skip: (id: VerificationStepId, reason: NotCheckedReason) => void;
  /** All steps in order; those that were not reached are told as such. */
  readonly list: () => readonly VerificationStep[];
};

/** Starts with nothing checked. */
export function recordSteps(): StepRecorder {
  const steps = new Map<VerificationStepId, VerificationStep>();
  return {
    check: async (id, action) => {
      try {
        const result = await action();
        steps.set(id, { id, outcome: 'passed' });
        return result;
      } catch (error) {
        if (error instanceof Refusal) steps.set(id, { id, outcome: 'failed', failures: error.failures });
        throw error;
      }
    },
    skip: (id, reason) => steps.set(id, { id, outcome: 'not-checked', reason }),
    list: () =>
      verificationSteps.map(
        (id) => steps.get(id) ?? { id, outcome: 'not-checked', reason: 'earlier-failure' as const },
      ),
  };
}
