import type { Runtime } from '../runtime.ts';

/**
 * The world of this process. The first Ctrl-C (or SIGTERM) aborts the signal: collecting stops, what was collected is kept
 * and reported. The handlers are there for once only, so a second one ends the process at once.
 */
export function processRuntime(): { readonly runtime: Runtime; readonly release: () => void } {
  const controller = new AbortController();
  const stop = (): void => {
    process.stderr.write('\nStopping: what was collected is kept. Press Ctrl-C again to end at once.\n');
    controller.abort(new Error('interrupted'));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.stdout.on('error', ignoreClosedPipe);
  return {
    runtime: {
      now: () => new Date(),
      environment: process.env,
      workingDirectory: process.cwd(),
      output: process.stdout,
      messages: process.stderr,
      signal: controller.signal,
    },
    release: () => {
      process.removeListener('SIGINT', stop);
      process.removeListener('SIGTERM', stop);
    },
  };
}

/** A reader that closes the pipe early (`| head`) is no fault of ours. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
