import { MalformedDer } from '../formats/der.ts';
import { MalformedPdf } from '../formats/pdf/malformed.ts';
import type { VerificationFailure } from '../model/verification.ts';

/** A step does not hold. Thrown and caught inside of `verify` only; the caller sees a failed step. */
export class Refusal extends Error {
  readonly failures: readonly VerificationFailure[];

  constructor(failures: readonly VerificationFailure[]) {
    super(failures[0]?.message ?? 'A step failed.');
    this.name = 'Refusal';
    this.failures = failures;
  }
}

/** One thing in one file does not hold. */
export function refuse(file: string, message: string, difference: { expected?: string; found?: string } = {}): Refusal {
  return new Refusal([{ file, message, expected: difference.expected ?? null, found: difference.found ?? null }]);
}

/** Runs an action on bytes that may be hostile; what a parser or node:crypto says against them becomes a refusal. */
export function refuseMalformed<T>(file: string, message: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (isAboutInput(error)) throw refuse(file, message, { found: error.message });
    throw error;
  }
}

/** node:crypto and node:zlib give their errors a code; an error without one is a fault of this program and is not hidden. */
function isAboutInput(error: unknown): error is Error {
  if (error instanceof MalformedDer || error instanceof MalformedPdf || error instanceof SyntaxError) return true;
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
