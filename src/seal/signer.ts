/**
 * A key that seals. It takes the message, not its digest: Node cannot sign a ready ECDSA digest, while services and tokens
 * simply hash first. So one signer serves the PDF and the attestation.
 */
export type Signer = {
  /** Certificates in DER: the signer's own first, each one issued by the next. */
  readonly chain: readonly [Uint8Array, ...Uint8Array[]];
  readonly algorithm: 'rsa-pkcs1' | 'ecdsa';
  readonly hash: 'sha256' | 'sha384';
  /** Upper bound of the signature's length in bytes. */
  readonly signatureBytes: number;
  /** RSA: the raw signature (PKCS#1 v1.5). ECDSA: in DER. */
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
};
