import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalog } from '../../src/catalog/index.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Finding } from '../../src/model/finding.ts';

const keys = join(import.meta.dirname, '../../fixtures/keys');

/** Checks whose answer, or a part of it, is a statement. */
const declaredChecks = loadCatalog()
  .checks.filter((check) => check.kind === 'statement' || check.statement !== null)
  .map(({ id }) => id);

/** What a workspace is made for. */
export type WorkspaceOptions = {
  readonly kubeconfig?: string;
  readonly aws?: boolean;
  /** Further lines of nachweis.yaml. */
  readonly more?: string;
  /** Whether statements are made for every check that asks for one; valid ones by default. */
  readonly statements?: 'valid' | 'expired' | 'none';
};

/** A folder with nachweis.yaml, a key and statements, as a user would have it. */
export function createWorkspace(options: WorkspaceOptions): string {
  const folder = mkdtempSync(join(tmpdir(), 'nachweis-e2e-'));
  cpSync(join(keys, 'p256.pem'), join(folder, 'seal.pem'));
  cpSync(join(keys, 'p256-certificate.pem'), join(folder, 'seal-chain.pem'));
  const targets = [
    ...(options.kubeconfig === undefined
      ? []
      : [`  - { id: prod, kubernetes: { kubeconfig: "${options.kubeconfig}" } }`]),
    ...(options.aws === false ? [] : ['  - { id: main, aws: { regions: [eu-central-1] } }']),
  ];
  const statements = options.statements ?? 'valid';
  if (statements !== 'none')
    writeFileSync(join(folder, 'statements.yaml'), statementsText(statements === 'valid' ? 1 : -1));
  writeFileSync(
    join(folder, 'nachweis.yaml'),
    [
      'organisation: { name: Beispiel GmbH, role: processor }',
      'service: { name: Beispiel-Cloud }',
      // What no collector feeds yet is not determined in any landscape; these tests are about the others.
      'checks: collected',
      'targets:',
      ...targets,
      ...(statements === 'none' ? [] : ['statements: statements.yaml']),
      'seal: { key: file:seal.pem, chain: seal-chain.pem }',
      options.more ?? '',
      '',
    ].join('\n'),
  );
  return folder;
}

function statementsText(days: number): string {
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const dates = `    date: ${day(-30)}\n    expires: ${day(days)}\n`;
  const numerator = (check: string): number => (check === 'training' ? 41 : 42);
  const statements = declaredChecks.map(
    (check) =>
      `  - check: ${check}\n    text: Erklärung zu ${check}.\n    declared-by: Leitung\n${dates}` +
      `    figure: { numerator: ${numerator(check)}, denominator: 42 }\n`,
  );
  return `statements:\n${statements.join('')}`;
}

export function readAssessment(run: string): Assessment {
  return JSON.parse(readFileSync(join(run, 'assessment.json'), 'utf8')) as Assessment;
}

export function readFindings(run: string): Finding[] {
  const lines = readFileSync(join(run, 'findings.ndjson'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Finding);
}

/** Check -> status. */
export function statuses(run: string): Record<string, string> {
  return Object.fromEntries(readAssessment(run).checks.map(({ id, status }) => [id, status]));
}
