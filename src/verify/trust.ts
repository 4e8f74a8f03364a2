import type { X509Certificate } from 'node:crypto';
import { digestsOf, isIssuedBy } from '../formats/certificate.ts';
import type { VerifiedSigner } from '../model/verification.ts';
import { objectionTo } from './certificate.ts';
import type { Trust } from './expectation.ts';
import { refuse, refuseMalformed } from './refusal.ts';
import type { SealedReport } from './report.ts';

/** Who sealed a report, as its certificate says; nothing is confirmed yet. */
export function describeSigner({ chain: [own], signedAt }: SealedReport): VerifiedSigner {
  const [subject, issuer] = [own.subject, own.issuer].map((name) => name.replaceAll('\n', ', '));
  return {
    subject: subject ?? '',
    issuer: issuer ?? '',
    ...digestsOf(own),
    signedAt: signedAt.toISOString(),
    matchedBy: null,
  };
}

/** Holds the signer against what the reader expects. Refuses one who is not expected. */
export function matchSigner(report: SealedReport, trust: Trust): NonNullable<VerifiedSigner['matchedBy']> {
  const { name, chain } = report;
  const { certificateSha256, publicKeySha256 } = digestsOf(chain[0]);
  if (trust.kind === 'anchor') {
    const objection = refuseMalformed(name, 'The chain of certificates is malformed.', () =>
      objectionToPaths(report, trust.certificates),
    );
    if (objection === null) return trust.kind;
    const expected = trust.certificates.map(({ subject }) => subject.replaceAll('\n', ', ')).join(' | ');
    throw refuse(name, objection, { expected, found: chain[0].subject.replaceAll('\n', ', ') });
  }
  const found = trust.kind === 'public-key' ? [publicKeySha256] : [certificateSha256, publicKeySha256];
  if (found.includes(trust.sha256)) return trust.kind;
  throw refuse(name, 'The report is not sealed by the expected signer.', {
    expected: trust.sha256,
    found: certificateSha256,
  });
}

/** Null when one path to one anchor holds, else what speaks against the last one tried. */
function objectionToPaths({ chain, signedAt }: SealedReport, anchors: readonly X509Certificate[]): string | null {
  let objection = 'The certificate of the seal does not lead to an expected authority.';
  for (const anchor of anchors) {
    const path = pathTo(chain, anchor);
    if (path === null) continue;
    const objections = path.map((certificate, index) => {
      const isOwn = index === 0;
      return objectionTo(certificate, isOwn ? 'signer' : 'authority', Math.max(0, index - 1), signedAt);
    });
    const found = objections.find((each) => each !== null);
    if (found === undefined) return null;
    objection = found ?? objection;
  }
  return objection;
}

/** The shortest path from the signer to an anchor; the signer's own certificate as an anchor is a path of its own. */
function pathTo(chain: SealedReport['chain'], anchor: X509Certificate): readonly X509Certificate[] | null {
  if (Buffer.compare(chain[0].raw, anchor.raw) === 0) return [chain[0]];
  const last = chain.findIndex((certificate) => isIssuedBy(certificate, anchor));
  return last < 0 ? null : [...chain.slice(0, last + 1), anchor];
}
