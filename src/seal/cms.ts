import { createHash, X509Certificate } from 'node:crypto';
import { isSelfSigned, issuerAndSerial } from '../formats/certificate.ts';
import { derTag } from '../formats/der.ts';
import { encodeDer, encodeObjectIdentifier, encodeSequence, encodeSet, retag } from '../formats/der-write.ts';
import type { Signer } from './signer.ts';

const data = encodeObjectIdentifier('1.2.840.113549.1.7.1');
const signedData = encodeObjectIdentifier('1.2.840.113549.1.7.2');
const attributeType = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  algorithmProtection: '1.2.840.113549.1.9.52',
} as const;
const digestAlgorithms = { sha256: '2.16.840.1.101.3.4.2.1', sha384: '2.16.840.1.101.3.4.2.2' } as const;
const signatureAlgorithms = {
  'rsa-pkcs1': { sha256: '1.2.840.113549.1.1.11', sha384: '1.2.840.113549.1.1.12' },
  ecdsa: { sha256: '1.2.840.10045.4.3.2', sha384: '1.2.840.10045.4.3.3' },
} as const;

const versionOne = encodeDer(derTag.integer, Uint8Array.of(1));
const nothing = encodeDer(0x05);

/**
 * A detached CMS signature (RFC 5652) with the attributes of CAdES baseline B (EN 319 122-1, 6): content type, message digest,
 * signing-certificate-v2, no signing time. Added is the algorithm protection of RFC 6211.
 */
export async function signDetached(digest: Uint8Array, signer: Signer): Promise<Uint8Array> {
  const attributes = signedAttributes(digest, signer);
  return assemble(attributes, await signer.sign(attributes), signer);
}

/** The largest size the signature of a signer can have: how much room a PDF must leave for it. */
export function sizeOfSignature(signer: Signer): number {
  const attributes = signedAttributes(createHash(signer.hash).digest(), signer);
  return assemble(attributes, new Uint8Array(signer.signatureBytes), signer).byteLength;
}

/** The attributes as a SET: the form that is signed (RFC 5652, 5.4). */
function signedAttributes(digest: Uint8Array, signer: Signer): Uint8Array {
  const protection = encodeSequence(digestAlgorithm(signer), retag(derTag.context1, signatureAlgorithm(signer)));
  return encodeSet(
    attribute(attributeType.contentType, data),
    attribute(attributeType.messageDigest, encodeDer(derTag.octetString, digest)),
    attribute(attributeType.signingCertificateV2, encodeSequence(encodeSequence(...certificateIdentifiers(signer)))),
    attribute(attributeType.algorithmProtection, protection),
  );
}

/**
 * The hash of every certificate in the seal but a root, whose own signature covers it: so no bit of them can change unnoticed
 * (RFC 5035, 4; the hash algorithm is left out because SHA-256 is the default).
 */
function certificateIdentifiers({ chain }: Signer): Uint8Array[] {
  const [own, ...others] = chain;
  const covered = [own, ...others.filter((certificate) => !isSelfSigned(new X509Certificate(certificate)))];
  return covered.map((certificate) => {
    return encodeSequence(encodeDer(derTag.octetString, createHash('sha256').update(certificate).digest()));
  });
}

function assemble(attributes: Uint8Array, signature: Uint8Array, signer: Signer): Uint8Array {
  const { issuer, serial } = issuerAndSerial(signer.chain[0]);
  const signerInfo = encodeSequence(
    versionOne,
    encodeSequence(issuer.raw, serial.raw),
    digestAlgorithm(signer),
    retag(derTag.context0, attributes),
    signatureAlgorithm(signer),
    encodeDer(derTag.octetString, signature),
  );
  const content = encodeSequence(
    versionOne,
    encodeSet(digestAlgorithm(signer)),
    encodeSequence(data),
    retag(derTag.context0, encodeSet(...signer.chain)),
    encodeSet(signerInfo),
  );
  return encodeSequence(signedData, encodeDer(derTag.context0, content));
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return encodeSequence(encodeObjectIdentifier(type), encodeSet(value));
}

function digestAlgorithm({ hash }: Signer): Uint8Array {
  return encodeSequence(encodeObjectIdentifier(digestAlgorithms[hash]));
}

/** RSA carries NULL as its parameter, ECDSA none (RFC 5754, 3). */
function signatureAlgorithm({ algorithm, hash }: Signer): Uint8Array {
  const identifier = encodeObjectIdentifier(signatureAlgorithms[algorithm][hash]);
  return algorithm === 'rsa-pkcs1' ? encodeSequence(identifier, nothing) : encodeSequence(identifier);
}
