import { createHash, verify, type X509Certificate } from 'node:crypto';
import { MalformedDer, readFirstDer } from '../formats/der.ts';
import { readAttachment } from '../formats/pdf/attachment.ts';
import { openPdf, type PdfDocument } from '../formats/pdf/document.ts';
import { manifestName } from '../formats/run-files.ts';
import type { SignatureScheme } from './algorithms.ts';
import { readCms, type CmsSignature } from './cms.ts';
import { findSignature, type PdfSignature } from './pdf-signature.ts';
import { refuse, refuseMalformed } from './refusal.ts';

/** A report whose signature holds. Who made it is another question. */
export type SealedReport = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly chain: readonly [X509Certificate, ...X509Certificate[]];
  readonly hash: SignatureScheme['hash'];
  /** What the signer's clock said. */
  readonly signedAt: Date;
  readonly pdf: PdfDocument;
};

/** Verifies the signature of a report: it covers all of the file, and all of its own bytes are accounted for. */
export function verifyReport(name: string, bytes: Uint8Array): SealedReport {
  const pdf = refuseMalformed(name, 'The report is no PDF of this tool.', () => openPdf(bytes));
  const found = refuseMalformed(name, 'The report carries no seal, or a damaged one.', () => findSignature(pdf));
  const cms = refuseMalformed(name, 'The signature of the report is malformed.', () => readSignature(found));
  const [own] = cms.chain;
  const { keyType, hash } = cms.scheme;
  const digest = createHash(hash).update(bytes.subarray(0, found.start)).update(bytes.subarray(found.end)).digest();
  if (!digest.equals(cms.messageDigest)) {
    const difference = { expected: Buffer.from(cms.messageDigest).toString('hex'), found: digest.toString('hex') };
    throw refuse(name, 'The report was changed after it was sealed.', difference);
  }
  const holds = refuseMalformed(name, 'The key of the seal cannot be used.', () => {
    return own.publicKey.asymmetricKeyType === keyType && verify(hash, cms.signedBytes, own.publicKey, cms.signature);
  });
  if (!holds) throw refuse(name, 'The signature of the report is not made with the key of its certificate.');
  return { name, bytes, chain: cms.chain, hash, signedAt: found.signedAt, pdf };
}

/** The manifest inside of a report. */
export function attachedManifest({ name, pdf }: SealedReport): Uint8Array {
  return refuseMalformed(name, `The report carries no ${manifestName}.`, () => readAttachment(pdf, manifestName));
}

/** The CMS fills the hole but for zeros: an ECDSA signature may be shorter than the room left for it. */
function readSignature({ contents }: PdfSignature): CmsSignature {
  const { node, rest } = readFirstDer(contents);
  if (rest.some((octet) => octet !== 0)) throw new MalformedDer('Something follows the signature.');
  return readCms(node);
}
