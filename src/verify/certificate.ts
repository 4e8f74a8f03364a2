import { X509Certificate } from 'node:crypto';
import { extensionsOf } from '../formats/certificate.ts';
import { childrenOf, derTag, MalformedDer, objectIdentifierOf, readDer } from '../formats/der.ts';
import { certificateSignatures } from './algorithms.ts';

/** Reads a certificate in DER; the bytes must be all of it and no other form of it. Throws MalformedDer. */
export function readCertificate(der: Uint8Array): X509Certificate {
  readDer(der);
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(der);
  } catch {
    throw new MalformedDer('A certificate cannot be read.');
  }
  if (Buffer.compare(certificate.raw, der) !== 0)
    throw new MalformedDer('A certificate has another form than it should.');
  return certificate;
}

/** Extensions that this tool understands; a critical one that it does not understand must be refused (RFC 5280, 4.2). */
const understood = {
  '2.5.29.15': 'keyUsage',
  '2.5.29.17': 'subjectAlternativeName',
  '2.5.29.19': 'basicConstraints',
  '2.5.29.32': 'certificatePolicies',
  '2.5.29.37': 'extendedKeyUsage',
} as const;

/** Purposes that fit a seal: signing documents (RFC 9336), mail, anything, and those of Adobe and Microsoft for documents. */
const sealingPurposes: ReadonlySet<string> = new Set([
  '1.3.6.1.5.5.7.3.36',
  '1.3.6.1.5.5.7.3.4',
  '2.5.29.37.0',
  '1.2.840.113583.1.1.5',
  '1.3.6.1.4.1.311.10.3.12',
]);

/** What speaks against a certificate in a path at a time, or null. `below` counts the authorities between it and the signer. */
export function objectionTo(
  certificate: X509Certificate,
  role: 'signer' | 'authority',
  below: number,
  at: Date,
): string | null {
  const { validFromDate, validToDate, subject } = certificate;
  const name = subject.replaceAll('\n', ', ');
  if (at < validFromDate || at > validToDate) return `The certificate “${name}” was not valid at the time of sealing.`;
  if (!certificateSignatures.has(signatureAlgorithmOf(certificate)))
    return `The certificate “${name}” is signed with a weak algorithm.`;
  const extensions = new Map<string, Uint8Array>();
  for (const { identifier, critical, value } of extensionsOf(certificate.raw)) {
    const type = objectIdentifierOf(identifier);
    if (critical && !(type in understood))
      return `The certificate “${name}” has a critical extension ${type} that is not understood.`;
    extensions.set(type, value);
  }
  return role === 'authority'
    ? objectionToAuthority(certificate, name, extensions.get('2.5.29.19'), below)
    : objectionToSigner(certificate, name, extensions.get('2.5.29.15'));
}

function objectionToAuthority(
  certificate: X509Certificate,
  name: string,
  constraints: Uint8Array | undefined,
  below: number,
): string | null {
  if (!certificate.ca || constraints === undefined) return `The certificate “${name}” is not one of an authority.`;
  const limit = childrenOf(readDer(constraints)).find(({ tag }) => tag === derTag.integer);
  if (limit && below > Number.parseInt(Buffer.from(limit.content).toString('hex'), 16)) {
    return `The path below “${name}” is longer than it allows.`;
  }
  return null;
}

function objectionToSigner(certificate: X509Certificate, name: string, usage: Uint8Array | undefined): string | null {
  // Node calls the extended key usages `keyUsage`; undefined when the extension is absent.
  const purposes = certificate.keyUsage as readonly string[] | undefined;
  if (purposes && !purposes.some((purpose) => sealingPurposes.has(purpose))) {
    return `The certificate “${name}” is not made for signing documents.`;
  }
  if (usage === undefined) return null;
  // The first two bits of the BIT STRING: digitalSignature and nonRepudiation (RFC 5280, 4.2.1.3).
  const bits = readDer(usage).content[1] ?? 0;
  return (bits & 0xc0) === 0 ? `The certificate “${name}” is not made for signatures.` : null;
}

function signatureAlgorithmOf(certificate: X509Certificate): string {
  const [, algorithm] = childrenOf(readDer(certificate.raw));
  return objectIdentifierOf(algorithm ? childrenOf(algorithm)[0] : undefined);
}
