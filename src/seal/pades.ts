import { createHash } from 'node:crypto';
import { NachweisError } from '../errors.ts';
import { openPdf } from '../formats/pdf/document.ts';
import { MalformedPdf } from '../formats/pdf/malformed.ts';
import { sizeOfSignature, signDetached } from './cms.ts';
import { prepareSignature } from './pdf-update.ts';
import type { Signer } from './signer.ts';

/** A finished PDF and who seals it when. */
export type PdfToSign = {
  readonly pdf: Uint8Array;
  readonly signer: Signer;
  readonly signedAt: Date;
  /** Name and reason as readers show them. */
  readonly name?: string;
  readonly reason?: string;
};

/**
 * Signs a PDF after PAdES baseline B (EN 319 142-1) in an incremental update: the result begins with the unsigned bytes.
 * The signature certifies the document and allows nothing but further signatures (DocMDP P=2), so that a data protection
 * officer can counter-sign. Throws RUN_INVALID when the file is no PDF of this tool or carries a signature already.
 */
export async function signPdf({ pdf, signer, signedAt, name, reason }: PdfToSign): Promise<Uint8Array> {
  const hole = sizeOfSignature(signer);
  const { bytes, start, end } = prepare(pdf, { signedAt, hole, name: name ?? null, reason: reason ?? null });
  const digest = createHash(signer.hash).update(bytes.subarray(0, start)).update(bytes.subarray(end)).digest();
  const signature = await signDetached(digest, signer);
  if (signature.byteLength > hole) {
    throw new NachweisError('INTERNAL', `The signature needs ${signature.byteLength} bytes, reserved are ${hole}.`);
  }
  // What is left of the hole stays filled with zeros.
  bytes.write(Buffer.from(signature).toString('hex'), start + 1, 'latin1');
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function prepare(
  pdf: Uint8Array,
  details: Parameters<typeof prepareSignature>[1],
): ReturnType<typeof prepareSignature> {
  try {
    return prepareSignature(openPdf(pdf), details);
  } catch (cause) {
    if (!(cause instanceof MalformedPdf)) throw cause;
    const hint = 'Render the report again with `nachweis report --run DIR`.';
    throw new NachweisError('RUN_INVALID', `The report cannot be sealed: ${cause.message}`, { hint, cause });
  }
}
