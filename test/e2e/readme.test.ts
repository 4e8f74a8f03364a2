import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exitCodes } from '../../src/cli/exit-code.ts';
import { runTool } from './tool.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

test('the table of exit codes in the README is what the program documents', () => {
  for (const [code, meaning] of Object.entries(exitCodes)) expect(readme).toContain(`| ${code} | ${meaning} |`);
});

test('every command of the README exists, and every command stands in the README', async () => {
  const { output } = await runTool(['--help'], '/tmp');
  const commands = [...output.matchAll(/^ {2}([a-z]+)(?: \[options\])?(?: <path>| <id>)? {2,}/gm)].map(
    (match) => match[1] ?? '',
  );
  expect(commands).toEqual(
    ['run', 'demo', 'collect', 'assess', 'report', 'seal', 'explain', 'catalog', 'verify', 'help'].filter((name) =>
      commands.includes(name),
    ),
  );
  for (const command of commands.filter((name) => name !== 'help'))
    expect(readme).toMatch(new RegExp(`\`(nachweis )?${command}`));
});

test('the scripts that the README names exist', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const [, name = ''] of readme.matchAll(/npm run ([a-z-]+)/g)) expect(scripts).toHaveProperty(name);
});
