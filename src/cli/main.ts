import { NachweisError } from '../errors.ts';
import { readTool } from '../tool.ts';
import type { ExitCode } from './exit-code.ts';

/** The one place that ends the process: runs the command and sets its exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  // Scripts ask this often, and loading the command line would cost more than starting Node.
  if (argv.length === 3 && (argv[2] === '--version' || argv[2] === '-V'))
    process.stdout.write(`${readTool().version}\n`);
  else process.exitCode = await runCommand(argv);
}

async function runCommand(argv: readonly string[]): Promise<ExitCode> {
  const [{ createProgram }, { processRuntime }] = await Promise.all([
    import('./program.ts'),
    import('./process-runtime.ts'),
  ]);
  const { runtime, release } = processRuntime();
  let code: ExitCode = 0;
  const program = createProgram(runtime, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    code = await codeOf(error, runtime.messages, runtime.workingDirectory);
  } finally {
    release();
  }
  return code;
}

/** Commander has written its own message; help and version are no errors. */
async function codeOf(error: unknown, messages: NodeJS.WritableStream, workingDirectory: string): Promise<ExitCode> {
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')) {
    return 'exitCode' in error && error.exitCode === 0 ? 0 : 2;
  }
  const { describeError } = await import('./errors.ts');
  const { exitCodeOfError } = await import('./exit-code.ts');
  messages.write(describeError(error, workingDirectory));
  return error instanceof NachweisError ? exitCodeOfError(error.code) : 2;
}
