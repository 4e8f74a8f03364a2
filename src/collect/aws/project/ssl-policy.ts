/** What a TLS policy of a load balancer accepts. */
export type SslPolicy = { readonly minTlsVersion: string; readonly weakCiphers: readonly string[] };

/** Protocols and ciphers of a policy -> its lowest version and its weak suites; null when it lacks one of them or names an unknown protocol. */
export function judgeSslPolicy(protocols: readonly string[], ciphers: readonly string[]): SslPolicy | null {
  const known = protocols.every((name) => /^(TLSv1(\.[0-3])?|SSLv[23])$/.test(name));
  const lowest = protocols.map(versionOf).toSorted()[0];
  if (!known || lowest === undefined || ciphers.length === 0) return null;
  return { minTlsVersion: lowest, weakCiphers: ciphers.filter(isWeak).toSorted() };
}

/** `TLSv1.2` -> `1.2`; SSL sorts below every TLS. */
function versionOf(protocol: string): string {
  if (protocol.startsWith('SSL')) return '0';
  const version = protocol.replace(/^TLSv/, '');
  return version.includes('.') ? version : `${version}.0`;
}

/** Without forward secrecy, or with CBC or SHA-1. The suites of TLS 1.3 have none of these. */
function isWeak(cipher: string): boolean {
  if (cipher.startsWith('TLS_')) return false;
  return !/^(ECDHE|DHE)-/.test(cipher) || !/(GCM|CCM|CHACHA20)/.test(cipher);
}
