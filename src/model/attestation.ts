import type { OutcomeCounts } from './outcome.ts';

/** Names what the predicate means; a new meaning needs a new address. */
export const evidencePredicateType = 'https://nachweis.dev/evidence/v1';

export const statementType = 'https://in-toto.io/Statement/v1';

export const payloadType = 'application/vnd.in-toto+json';

export const bundleMediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** A file that the statement speaks about. */
export type AttestationSubject = { readonly name: string; readonly digest: { readonly sha256: string } };

/** The bytes of a report before it was signed; the signed file begins with them, so anyone can render again and compare. */
export type UnsignedReport = { readonly name: string; readonly sha256: string; readonly size: number };

/** What is said about the subjects: digests and numbers only, no names of customers or files. */
export type EvidencePredicate = {
  readonly unsignedReports: readonly UnsignedReport[];
  readonly merkleRoot: string;
  readonly previous: string | null;
  readonly counts: OutcomeCounts;
};

/** in-toto Statement v1 (in-toto/attestation, spec/v1/statement.md). */
export type EvidenceStatement = {
  readonly _type: typeof statementType;
  readonly subject: readonly AttestationSubject[];
  readonly predicateType: typeof evidencePredicateType;
  readonly predicate: EvidencePredicate;
};

/** Sigstore bundle v0.3 with a DSSE envelope and a key known to the reader; `sig` and `payload` in base64. */
export type AttestationBundle = {
  readonly mediaType: typeof bundleMediaType;
  readonly verificationMaterial: { readonly publicKey: { readonly hint: string }; readonly tlogEntries: readonly [] };
  readonly dsseEnvelope: {
    readonly payload: string;
    readonly payloadType: typeof payloadType;
    /** Without `keyid`: cosign refuses a bundle that carries it. */
    readonly signatures: readonly [{ readonly sig: string }];
  };
};
