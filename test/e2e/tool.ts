import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { packedTool } from '../servers/suites.ts';

export type Ended = { readonly code: number | null; readonly output: string; readonly messages: string };

export type Started = {
  readonly ended: Promise<Ended>;
  readonly interrupt: () => void;
  /** Resolves once the messages hold this text. */
  readonly says: (text: string) => Promise<void>;
};

/** The variables of this process without those that would lead the tool to other accounts or clusters. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(AWS_|KUBECONFIG|NACHWEIS_|NODE_OPTIONS|FORCE_COLOR|VITEST)/.test(name),
  );
  return { ...Object.fromEntries(kept), AWS_EC2_METADATA_DISABLED: 'true', HOME: '/nonexistent' };
}

/** Starts the packed tool in a folder. */
export async function startTool(
  args: readonly string[],
  directory: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<Started> {
  const { bin } = await packedTool();
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: directory,
    env: { ...cleanEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let seen = '';
  child.stderr.on('data', (chunk: Buffer) => (seen += chunk.toString()));
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(
    ([output, messages, [code]]): Ended => ({ code: code as number | null, output, messages }),
  );
  return {
    ended,
    interrupt: () => void child.kill('SIGINT'),
    says: async (wanted) => {
      while (!seen.includes(wanted) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
}

/** Runs the packed tool to its end. */
export async function runTool(
  args: readonly string[],
  directory: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  return await (
    await startTool(args, directory, environment)
  ).ended;
}
