import { X509Certificate } from 'node:crypto';
import { NachweisError } from '../errors.ts';
import { isIssuedBy, isSelfSigned, issuerAndSerial } from '../formats/certificate.ts';
import type { Signer } from './signer.ts';

/** A longer chain is a mistake. */
const maximumCertificates = 10;

/**
 * The certificates of a PEM text in DER, the signer's first. Each must be issued by the next: a certificate that nothing
 * needs would be bytes in the seal that nothing checks. Throws KEY_INVALID.
 */
export function readChain(pem: string, file: string): Signer['chain'] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length > maximumCertificates) {
    throw new NachweisError(
      'KEY_INVALID',
      `${file} holds ${blocks.length} certificates; a chain has at most ${maximumCertificates}.`,
    );
  }
  const certificates = blocks.map((block) => parse(block, file));
  const [own, ...others] = certificates;
  if (!own) {
    const hint = 'Name the certificate with seal.chain in nachweis.yaml; a self-signed one will do to prove integrity.';
    throw new NachweisError('KEY_INVALID', `${file} holds no certificate.`, { hint });
  }
  others.reduce((certificate, issuer) => {
    if (isIssuedBy(certificate, issuer) && !isSelfSigned(certificate)) return issuer;
    const hint =
      'Order them from the own certificate to the authority, and leave out those that do not belong to the chain.';
    throw new NachweisError('KEY_INVALID', `In ${file} a certificate is not issued by the one behind it.`, { hint });
  }, own);
  return [new Uint8Array(own.raw), ...others.map(({ raw }) => new Uint8Array(raw))];
}

/** Throws KEY_INVALID when the seal's certificate is not valid at the time of sealing. */
export function requireValidAt(signer: Signer, at: Date): void {
  const { validFromDate, validToDate } = new X509Certificate(signer.chain[0]);
  if (at >= validFromDate && at <= validToDate) return;
  const hint = 'Renew the certificate; the key may stay the same.';
  const period = `${validFromDate.toISOString()} to ${validToDate.toISOString()}`;
  throw new NachweisError('KEY_INVALID', `The certificate of the seal is valid from ${period}, not now.`, { hint });
}

function parse(block: string, file: string): X509Certificate {
  try {
    const certificate = new X509Certificate(block);
    issuerAndSerial(certificate.raw);
    return certificate;
  } catch (cause) {
    throw new NachweisError('KEY_INVALID', `A certificate in ${file} is damaged.`, {
      hint: 'Export it again in PEM.',
      cause,
    });
  }
}
