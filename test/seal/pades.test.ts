import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signPdf } from '../../src/seal/index.ts';
import { ask, describeWithJudges } from './judges.ts';
import { keyFile, renderPdf, signedAt, signerOf, temporaryFolder } from './support.ts';

const seals = [
  ['p256', 'p256-certificate', 'p256-certificate'],
  ['p384', 'p384-certificate', 'p384-certificate'],
  ['rsa', 'rsa-certificate', 'rsa-certificate'],
  ['leaf', 'leaf-chain', 'root'],
  ['leaf', 'leaf-full-chain', 'root'],
] as const;

async function writeSigned(key: string, chain: string): Promise<{ directory: string; file: string }> {
  const directory = temporaryFolder();
  const file = join(directory, 'report.pdf');
  writeFileSync(
    file,
    await signPdf({ pdf: await renderPdf(Buffer.from('{}')), signer: signerOf(key, chain), signedAt }),
  );
  return { directory, file };
}

test('the signed file begins with the unsigned bytes, and RSA gives the same bytes twice', async () => {
  const pdf = await renderPdf(Buffer.from('{}'));
  const [first, second] = [
    await signPdf({ pdf, signer: signerOf('rsa'), signedAt }),
    await signPdf({ pdf, signer: signerOf('rsa'), signedAt }),
  ];
  expect(Buffer.from(first.subarray(0, pdf.byteLength)).equals(pdf)).toBe(true);
  expect(Buffer.from(first).equals(second)).toBe(true);
});

test('the room for an RSA signature is filled to the last byte', async () => {
  const pdf = await signPdf({ pdf: await renderPdf(Buffer.from('{}')), signer: signerOf('rsa'), signedAt });
  const hole = /\/Contents <([0-9a-f]+)>/.exec(Buffer.from(pdf).toString('latin1'))?.[1] ?? '';
  expect(hole.length / 2).toBe(4 + Number.parseInt(hole.slice(4, 8), 16));
});

test.each([
  ['a file that is no PDF', Buffer.from('no PDF')],
  ['an empty file', Buffer.alloc(0)],
])('refuses %s', async (_name, pdf) => {
  await expect(signPdf({ pdf, signer: signerOf('p256'), signedAt })).rejects.toMatchObject({ code: 'RUN_INVALID' });
});

test('refuses a PDF that is signed already', async () => {
  const signer = signerOf('p256');
  const pdf = await signPdf({ pdf: await renderPdf(Buffer.from('{}')), signer, signedAt });
  await expect(signPdf({ pdf, signer, signedAt })).rejects.toThrow(/form or a signature already/);
});

describeWithJudges(['pdfsig'], 'pdfsig', () => {
  test.each(seals)('finds %s with %s valid and the whole document signed', async (key, chain) => {
    const { text } = ask('pdfsig', ['-nocert', (await writeSigned(key, chain)).file]);
    expect(text).toContain('Signature is Valid.');
    expect(text).toContain('Total document signed');
    expect(text).toContain('ETSI.CAdES.detached');
  });
});

describeWithJudges(['qpdf'], 'qpdf', () => {
  test.each(seals)('finds no fault in the file sealed with %s and %s', async (key, chain) => {
    const { text, ok } = ask('qpdf', ['--check', (await writeSigned(key, chain)).file]);
    expect(text).toContain('No syntax or stream encoding errors found');
    expect(ok).toBe(true);
  });
});

describeWithJudges(['openssl'], 'openssl cms -verify -cades', () => {
  test.each(seals)('accepts %s with %s under %s', async (key, chain, anchor) => {
    const { directory, file } = await writeSigned(key, chain);
    const text = readFileSync(file, 'latin1');
    const [, start = 0, end = 0] = (/\/ByteRange \[(\d+) (\d+) (\d+)/.exec(text)?.slice(1) ?? []).map(Number);
    writeFileSync(join(directory, 'signed'), text.slice(0, start) + text.slice(end), 'latin1');
    const hole = /\/Contents <([0-9a-f]+)>/.exec(text)?.[1] ?? '';
    writeFileSync(join(directory, 'cms'), Buffer.from(hole, 'hex'));
    const common = [
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-purpose',
      'any',
      '-inform',
      'DER',
      '-in',
      'cms',
      '-content',
      'signed',
    ];
    const verified = ask('openssl', [...common, '-out', 'out', '-CAfile', keyFile(`${anchor}.pem`)], directory);
    expect(verified.text).toContain('CAdES Verification successful');
    const foreign = ask(
      'openssl',
      [...common, '-out', 'out', '-CAfile', keyFile(anchor === 'root' ? 'p256-certificate.pem' : 'root.pem')],
      directory,
    );
    expect(foreign.ok).toBe(false);
  });
});

const veraPdf = join(import.meta.dirname, '../render/verapdf/verapdf.sh');

describeWithJudges(['java', 'mvn'], 'veraPDF', () => {
  test('finds sealed reports to be PDF/A-3b', { timeout: 300_000 }, async () => {
    const files = await Promise.all(seals.map(async ([key, chain]) => (await writeSigned(key, chain)).file));
    const text = execFileSync('sh', [veraPdf, ...files], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    for (const file of files) expect(text).toContain(`${file}: PDF/A-3b`);
  });
});
