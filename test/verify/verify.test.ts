import { X509Certificate, createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Expectation } from '../../src/model/verification.ts';
import { verifyRun } from '../../src/verify/index.ts';
import { readKeyFile, signerOf, temporaryFolder, writeRun, writeSealedRun } from '../seal/support.ts';

const certificate = (name: string): X509Certificate => new X509Certificate(readKeyFile(`${name}.pem`));

function spkiFingerprint(name: string): string {
  const der = certificate(name).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

async function sealed(signer = signerOf('p256')): Promise<string> {
  const directory = temporaryFolder();
  await writeSealedRun(directory, { signer });
  return directory;
}

describe('an intact run', () => {
  test.each<[string, string, string, Expectation, string]>([
    [
      'a fingerprint with colons',
      'p256',
      'p256-certificate',
      { fingerprint: certificate('p256-certificate').fingerprint256 },
      'fingerprint',
    ],
    [
      'a fingerprint of the public key',
      'p256',
      'p256-certificate',
      { fingerprint: spkiFingerprint('p256-certificate') },
      'fingerprint',
    ],
    [
      'a public key',
      'rsa',
      'rsa-certificate',
      { publicKeyPem: certificate('rsa-certificate').publicKey.export({ type: 'spki', format: 'pem' }) as string },
      'public-key',
    ],
    [
      'a certificate as public key',
      'p384',
      'p384-certificate',
      { publicKeyPem: readKeyFile('p384-certificate.pem') },
      'public-key',
    ],
    ['a root as anchor', 'leaf', 'leaf-chain', { anchorPem: readKeyFile('root.pem') }, 'anchor'],
    ['a root that the seal carries', 'leaf', 'leaf-full-chain', { anchorPem: readKeyFile('root.pem') }, 'anchor'],
    [
      'an intermediate authority as anchor',
      'leaf',
      'leaf-chain',
      { anchorPem: readKeyFile('authority.pem') },
      'anchor',
    ],
    [
      'one of several anchors',
      'leaf',
      'leaf-chain',
      { anchorPem: readKeyFile('p256-certificate.pem') + readKeyFile('root.pem') },
      'anchor',
    ],
    [
      'its own certificate as anchor',
      'p256',
      'p256-certificate',
      { anchorPem: readKeyFile('p256-certificate.pem') },
      'anchor',
    ],
  ])('is verified by %s', async (_name, key, chain, expectation, matchedBy) => {
    const verification = await verifyRun(await sealed(signerOf(key, chain)), expectation);
    expect(verification.status).toBe('verified');
    expect(verification.steps.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 8 }, () => 'passed'));
    expect(verification.signer).toMatchObject({ matchedBy, signedAt: '2026-11-25T06:00:02.000Z' });
    expect(verification.evidence).toBe('present');
  });

  test('without an expectation is only found intact', async () => {
    const { status, steps, signer } = await verifyRun(await sealed());
    expect(status).toBe('integrity-only');
    expect(steps[1]).toEqual({ id: 'signer', outcome: 'not-checked', reason: 'no-expectation' });
    expect(signer?.matchedBy).toBeNull();
  });

  test('may hold several reports', async () => {
    const directory = temporaryFolder();
    await writeSealedRun(directory, { reports: ['report.pdf', 'report-customer.pdf'] });
    expect((await verifyRun(directory, { anchorPem: readKeyFile('p256-certificate.pem') })).status).toBe('verified');
  });
});

test('a report alone is verified, and says that the evidence is absent', async () => {
  const file = join(temporaryFolder(), 'copy.pdf');
  copyFileSync(join(await sealed(), 'report.pdf'), file);
  const verification = await verifyRun(file, { fingerprint: spkiFingerprint('p256-certificate') });
  expect(verification.status).toBe('verified');
  expect(verification.evidence).toBe('absent');
  const skipped = verification.steps.filter(({ outcome }) => outcome === 'not-checked');
  expect(skipped.map(({ id }) => id)).toEqual(['files', 'attestation', 'checksums']);
});

describe('another signer than the expected one', () => {
  test.each<[string, string, string, Expectation, string]>([
    [
      'another fingerprint',
      'p256',
      'p256-certificate',
      { fingerprint: 'ab'.repeat(32) },
      'not sealed by the expected signer',
    ],
    [
      'another public key',
      'p256',
      'p256-certificate',
      { publicKeyPem: readKeyFile('rsa-certificate.pem') },
      'not sealed by the expected signer',
    ],
    [
      'another anchor',
      'leaf',
      'leaf-chain',
      { anchorPem: readKeyFile('p256-certificate.pem') },
      'does not lead to an expected authority',
    ],
    [
      'a self-signed one under an anchor',
      'p256',
      'p256-certificate',
      { anchorPem: readKeyFile('root.pem') },
      'does not lead',
    ],
    [
      'one for TLS servers',
      'server',
      'server-chain',
      { anchorPem: readKeyFile('root.pem') },
      'not made for signing documents',
    ],
    [
      'one beyond the path length',
      'beyond-leaf',
      'beyond-leaf-chain',
      { anchorPem: readKeyFile('root.pem') },
      'longer than it allows',
    ],
  ])('is refused: %s', async (_name, key, chain, expectation, message) => {
    const { status, steps } = await verifyRun(await sealed(signerOf(key, chain)), expectation);
    expect(status).toBe('failed');
    expect(steps[1]).toMatchObject({ id: 'signer', outcome: 'failed', failures: [{ file: 'report.pdf' }] });
    expect(JSON.stringify(steps[1])).toContain(message);
    expect(steps[2]).toEqual({ id: 'attached-manifest', outcome: 'not-checked', reason: 'earlier-failure' });
  });
});

describe('an expectation or a path that cannot be used is an error of usage', () => {
  test.each<[string, Expectation]>([
    ['a short fingerprint', { fingerprint: 'abc' }],
    ['no key', { publicKeyPem: 'nothing' }],
    ['a private key', { publicKeyPem: readKeyFile('p256.pem') }],
    ['no anchor', { anchorPem: 'nothing' }],
    ['two expectations', { fingerprint: 'ab'.repeat(32), anchorPem: readKeyFile('root.pem') }],
  ])('%s', async (_name, expectation) => {
    await expect(verifyRun(temporaryFolder(), expectation)).rejects.toMatchObject({ code: 'USAGE' });
  });

  test('an absent path', async () => {
    await expect(verifyRun(join(temporaryFolder(), 'absent'))).rejects.toMatchObject({ code: 'USAGE' });
  });
});

describe('what was never sealed is a failed verification', () => {
  test('a run without a seal', async () => {
    const directory = temporaryFolder();
    await writeRun(directory);
    const { status, steps, signer } = await verifyRun(directory);
    expect([status, signer]).toEqual(['failed', null]);
    expect(steps[0]).toMatchObject({
      outcome: 'failed',
      failures: [{ file: 'report.pdf', found: 'The file is not signed.' }],
    });
  });

  test('an empty folder', async () => {
    expect((await verifyRun(temporaryFolder())).status).toBe('failed');
  });

  test('a folder in the place of a report', async () => {
    const directory = temporaryFolder();
    mkdirSync(join(directory, 'report.pdf'));
    expect((await verifyRun(directory)).status).toBe('failed');
  });

  test.each(['', '%PDF-1.7\n', 'text', '{}'])('a file with %j', async (text) => {
    const file = join(temporaryFolder(), 'file.pdf');
    writeFileSync(file, text);
    expect((await verifyRun(file)).status).toBe('failed');
  });
});
