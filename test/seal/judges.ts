import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

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
export function describeWithJudges(needed: readonly Judge[], name: string, suite: () => void): void {
  const missing = needed.filter((judge) => {
    const [program, ...args] = judges[judge];
    return spawnSync(program, args, { stdio: 'ignore' }).status !== 0;
  });
  if (missing.length === 0) {
    describe(name, suite);
  } else if (process.env['CI'] === 'true') {
    describe(name, () => test(`needs ${missing.join(', ')}`, () => expect(missing).toEqual([])));
  } else {
    process.stderr.write(`SKIPPED (no ${missing.join(', ')}): ${name}\n`);
    describe.skip(name, () => test(`needs ${missing.join(', ')}`, () => {}));
  }
}

/** Runs a judge and gives all that it says, and whether it was content. */
export function ask(program: string, args: readonly string[], directory?: string): { text: string; ok: boolean } {
  const { stdout, stderr, status } = spawnSync(program, args, { cwd: directory, encoding: 'utf8' });
  return { text: `${stdout}${stderr}`, ok: status === 0 };
}
