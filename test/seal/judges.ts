import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';

/** Programs that judge what we write, and how to ask whether they are there. */
const judges = {
  pdfsig: ['pdfsig', '-v'],
  qpdf: ['qpdf', '--version'],
  openssl: ['openssl', 'version'],
  sha256sum: ['sha256sum', '--version'],
  jq: ['jq', '--version'],
  pdfdetach: ['pdfdetach', '-v'],
  java: ['java', '-version'],
  mvn: ['mvn', '--version'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type Judge = keyof typeof judges;

/** Without a judge the suite is skipped by name, but never in CI, where a missing judge would go unnoticed. */
export function describeWithJudges(needed: readonly Judge[], title: string, suite: () => void): void {
  const missing = needed.filter((judge) => {
    const [program, ...args] = judges[judge];
    // Some of them end with a code of their own when asked for their version.
    return spawnSync(program, args, { stdio: 'ignore' }).error !== undefined;
  });
  const complaint = `${title}: needs ${missing.join(', ')}`;
  if (missing.length > 0 && process.env['CI'] === 'true') throw new Error(complaint);
  if (missing.length > 0) process.stderr.write(`SKIPPED ${complaint}\n`);
  describe.skipIf(missing.length > 0)(`judged by ${title}`, () => {
    suite();
  });
}

/** Runs a judge and gives all that it says, and whether it was content. */
export function ask(program: string, args: readonly string[], directory?: string): { text: string; ok: boolean } {
  const { stdout, stderr, status } = spawnSync(program, args, { cwd: directory, encoding: 'utf8' });
  return { text: `${stdout}${stderr}`, ok: status === 0 };
}
