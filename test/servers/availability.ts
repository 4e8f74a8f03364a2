import { spawnSync } from 'node:child_process';

/** The servers that suites can share, and what a machine needs in order to build them. */
export const requirements = {
  kubernetes: { tool: 'Go', command: ['go', 'version'] },
  aws: { tool: 'Python', command: ['python3', '-m', 'venv', '--help'] },
} as const satisfies Record<string, { tool: string; command: readonly [string, ...string[]] }>;

export type ServerName = keyof typeof requirements;

/** Whether this machine can build and run a server; a server that was built before needs the tool no less. */
export function isAvailable(name: ServerName): boolean {
  const [program, ...args] = requirements[name].command;
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
