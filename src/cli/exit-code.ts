import type { ErrorCode } from '../errors.ts';
import type { Assessment } from '../model/assessment.ts';
import { isAtLeast, type Severity } from '../model/severity.ts';

/** Exit codes of every command; the README's table is held against this one by a test. */
export const exitCodes = {
  0: 'everything assessed, nothing not-met at or above the chosen severity',
  1: 'at least one deviation at or above the chosen severity (--fail-on), not waived',
  2: 'usage, configuration, catalogue or internal error',
  3: 'incomplete: something could not be determined, is stale, or nothing was assessed',
  4: 'verification failed: tampered, missing, or not signed by the expected key',
} as const;

export type ExitCode = keyof typeof exitCodes;

/** The code of an assessment: a deviation outweighs what is missing, what is missing outweighs success. */
export function exitCodeOf({ checks, run }: Assessment, failOn: Severity): ExitCode {
  const deviates = checks.some(
    ({ counts, waived, severity }) => counts['not-met'] > waived && isAtLeast(severity, failOn),
  );
  if (deviates) return 1;
  return isIncomplete(checks) && !run.allowIncomplete ? 3 : 0;
}

/** Something is missing when a finding says so, or when no check judged anything. */
function isIncomplete(checks: Assessment['checks']): boolean {
  const judged = checks.some(({ counts }) => counts.met + counts['not-met'] + counts.declared > 0);
  return !judged || checks.some(({ counts }) => counts['not-determined'] + counts.stale > 0);
}

/** The code of a known failure. */
export function exitCodeOfError(code: ErrorCode): ExitCode {
  return code === 'VERIFICATION_FAILED' ? 4 : 2;
}
