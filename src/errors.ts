/** Closed list of what can go wrong; the CLI maps each code to an exit code. */
export type ErrorCode =
  | 'USAGE'
  | 'CONFIG_INVALID'
  | 'CATALOG_INVALID'
  | 'KEY_INVALID'
  | 'RUN_INVALID'
  | 'TARGET_UNREACHABLE'
  | 'VERIFICATION_FAILED'
  | 'INTERNAL';

/** One fault in a document, so that a person can go straight to the place. Line and column count from 1. */
export type Fault = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint?: string;
};

/** A known failure: what happened, what to do next, and what caused it. Unknown errors keep their own class and stack. */
export class NachweisError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly faults: readonly Fault[];

  constructor(
    code: ErrorCode,
    message: string,
    options: { hint?: string; cause?: unknown; faults?: readonly Fault[] } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'NachweisError';
    this.code = code;
    this.hint = options.hint;
    this.faults = options.faults ?? [];
  }
}
