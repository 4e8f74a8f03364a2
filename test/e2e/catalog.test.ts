import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { runTool } from './tool.ts';

const page = readFileSync(new URL('../../docs/writing-a-check.md', import.meta.url), 'utf8');

/** The files of docs/writing-a-check.md, written as a reader would write them. */
function folderOfThePage(names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'nachweis-own-'));
  const files = new Map(
    [...page.matchAll(/<!-- file: (\S+) -->\n```yaml\n([^]*?)```/g)].map(([, name = '', text = '']) => [name, text]),
  );
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), files.get(name) ?? '');
  }
  return folder;
}

const pageFiles = ['nachweis.yaml', 'checks/keys.yaml', 'checks/cases/own-keys-enabled.yaml'];

function change(file: string, find: string, put: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(find)) throw new Error(`${file} does not hold “${find}”.`);
  writeFileSync(
    file,
    text.replace(find, () => put),
  );
}

test('docs/writing-a-check.md does what it says', async () => {
  const folder = folderOfThePage(pageFiles);
  const clean = await runTool(['catalog', 'lint'], folder);
  expect(clean.output).toMatch(/^\d+ checks, no findings\n$/);
  expect(clean.code).toBe(0);
  const explained = await runTool(['explain', 'own-keys-enabled'], folder);
  expect(explained.output).toContain('resource.manager == "customer-managed"');
  expect(explained.messages).toBe('');
  change(join(folder, 'checks/cases/own-keys-enabled.yaml'), 'gives: not-met', 'gives: met');
  const broken = await runTool(['catalog', 'lint'], folder);
  expect(broken.code).toBe(2);
  const promised = /^checks\/cases\/own-keys-enabled\.yaml:\d+:\d+ .*$/m.exec(page)?.[0] ?? 'nothing';
  expect(broken.output).toContain(promised);
});

test('the thresholds and the framework of the page hold too, and a looser threshold is found', async () => {
  const folder = folderOfThePage([...pageFiles, 'profile.yaml', 'frameworks/house.yaml']);
  change(
    join(folder, 'nachweis.yaml'),
    '{ checks: checks }',
    '{ checks: checks, frameworks: frameworks, profile: profile.yaml }',
  );
  const coverage = await runTool(['catalog', 'coverage', 'house', '--format', 'json'], folder);
  expect(JSON.parse(coverage.output)).toMatchObject([{ framework: 'house', total: 1, untouched: ['1'] }]);
  expect((await runTool(['catalog', 'lint'], folder)).code).toBe(0);
  change(join(folder, 'profile.yaml'), 'high: 12', 'high: 48');
  const lint = await runTool(['catalog', 'lint', '--format', 'json'], folder);
  expect(lint.code).toBe(2);
  expect(JSON.parse(lint.output)).toMatchObject({ findings: [{ rule: 'threshold', line: 3 }] });
  const explained = await runTool(['explain', 'backup.max_age_hours'], folder);
  expect(explained.output).toContain('hoch 48 (GELOCKERT, ausgeliefert: 26)');
});

test('a folder that is not there is a fault with its place', async () => {
  const folder = folderOfThePage(['nachweis.yaml']);
  const { code, messages, output } = await runTool(['catalog', 'list'], folder);
  expect([code, output]).toEqual([2, '']);
  expect(messages).toContain('nachweis.yaml:5:12  There is no folder “checks”.');
});

test.each([
  ['explain', 'enc-rest-volumes'],
  ['explain', 'gdpr:Art.32(1)(a)', '--lang', 'en'],
  ['explain', 'verschluesselung'],
  ['explain', 'aws:eu-central-1'],
  ['catalog', 'list'],
  ['catalog', 'coverage', 'gdpr'],
])('%s %s fits into 80 columns and says nothing on stderr', async (...args) => {
  const { code, output, messages } = await runTool(args, '/tmp');
  expect([code, messages]).toEqual([0, '']);
  expect(output).not.toContain('\u001B');
  expect(output.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test.each([
  ['explain', 'enc-rest-volumes'],
  ['catalog', 'list', 'checks'],
  ['catalog', 'show', 'training'],
  ['catalog', 'coverage'],
  ['catalog', 'lint'],
])('%s %s gives one JSON document', async (...args) => {
  const { code, output } = await runTool([...args, '--format', 'json'], '/tmp');
  expect(code).toBe(0);
  expect(JSON.parse(output)).toBeTypeOf('object');
});

test('an unknown id ends with 2 and names the nearest', async () => {
  const { code, output, messages } = await runTool(['explain', 'enc-rest-volume'], '/tmp');
  expect([code, output]).toEqual([2, '']);
  expect(messages).toContain('enc-rest-volumes');
});

test('the package says that the cases of the shipped checks are not in it', async () => {
  const { messages } = await runTool(['catalog', 'lint'], '/tmp');
  expect(messages).toContain('Note: untested: the cases of');
});
