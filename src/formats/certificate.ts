import type { X509Certificate } from 'node:crypto';
import { sha256Hex } from '../digest.ts';
import { childrenOf, derTag, MalformedDer, readDer, type DerNode } from './der.ts';

/** What identifies a certificate to its reader. */
export type CertificateDigests = { readonly certificateSha256: string; readonly publicKeySha256: string };

/** SHA-256 over the certificate and over its public key (SPKI), both in DER. */
export function digestsOf(certificate: X509Certificate): CertificateDigests {
  return { certificateSha256: sha256Hex(certificate.raw), publicKeySha256: sha256Hex(publicKeyDer(certificate)) };
}

/** How a Sigstore bundle names a key that the reader knows: base64 of SHA-256 over the SPKI in DER. */
export function publicKeyHint(certificate: X509Certificate): string {
  return Buffer.from(sha256Hex(publicKeyDer(certificate)), 'hex').toString('base64');
}

/** The SubjectPublicKeyInfo in DER. */
export function publicKeyDer(certificate: X509Certificate): Uint8Array {
  return certificate.publicKey.export({ type: 'spki', format: 'der' });
}

/** Whether a certificate is signed by its own key. */
export function isSelfSigned(certificate: X509Certificate): boolean {
  return isIssuedBy(certificate, certificate);
}

/** Whether names, key usage and signature say that one certificate issued the other. */
export function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

/** Issuer and serial number as they stand in the certificate (RFC 5280, 4.1): how CMS names its signer. */
export function issuerAndSerial(certificateDer: Uint8Array): { issuer: DerNode; serial: DerNode } {
  const fields = fieldsOf(certificateDer);
  const [serial, , issuer] = fields;
  if (serial?.tag !== derTag.integer || issuer?.tag !== derTag.sequence)
    throw new MalformedDer('A certificate has no issuer.');
  return { issuer, serial };
}

/** One extension of a certificate; `value` is the DER inside of its OCTET STRING. */
export type Extension = { readonly identifier: DerNode; readonly critical: boolean; readonly value: Uint8Array };

/** The extensions of a certificate (RFC 5280, 4.2). */
export function extensionsOf(certificateDer: Uint8Array): readonly Extension[] {
  const holder = fieldsOf(certificateDer).find(({ tag }) => tag === derTag.context3);
  const [list] = holder ? childrenOf(holder) : [];
  if (!list) return [];
  return childrenOf(list).map((extension) => {
    const [identifier, ...rest] = childrenOf(extension);
    const value = rest.at(-1);
    if (!identifier || value?.tag !== derTag.octetString) throw new MalformedDer('An extension is malformed.');
    return { identifier, critical: rest.length > 1, value: value.content };
  });
}

/** The fields of the part that is signed, without the version in front. */
function fieldsOf(certificateDer: Uint8Array): readonly DerNode[] {
  const [signed] = childrenOf(readDer(certificateDer));
  if (!signed) throw new MalformedDer('A certificate is empty.');
  const fields = childrenOf(signed);
  return fields[0]?.tag === derTag.context0 ? fields.slice(1) : fields;
}
