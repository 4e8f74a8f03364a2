import type { Writable } from 'node:stream';

/** The world as a value: whoever needs the clock, the environment or a stream gets it from here, so tests can replace it. */
export type Runtime = {
  readonly now: () => Date;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  readonly output: Writable;
  readonly messages: Writable;
  /** Aborted by Ctrl-C or by the overall deadline; what was collected until then is kept. */
  readonly signal: AbortSignal;
};
