import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A server process that ends with us: it watches its standard input, which closes even when we are killed. */
export type ServerProcess = {
  readonly process: ChildProcess;
  /** Resolves when the process has ended, however it ended. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
};

const STOP_PATIENCE_MS = 15_000;

/** Starts a server; both its outputs go to the log file, unless `readOutput` asks for standard output itself. */
export function startProcess(
  command: string,
  args: readonly string[],
  options: { readonly logFile: string; readonly readOutput?: boolean; readonly environment?: NodeJS.ProcessEnv },
): ServerProcess {
  const log = openSync(options.logFile, 'a');
  const child = spawn(command, [...args], {
    stdio: ['pipe', options.readOutput ? 'pipe' : log, log],
    env: options.environment ?? process.env,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  return {
    process: child,
    ended,
    async stop(): Promise<void> {
      child.kill('SIGTERM');
      const impatience = setTimeout(kill, STOP_PATIENCE_MS);
      await ended;
      clearTimeout(impatience);
      process.off('exit', kill);
    },
  };
}

/** The first line that a server prints, which tells where it listens. */
export async function firstLine(server: ServerProcess): Promise<string> {
  const output = server.process.stdout;
  if (output === null) {
    throw new Error('The output of this process is not read.');
  }
  const lines = createInterface({ input: output });
  const line = once(lines, 'line').then(([text]) => String(text));
  const early = server.ended.then(() => {
    throw new Error('The server ended before it said where it listens.');
  });
  return await Promise.race([line, early]);
}

/** Runs a command to its end and shows what it prints only when it fails. */
export async function run(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<string> {
  const child = spawn(command, [...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  const text = Buffer.concat(chunks).toString();
  if (code !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${text.slice(-4000)}`);
  }
  return text;
}
