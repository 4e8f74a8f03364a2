import { createPrivateKey, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { NachweisError } from '../errors.ts';
import { readChain } from './chain.ts';
import type { Signer } from './signer.ts';

const signMessage = promisify(sign);

/** Smaller RSA keys can be broken. From here to 3000 bits a key seals, but is no longer recommended (BSI TR-02102-1). */
const minimumRsaBits = 2048;

type Scheme = Pick<Signer, 'algorithm' | 'hash' | 'signatureBytes'>;

/**
 * Loads a private key in PEM (PKCS#8, SEC1 or PKCS#1, encrypted or not) and its certificates, from the chain file or,
 * without one, from the same file. Everything that could fail when sealing fails here, before anything is collected.
 * Throws KEY_INVALID.
 */
export function loadPemSigner(source: {
  readonly keyFile: string;
  readonly chainFile?: string | null;
  readonly passphrase?: string | null;
}): Signer {
  const { keyFile } = source;
  const chainFile = source.chainFile ?? keyFile;
  const pem = readText(keyFile, 'key');
  const key = parseKey(pem, keyFile, source.passphrase ?? null);
  const scheme = schemeOf(key, keyFile);
  const chain = readChain(chainFile === keyFile ? pem : readText(chainFile, 'certificate'), chainFile);
  const [own] = chain;
  if (!new X509Certificate(own).checkPrivateKey(key)) {
    const hint = 'The first certificate must be the one for this key; check that both files belong together.';
    throw new NachweisError('KEY_INVALID', `The key ${keyFile} does not belong to the certificate in ${chainFile}.`, {
      hint,
    });
  }
  return { chain, ...scheme, sign: (message) => signMessage(scheme.hash, message, key) };
}

function readText(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const hint = 'Check the path and the rights of the file.';
    throw new NachweisError('KEY_INVALID', `The ${what} file ${file} cannot be read.`, { hint, cause });
  }
}

function parseKey(pem: string, file: string, passphrase: string | null): KeyObject {
  if (!/-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/.test(pem)) {
    const hint = 'It must hold a private key in PEM (“-----BEGIN PRIVATE KEY-----”).';
    throw new NachweisError('KEY_INVALID', `${file} holds no private key.`, { hint });
  }
  const isEncrypted = pem.includes('BEGIN ENCRYPTED PRIVATE KEY') || pem.includes('Proc-Type: 4,ENCRYPTED');
  if (isEncrypted && passphrase === null) {
    const hint = 'Name its passphrase with seal.pass: env:NAME or file:PATH.';
    throw new NachweisError('KEY_INVALID', `The key ${file} is encrypted and no passphrase is given.`, { hint });
  }
  try {
    return createPrivateKey(passphrase === null ? pem : { key: pem, passphrase });
  } catch (cause) {
    const hint = isEncrypted ? 'Check the passphrase.' : 'Export the key again as PKCS#8: openssl pkcs8 -topk8.';
    const reason = isEncrypted ? 'cannot be decrypted' : 'is damaged or of an unknown kind';
    throw new NachweisError('KEY_INVALID', `The key ${file} ${reason}.`, { hint, cause });
  }
}

/** Keys that every reader of signed PDFs knows; Ed25519 is shown as “corrupted” by poppler and refused by OpenSSL 3.0. */
function schemeOf(key: KeyObject, file: string): Scheme {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  const hint = 'Use an EC key on the curve P-256 or an RSA key with 3072 bits.';
  if (type === 'rsa') {
    const bits = details?.modulusLength ?? 0;
    if (bits >= minimumRsaBits) return { algorithm: 'rsa-pkcs1', hash: 'sha256', signatureBytes: Math.ceil(bits / 8) };
    throw new NachweisError('KEY_INVALID', `The RSA key ${file} has ${bits} bits, which is too short.`, { hint });
  }
  if (type === 'ec' && details?.namedCurve === 'prime256v1')
    return { algorithm: 'ecdsa', hash: 'sha256', signatureBytes: 72 };
  if (type === 'ec' && details?.namedCurve === 'secp384r1')
    return { algorithm: 'ecdsa', hash: 'sha384', signatureBytes: 104 };
  const kind = type === 'ec' ? `curve ${details?.namedCurve ?? 'unknown'}` : (type ?? 'unknown');
  throw new NachweisError('KEY_INVALID', `The key ${file} is of a kind that PDF readers do not verify (${kind}).`, {
    hint,
  });
}
