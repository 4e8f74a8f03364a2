import { X509Certificate } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalJson, sha256Hex } from '../../src/digest.ts';
import { NachweisError } from '../../src/errors.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import { sealRun, writeInstructions } from '../../src/seal/index.ts';
import { instructionsText } from '../../src/seal/instructions.ts';
import { ask, describeWithJudges } from './judges.ts';
import {
  keyFile,
  readKeyFile,
  renderPdf,
  signedAt,
  signerOf,
  temporaryFolder,
  writeRun,
  writeSealedRun,
} from './support.ts';

function readManifest(directory: string): Manifest {
  return JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')) as Manifest;
}

async function refusalOf(directory: string): Promise<NachweisError> {
  const error: unknown = await sealRun({ directory, signer: signerOf('p256'), signedAt }).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof NachweisError && error.code === 'RUN_INVALID') return error;
  throw error ?? new Error('The run was sealed.');
}

describe('manifest.json', () => {
  test('lists every file but those that are covered otherwise, sorted, in canonical JSON', async () => {
    const directory = temporaryFolder();
    await writeSealedRun(directory);
    const manifest = readManifest(directory);
    expect(manifest.files.map(({ path }) => path)).toEqual([
      'VERIFY.txt',
      'assessment.json',
      'evidence/0f1e.ndjson',
      'evidence/coverage.json',
      'evidence/marker.ndjson',
      'findings.ndjson',
    ]);
    const findings = readFileSync(join(directory, 'findings.ndjson'));
    expect(manifest.files.at(-1)).toEqual({
      path: 'findings.ndjson',
      sha256: sha256Hex(findings),
      size: findings.byteLength,
      mediaType: 'application/x-ndjson',
    });
    expect(manifest.merkle.size).toBe(6);
    expect(manifest.previous).toBeNull();
    expect(manifest.scope).toEqual([
      { target: 'main', provider: 'aws', account: '111111111111', regions: ['eu-central-1'] },
    ]);
    expect(readFileSync(join(directory, 'manifest.json'), 'utf8')).toBe(canonicalJson(manifest));
  });

  test('refuses a link in the run folder', async () => {
    const directory = temporaryFolder();
    symlinkSync('/etc/hostname', join(directory, 'link'));
    await expect(writeRun(directory)).rejects.toThrow(/cannot be sealed/);
  });

  test.each(['new\nline', 'back\\slash'])('refuses the name %j', async (name) => {
    const directory = temporaryFolder();
    writeFileSync(join(directory, name), '');
    await expect(writeRun(directory)).rejects.toThrow(/cannot be sealed/);
  });
});

describe('sealRun', () => {
  test('tells by which digests the seal is recognised', async () => {
    const directory = temporaryFolder();
    const seal = await writeSealedRun(directory, { reports: ['report.pdf', 'report-customer.pdf'] });
    expect(seal.reports).toEqual(['report-customer.pdf', 'report.pdf']);
    expect(seal.certificateSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(readdirSync(directory).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  test('refuses a run that is sealed already, and says what to do', async () => {
    const directory = temporaryFolder();
    await writeSealedRun(directory);
    const error = await refusalOf(directory);
    expect(error.message).toContain('is sealed already');
    expect(error.hint).toContain('delete attestation.sigstore.json and SHA256SUMS');
  });

  test.each<[string, (directory: string) => void | Promise<void>, string]>([
    ['no manifest', (directory) => rmSync(join(directory, 'manifest.json')), 'cannot be read'],
    ['a damaged manifest', (directory) => writeFileSync(join(directory, 'manifest.json'), '{'), 'is damaged'],
    ['no report', (directory) => rmSync(join(directory, 'report.pdf')), 'holds no report'],
    ['a report that is no PDF', (directory) => writeFileSync(join(directory, 'report.pdf'), 'x'), 'cannot be sealed'],
    [
      'a file that changed after the manifest',
      (directory) => appendFileSync(join(directory, 'findings.ndjson'), '{}\n'),
      'are not those that manifest.json lists',
    ],
    [
      'a file that came after the manifest',
      (directory) => writeFileSync(join(directory, 'late.json'), '{}'),
      'are not those',
    ],
    [
      'a report with another manifest',
      async (directory) => writeFileSync(join(directory, 'report.pdf'), await renderPdf(Buffer.from('{}'))),
      'carries another manifest',
    ],
  ])('refuses a run with %s and changes nothing', async (_name, spoil, message) => {
    const directory = temporaryFolder();
    await writeRun(directory);
    await spoil(directory);
    const before = readdirSync(directory);
    expect((await refusalOf(directory)).message).toContain(message);
    expect(readdirSync(directory)).toEqual(before);
  });

  test('refuses a certificate that has expired', async () => {
    const directory = temporaryFolder();
    await writeRun(directory);
    const late = sealRun({ directory, signer: signerOf('p256'), signedAt: new Date('2127-01-01T00:00:00Z') });
    await expect(late).rejects.toMatchObject({ code: 'KEY_INVALID' });
    expect(existsSync(join(directory, 'SHA256SUMS'))).toBe(false);
  });
});

describe('VERIFY.txt', () => {
  test.each([null, 'f'.repeat(64)])('is 80 columns wide and promises no trust (fingerprint %s)', (fingerprint) => {
    const text = instructionsText(fingerprint);
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(text).toContain('Total document signed');
    expect(text).not.toMatch(/trusted|vertrauenswürdig/i);
    expect(text.includes('f'.repeat(64))).toBe(fingerprint !== null);
  });

  test('names the fingerprint of the signer', () => {
    const directory = temporaryFolder();
    writeInstructions(directory, signerOf('p256'));
    expect(readFileSync(join(directory, 'VERIFY.txt'), 'utf8')).toMatch(/^ {2}[0-9a-f]{64}$/m);
  });
});

describeWithJudges(['sha256sum'], 'sha256sum -c', () => {
  test('finds every file of the run in SHA256SUMS', async () => {
    const directory = temporaryFolder();
    await writeSealedRun(directory);
    const { text, ok } = ask('sha256sum', ['-c', '--strict', 'SHA256SUMS'], directory);
    expect(ok).toBe(true);
    expect(text.match(/: OK$/gm)).toHaveLength(9);
  });
});

describeWithJudges(['pdfsig', 'pdfdetach', 'jq', 'openssl', 'sha256sum'], 'the commands in VERIFY.txt', () => {
  test.each([
    ['p256', 'p256-certificate', null],
    ['rsa', 'rsa-certificate', null],
    ['leaf', 'leaf-chain', 'root.pem'],
  ])('confirm a run sealed with %s and %s, and notice a changed file', async (key, chain, anchor) => {
    const directory = temporaryFolder();
    await writeSealedRun(directory, { signer: signerOf(key, chain) });
    const lines = readFileSync(join(directory, 'VERIFY.txt'), 'utf8').split('\n');
    const commands = lines.filter((line, index) => line.startsWith('   $ ') || /[|\\]$/.test(lines[index - 1] ?? ''));
    const script = commands.map((line) => line.replace(/^ {3}(\$ )?/, '')).join('\n');
    const withAnchor =
      anchor === null ? script : script.replace('-CAfile certificate.pem', `-CAfile ${keyFile(anchor)}`);

    const { text, ok } = ask('sh', ['-eu', '-c', withAnchor], directory);
    expect(text).toContain('Signature is Valid.');
    expect(text).toContain('Total document signed');
    expect(text).toContain('CAdES Verification successful');
    expect(text.match(/: OK$/gm)).toHaveLength(6 + 9);
    const { fingerprint256 } = new X509Certificate(readKeyFile(`${key}-certificate.pem`));
    expect(text).toContain(`sha256 Fingerprint=${fingerprint256}`);
    expect(ok).toBe(true);

    writeFileSync(join(directory, 'findings.ndjson'), 'changed');
    expect(ask('sh', ['-eu', '-c', withAnchor], directory).ok).toBe(false);
  });
});

test('the attestation is a Sigstore bundle without a key id', async () => {
  const directory = temporaryFolder();
  await writeSealedRun(directory);
  const text = readFileSync(join(directory, 'attestation.sigstore.json'), 'utf8');
  const bundle = JSON.parse(text) as { mediaType: string; dsseEnvelope: { payload: string; payloadType: string } };
  expect(text).not.toContain('keyid');
  expect(bundle.mediaType).toBe('application/vnd.dev.sigstore.bundle.v0.3+json');
  expect(bundle.dsseEnvelope.payloadType).toBe('application/vnd.in-toto+json');
  const statement = JSON.parse(Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString('utf8')) as {
    subject: readonly { name: string }[];
    predicate: { unsignedReports: readonly { sha256: string; size: number }[] };
  };
  expect(statement.subject.map(({ name }) => name)).toEqual(['manifest.json', 'report.pdf']);
  const [unsigned] = statement.predicate.unsignedReports;
  const prefix = readFileSync(join(directory, 'report.pdf')).subarray(0, unsigned?.size);
  expect(sha256Hex(prefix)).toBe(unsigned?.sha256);
});
