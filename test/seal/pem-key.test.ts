import { createPublicKey, verify } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NachweisError } from '../../src/errors.ts';
import { loadPemSigner, requireValidAt } from '../../src/seal/index.ts';
import { keyFile, readKeyFile, signerOf, temporaryFolder } from './support.ts';

describe('loadPemSigner', () => {
  test.each([
    ['p256.pem', 'p256-certificate.pem', null, 'sha256'],
    ['p384.pem', 'p384-certificate.pem', null, 'sha384'],
    ['rsa.pem', 'rsa-certificate.pem', null, 'sha256'],
    ['p256-sec1.pem', 'p256-certificate.pem', null, 'sha256'],
    ['rsa-pkcs1.pem', 'rsa-certificate.pem', null, 'sha256'],
    ['p256-encrypted.pem', 'p256-certificate.pem', 'nachweis', 'sha256'],
    ['p256-with-certificate.pem', null, null, 'sha256'],
    ['leaf.pem', 'leaf-full-chain.pem', null, 'sha256'],
  ])('signs with %s and %s', async (key, chain, passphrase, hash) => {
    const chainFile = chain === null ? null : keyFile(chain);
    const signer = loadPemSigner({ keyFile: keyFile(key), chainFile, passphrase });
    const message = Buffer.from('message');
    const signature = await signer.sign(message);
    expect(signature.byteLength).toBeLessThanOrEqual(signer.signatureBytes);
    expect(verify(hash, message, createPublicKey(readKeyFile(chain ?? key)), signature)).toBe(true);
    expect(signer.hash).toBe(hash);
  });

  test.each([
    ['README.md', 'p256-certificate.pem', null, 'holds no private key', 'must hold a private key in PEM'],
    ['absent.pem', 'p256-certificate.pem', null, 'cannot be read', 'Check the path'],
    ['p256.pem', 'absent.pem', null, 'cannot be read', 'Check the path'],
    ['p256.pem', null, null, 'holds no certificate', 'seal.chain'],
    ['p256.pem', 'README.md', null, 'holds no certificate', 'seal.chain'],
    ['p256.pem', 'rsa-certificate.pem', null, 'does not belong to the certificate', 'belong together'],
    ['p256-encrypted.pem', 'p256-certificate.pem', null, 'no passphrase is given', 'seal.pass'],
    ['p256-encrypted.pem', 'p256-certificate.pem', 'wrong', 'cannot be decrypted', 'Check the passphrase'],
    ['ed25519.pem', 'ed25519-certificate.pem', null, 'PDF readers do not verify (ed25519)', 'P-256'],
    ['rsa-1024.pem', 'rsa-1024-certificate.pem', null, '1024 bits, which is too short', '3072'],
  ])('refuses %s with %s and passphrase %s', (key, chain, passphrase, message, hint) => {
    const chainFile = chain === null ? null : keyFile(chain);
    const error = refusalOf(() => loadPemSigner({ keyFile: keyFile(key), chainFile, passphrase }));
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
  });

  test('refuses a key whose middle is missing', () => {
    const file = join(temporaryFolder(), 'damaged.pem');
    writeFileSync(file, readKeyFile('p256.pem').split('\n').toSpliced(1, 1).join('\n'));
    const error = refusalOf(() => loadPemSigner({ keyFile: file, chainFile: keyFile('p256-certificate.pem') }));
    expect(error.message).toContain('is damaged');
  });

  test('refuses a chain that holds a certificate which nothing needs', () => {
    const file = join(temporaryFolder(), 'chain.pem');
    writeFileSync(file, readKeyFile('leaf-certificate.pem') + readKeyFile('p256-certificate.pem'));
    const error = refusalOf(() => loadPemSigner({ keyFile: keyFile('leaf.pem'), chainFile: file }));
    expect(error.message).toContain('is not issued by the one behind it');
  });
});

test('requireValidAt refuses a certificate that is not valid yet or any more', () => {
  const signer = signerOf('p256');
  expect(refusalOf(() => requireValidAt(signer, new Date('2025-12-31T23:59:59Z'))).message).toContain('is valid from');
  expect(refusalOf(() => requireValidAt(signer, new Date('2126-01-02T00:00:00Z'))).message).toContain('is valid from');
  expect(() => requireValidAt(signer, new Date('2026-11-25T00:00:00Z'))).not.toThrow();
});

function refusalOf(action: () => unknown): NachweisError {
  try {
    action();
  } catch (error) {
    if (error instanceof NachweisError && error.code === 'KEY_INVALID') return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}
