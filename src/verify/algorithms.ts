/** Algorithm identifiers in DER; one form each, so that they are compared byte for byte. */
const digestAlgorithms = {
  sha256: '300b0609608648016503040201',
  sha384: '300b0609608648016503040202',
} as const;

/** How a signature was made: which kind of key, over which hash. */
export type SignatureScheme = { readonly keyType: 'rsa' | 'ec'; readonly hash: keyof typeof digestAlgorithms };

const signatureSchemes: Readonly<Record<string, SignatureScheme>> = {
  '300d06092a864886f70d01010b0500': { keyType: 'rsa', hash: 'sha256' },
  '300d06092a864886f70d01010c0500': { keyType: 'rsa', hash: 'sha384' },
  '300a06082a8648ce3d040302': { keyType: 'ec', hash: 'sha256' },
  '300a06082a8648ce3d040303': { keyType: 'ec', hash: 'sha384' },
};

/** The scheme that an AlgorithmIdentifier names, or undefined for one that no seal uses. */
export function schemeOf(identifier: Uint8Array): SignatureScheme | undefined {
  return signatureSchemes[Buffer.from(identifier).toString('hex')];
}

/** Whether an AlgorithmIdentifier is the one of a hash. */
export function isDigestAlgorithm(identifier: Uint8Array, hash: SignatureScheme['hash']): boolean {
  return Buffer.from(identifier).toString('hex') === digestAlgorithms[hash];
}

/** With which algorithms an authority may have signed a certificate; SHA-1 and MD5 are not among them. */
export const certificateSignatures: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.10',
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
  '1.3.101.112',
  '1.3.101.113',
]);
