import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runTool } from './tool.ts';
import { createWorkspace } from './workspace.ts';

/** Runs the main job with a part of the workspace replaced. */
async function runWith(
  file: string,
  text: string | Buffer,
): Promise<{ code: number | null; messages: string; collected: boolean }> {
  const folder = createWorkspace({});
  writeFileSync(join(folder, file), text);
  const { code, messages } = await runTool(['run', '--out', 'run'], folder);
  return { code, messages, collected: existsSync(join(folder, 'run')) };
}

describe('bad input ends with 2 before anything is collected', () => {
  test.each<[string, string, string | Buffer, RegExp]>([
    [
      'an unknown key',
      'nachweis.yaml',
      'organisation: { name: a }\nservice: { name: b }\ntargtes: []\n',
      /nachweis\.yaml:3:1 .*unknown key “targtes”/,
    ],
    [
      'a wrong type',
      'nachweis.yaml',
      'organisation: { name: a }\nservice: { name: b }\ntargets: {}\n',
      /nachweis\.yaml:3:1 .*must be array/,
    ],
    ['broken YAML', 'nachweis.yaml', 'organisation: [\n', /nachweis\.yaml:2:1/],
    ['a file that is no text', 'nachweis.yaml', Buffer.from([0xff, 0x00, 0xfe]), /nachweis\.yaml:1:1 .*cannot be read/],
    [
      'a statement for a check that does not exist',
      'statements.yaml',
      'statements: [{ check: x, text: t, declared-by: d, date: 2026-01-01, expires: 2027-01-01 }]\n',
      /statements\.yaml:1:16 .*“x”/,
    ],
    ['a key that is no key', 'seal.pem', 'not a key\n', /seal\.pem holds no private key/],
    ['a key of somebody else', 'seal-chain.pem', 'not a certificate\n', /seal-chain\.pem/],
  ])('%s', async (_, file, text, message) => {
    const { code, messages, collected } = await runWith(file, text);
    expect(messages).toMatch(message);
    expect(code).toBe(2);
    expect(collected).toBe(false);
  });

  test('faults of several files are reported together', async () => {
    const folder = createWorkspace({ more: 'waivers: waivers.yaml' });
    writeFileSync(join(folder, 'waivers.yaml'), 'waivers: [{ id: a }]\n');
    writeFileSync(join(folder, 'statements.yaml'), 'statement: []\n');
    writeFileSync(join(folder, 'seal.pem'), 'not a key\n');
    const { code, messages } = await runTool(['run', '--out', 'run'], folder);
    expect(code).toBe(2);
    for (const part of ['waivers.yaml:1:', 'statements.yaml:1:1', 'seal.pem holds no private key'])
      expect(messages).toContain(part);
  });

  test.each([
    [['bogus']],
    [['run', '--fail-on', 'extreme']],
    [['run', '--timeout', 'soon']],
    [['run', '--format', 'xml']],
    [['run', '--no-such-flag']],
    [['assess']],
    [['assess', '--run', 'nowhere']],
    [['verify', 'nowhere']],
    [['run', '--config', 'nowhere.yaml']],
    [['run', '--out', '.']],
  ])('nachweis %j', async (args) => {
    const { code, output, messages } = await runTool(args, createWorkspace({}));
    expect(code).toBe(2);
    expect(output).toBe('');
    expect(messages).not.toBe('');
    expect(messages).not.toContain('    at ');
  });
});

test('help and version end with 0 and go to stdout', async () => {
  for (const args of [['--help'], ['run', '--help'], ['--version'], ['help', 'verify']]) {
    const { code, output, messages } = await runTool(args, '/tmp');
    expect([code, messages]).toEqual([0, '']);
    expect(output).not.toBe('');
  }
});
