import { describeError } from './errors.ts';
import { exitCodeOfError, type ExitCode } from './exit-code.ts';
import { NachweisError } from '../errors.ts';
import { createProgram } from './program.ts';
import { processRuntime } from './process-runtime.ts';

/** The one place that ends the process: runs the command and sets its exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  const { runtime, release } = processRuntime();
  let code: ExitCode = 0;
  const program = createProgram(runtime, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    code = errorCode(error, runtime.messages, runtime.workingDirectory);
  } finally {
    release();
  }
  process.exitCode = code;
}

/** Commander has written its own message; help and version are no errors. */
function errorCode(error: unknown, messages: NodeJS.WritableStream, workingDirectory: string): ExitCode {
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')) {
    return 'exitCode' in error && error.exitCode === 0 ? 0 : 2;
  }
  messages.write(describeError(error, workingDirectory));
  return error instanceof NachweisError ? exitCodeOfError(error.code) : 2;
}
