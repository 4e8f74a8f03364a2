import { createHash, type X509Certificate } from 'node:crypto';
import { isIssuedBy, isSelfSigned, issuerAndSerial } from '../formats/certificate.ts';
import {
  childrenOf,
  derTag,
  MalformedDer,
  membersOf,
  objectIdentifierOf,
  partsOf,
  type DerNode,
} from '../formats/der.ts';
import { retag } from '../formats/der-write.ts';
import { isDigestAlgorithm, schemeOf, type SignatureScheme } from './algorithms.ts';
import { readCertificate } from './certificate.ts';

/** A detached CMS signature as a seal carries it, with every element accounted for. */
export type CmsSignature = {
  /** The signer's certificate first, each one issued by the next. */
  readonly chain: readonly [X509Certificate, ...X509Certificate[]];
  readonly scheme: SignatureScheme;
  /** What the signature covers: the attributes as a SET. */
  readonly signedBytes: Uint8Array;
  readonly messageDigest: Uint8Array;
  readonly signature: Uint8Array;
};

const { sequence, set, context0, integer, octetString, objectIdentifier } = derTag;
const data = '1.2.840.113549.1.7.1';
const signedData = '1.2.840.113549.1.7.2';

/**
 * Reads the CMS of a seal (RFC 5652, 5). It must have exactly the elements that a seal needs: one signer, no unsigned attributes,
 * no certificate that is not needed. So no bit of it can change unnoticed. Throws MalformedDer.
 */
export function readCms(root: DerNode): CmsSignature {
  require(root.tag === sequence, 'It is no sequence.');
  const [type, holder] = partsOf(root, objectIdentifier, context0);
  require(objectIdentifierOf(type) === signedData, 'It is no signed data.');
  const [content] = partsOf(holder, sequence);
  const [version, digests, encapsulated, certificates, signers] = partsOf(
    content,
    integer,
    set,
    sequence,
    context0,
    set,
  );
  requireOne(version);
  const [contentType] = partsOf(encapsulated, objectIdentifier);
  require(objectIdentifierOf(contentType) === data, 'It does not sign data.');
  const [digestAlgorithm] = partsOf(digests, sequence);
  const [signerInfo] = partsOf(signers, sequence);
  const { identifier, signingCertificate, ...signer } = readSigner(signerInfo);
  require(isDigestAlgorithm(digestAlgorithm.raw, signer.scheme.hash), 'It names another hash.');
  return { ...signer, chain: readChain(membersOf(certificates), signingCertificate, identifier) };
}

type Signer = Omit<CmsSignature, 'chain'> & { readonly identifier: DerNode; readonly signingCertificate: DerNode };

/** The one SignerInfo (RFC 5652, 5.3), without unsigned attributes. */
function readSigner(signerInfo: DerNode): Signer {
  const [version, identifier, digestAlgorithm, attributes, signatureAlgorithm, signature] = partsOf(
    signerInfo,
    integer,
    sequence,
    sequence,
    context0,
    sequence,
    octetString,
  );
  requireOne(version);
  const scheme = schemeOf(signatureAlgorithm.raw);
  if (!scheme) throw new MalformedDer('Its signature algorithm is not one for seals.');
  require(isDigestAlgorithm(digestAlgorithm.raw, scheme.hash), 'Its hash is not the one of its signature algorithm.');

  const { contentType, messageDigest, signingCertificate, algorithmProtection } = readAttributes(attributes);
  require(objectIdentifierOf(contentType) === data, 'Its content type is not data.');
  require(messageDigest.tag === octetString, 'Its message digest is malformed.');
  const [protectedDigest, protectedSignature] = partsOf(algorithmProtection, sequence, derTag.context1);
  const isProtected =
    equal(protectedDigest.raw, digestAlgorithm.raw) && equal(protectedSignature.content, signatureAlgorithm.content);
  require(isProtected, 'Its algorithms are not the protected ones.');
  return {
    identifier,
    scheme,
    signingCertificate,
    signedBytes: retag(set, attributes.raw),
    messageDigest: messageDigest.content,
    signature: signature.content,
  };
}

const attributeNames = {
  '1.2.840.113549.1.9.3': 'contentType',
  '1.2.840.113549.1.9.4': 'messageDigest',
  '1.2.840.113549.1.9.16.2.47': 'signingCertificate',
  '1.2.840.113549.1.9.52': 'algorithmProtection',
} as const;

type AttributeName = (typeof attributeNames)[keyof typeof attributeNames];

/** Exactly the four attributes of a seal, each with one value; a signing time, for instance, is none of them. */
function readAttributes(attributes: DerNode): Readonly<Record<AttributeName, DerNode>> {
  const values = new Map<string, DerNode>();
  const members = membersOf(attributes);
  for (const attribute of members) {
    const [type, holder] = partsOf(attribute, objectIdentifier, set);
    const [value, ...more] = childrenOf(holder);
    if (value && more.length === 0) values.set(objectIdentifierOf(type), value);
  }
  const found = Object.entries(attributeNames).map(([type, name]) => {
    const value = values.get(type);
    if (!value) throw new MalformedDer(`The attribute ${name} is missing.`);
    return [name, value] as const;
  });
  require(members.length === found.length, 'It has other attributes than a seal.');
  return Object.fromEntries(found) as Record<AttributeName, DerNode>;
}

/** The certificates in the order of signing-certificate-v2, and behind them a root, which its own signature covers. */
function readChain(members: readonly DerNode[], attribute: DerNode, identifier: DerNode): CmsSignature['chain'] {
  const [list] = partsOf(attribute, sequence);
  const remaining = members.map(({ raw }) => readCertificate(raw));
  const chain = childrenOf(list).map((entry) => {
    const [digest] = partsOf(entry, octetString);
    const index = remaining.findIndex(({ raw }) => equal(sha256(raw), digest.content));
    const [certificate] = index < 0 ? [] : remaining.splice(index, 1);
    if (!certificate) throw new MalformedDer('Its certificates are not the signed ones.');
    return certificate;
  });
  const isCovered = remaining.length === 0 || (remaining.length === 1 && remaining.every(isSelfSigned));
  require(isCovered, 'It carries a certificate that nothing signs.');
  const [own, ...authorities] = [...chain, ...remaining];
  if (!own || chain.length === 0) throw new MalformedDer('It names no certificate.');
  authorities.reduce((certificate, issuer) => {
    require(isIssuedBy(certificate, issuer), 'Its certificates are no chain.');
    return issuer;
  }, own);
  const { issuer, serial } = issuerAndSerial(own.raw);
  const [namedIssuer, namedSerial] = partsOf(identifier, sequence, integer);
  require(equal(namedIssuer.raw, issuer.raw) && equal(namedSerial.raw, serial.raw), 'It names another signer.');
  return [own, ...authorities];
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

function requireOne(version: DerNode): void {
  require(equal(version.content, Uint8Array.of(1)), 'It has another version.');
}

function require(holds: boolean, message: string): void {
  if (!holds) throw new MalformedDer(message);
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
