import { createPublicKey, X509Certificate } from 'node:crypto';
import { sha256Hex } from '../digest.ts';
import { NachweisError } from '../errors.ts';
import type { Expectation } from '../model/verification.ts';

/** What the reader trusts, read and checked before any file of the run is opened. */
export type Trust =
  | { readonly kind: 'fingerprint'; readonly sha256: string }
  | { readonly kind: 'public-key'; readonly sha256: string }
  | { readonly kind: 'anchor'; readonly certificates: readonly X509Certificate[] };

/** Reads an expectation; null when there is none. Throws USAGE for one that cannot be read. */
export function readExpectation(expectation: Expectation): Trust | null {
  const { fingerprint, publicKeyPem, anchorPem } = expectation;
  const given = [fingerprint, publicKeyPem, anchorPem].filter((value) => value !== undefined);
  if (given.length > 1) {
    const hint = 'Name a fingerprint, a public key or an anchor.';
    throw new NachweisError('USAGE', 'More than one expected signer is named.', { hint });
  }
  if (fingerprint !== undefined) return { kind: 'fingerprint', sha256: readFingerprint(fingerprint) };
  if (publicKeyPem !== undefined) return { kind: 'public-key', sha256: readPublicKey(publicKeyPem) };
  if (anchorPem !== undefined) return { kind: 'anchor', certificates: readAnchors(anchorPem) };
  return null;
}

function readFingerprint(text: string): string {
  const digits = text
    .trim()
    .replace(/^sha256:/i, '')
    .replaceAll(':', '')
    .toLowerCase();
  if (/^[0-9a-f]{64}$/.test(digits)) return digits;
  const hint = 'A SHA-256 fingerprint has 64 hexadecimal digits; colons between them are fine.';
  throw new NachweisError('USAGE', 'The fingerprint is not a SHA-256 fingerprint.', { hint });
}

function readPublicKey(pem: string): string {
  const hint = 'It must hold a public key or a certificate in PEM: openssl pkey -in seal.pem -pubout.';
  if (pem.includes('PRIVATE KEY-----')) {
    throw new NachweisError('USAGE', 'The expected key is a private key; verifying needs the public one.', { hint });
  }
  try {
    return sha256Hex(createPublicKey(pem).export({ type: 'spki', format: 'der' }));
  } catch (cause) {
    throw new NachweisError('USAGE', 'The expected public key cannot be read.', { hint, cause });
  }
}

function readAnchors(pem: string): readonly X509Certificate[] {
  const hint = 'It must hold one or more certificates in PEM.';
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw new NachweisError('USAGE', 'The anchor holds no certificate.', { hint });
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch (cause) {
    throw new NachweisError('USAGE', 'The anchor cannot be read.', { hint, cause });
  }
}
