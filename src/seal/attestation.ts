import { X509Certificate } from 'node:crypto';
import { canonicalJson } from '../digest.ts';
import { publicKeyHint } from '../formats/certificate.ts';
import { preAuthenticationEncoding } from '../formats/dsse.ts';
import {
  bundleMediaType,
  evidencePredicateType,
  payloadType,
  statementType,
  type AttestationBundle,
  type AttestationSubject,
  type EvidencePredicate,
  type EvidenceStatement,
} from '../model/attestation.ts';
import type { Signer } from './signer.ts';

/**
 * Signs a statement about a run as a Sigstore bundle v0.3 in canonical JSON. The evidence files are no subjects: sigstore-go
 * takes 1,024 at most, and the manifest speaks for them.
 */
export async function attest(
  subject: readonly AttestationSubject[],
  predicate: EvidencePredicate,
  signer: Signer,
): Promise<string> {
  const statement: EvidenceStatement = {
    _type: statementType,
    subject,
    predicateType: evidencePredicateType,
    predicate,
  };
  const payload = Buffer.from(canonicalJson(statement));
  const signature = await signer.sign(preAuthenticationEncoding(payloadType, payload));
  const bundle: AttestationBundle = {
    mediaType: bundleMediaType,
    verificationMaterial: { publicKey: { hint: publicKeyHint(new X509Certificate(signer.chain[0])) }, tlogEntries: [] },
    dsseEnvelope: {
      payload: payload.toString('base64'),
      payloadType,
      signatures: [{ sig: Buffer.from(signature).toString('base64') }],
    },
  };
  return canonicalJson(bundle);
}
