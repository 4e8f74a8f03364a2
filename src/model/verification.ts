/** What the reader trusts beforehand. At most one is set; with none, only integrity can be checked. */
export type Expectation = {
  /** SHA-256 of the certificate or of the public key (SPKI), both in DER; hexadecimal, colons allowed. */
  readonly fingerprint?: string;
  /** The public key, or a certificate that holds it. */
  readonly publicKeyPem?: string;
  /** One or more certificates of authorities whose certificates are accepted. */
  readonly anchorPem?: string;
};

/** The steps in order of trust: nothing is read from a file before the step that vouches for it has passed. */
export const verificationSteps = [
  'signature',
  'signer',
  'attached-manifest',
  'manifest',
  'files',
  'merkle-root',
  'attestation',
  'checksums',
] as const;

export type VerificationStepId = (typeof verificationSteps)[number];

/** What does not hold, and where. */
export type VerificationFailure = {
  /** Relative to the run folder. */
  readonly file: string;
  /** One sentence. */
  readonly message: string;
  readonly expected: string | null;
  readonly found: string | null;
};

export type VerificationStep =
  | { readonly id: VerificationStepId; readonly outcome: 'passed' }
  | { readonly id: VerificationStepId; readonly outcome: 'failed'; readonly failures: readonly VerificationFailure[] }
  | { readonly id: VerificationStepId; readonly outcome: 'not-checked'; readonly reason: NotCheckedReason };

/** An earlier step failed, nobody said whom to expect, or the evidence does not lie beside the report. */
export type NotCheckedReason = 'earlier-failure' | 'no-expectation' | 'evidence-absent';

/** Who sealed, as far as the file says; `matchedBy` tells what the reader's own knowledge confirmed. */
export type VerifiedSigner = {
  readonly subject: string;
  readonly issuer: string;
  readonly certificateSha256: string;
  readonly publicKeySha256: string;
  /** UTC, ISO 8601; the signer's own clock, no timestamp authority vouches for it. */
  readonly signedAt: string;
  readonly matchedBy: 'fingerprint' | 'public-key' | 'anchor' | null;
};

/**
 * `verified`: intact and sealed by the expected signer. `integrity-only`: intact, but nobody said whom to expect, so anyone
 * could have sealed it. `failed`: altered, incomplete, malformed, or sealed by someone else.
 */
export type Verification = {
  readonly status: 'verified' | 'integrity-only' | 'failed';
  /** All steps, in order. */
  readonly steps: readonly VerificationStep[];
  /** Null until the signature itself holds. */
  readonly signer: VerifiedSigner | null;
  /** Whether a run folder was checked or a single report. */
  readonly evidence: 'present' | 'absent';
};
