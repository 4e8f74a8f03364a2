import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { sha256Hex } from '../digest.ts';
import { digestsOf, type CertificateDigests } from '../formats/certificate.ts';
import { attestationName, checksumsName, checksumsText, manifestName } from '../formats/run-files.ts';
import { attest } from './attestation.ts';
import { requireValidAt } from './chain.ts';
import { signPdf } from './pades.ts';
import { readUnsealedRun, subjectOf } from './run.ts';
import type { Signer } from './signer.ts';
import { writeAllWhole } from './write.ts';

export { requireValidAt } from './chain.ts';
export { writeInstructions } from './instructions.ts';
export { writeManifest } from './manifest.ts';
export { signPdf } from './pades.ts';
export { loadPemSigner } from './pem-key.ts';
export type { Signer } from './signer.ts';

/** What was sealed, and the digests by which a reader recognises who did it. */
export type Seal = CertificateDigests & { readonly reports: readonly string[] };

/**
 * Seals a run: signs every report, attests manifest and reports, and writes SHA256SUMS. A run that is sealed already, or whose
 * files are not those of its manifest, is refused with RUN_INVALID, an expired certificate with KEY_INVALID.
 * Nothing is changed before everything is signed.
 */
export async function sealRun(source: {
  readonly directory: string;
  readonly signer: Signer;
  readonly signedAt: Date;
}): Promise<Seal> {
  const { directory, signer, signedAt } = source;
  requireValidAt(signer, signedAt);
  const { manifest, manifestBytes, reports } = await readUnsealedRun(directory);

  const signed = new Map<string, Uint8Array>();
  for (const [name, pdf] of reports) signed.set(name, await signPdf({ pdf, signer, signedAt }));
  const attestation = await attest(
    [subjectOf(manifestName, manifestBytes), ...[...signed].map(([name, bytes]) => subjectOf(name, bytes))],
    {
      unsignedReports: [...reports].map(([name, pdf]) => ({ name, sha256: sha256Hex(pdf), size: pdf.byteLength })),
      merkleRoot: manifest.merkle.root,
      previous: manifest.previous,
      counts: manifest.counts,
    },
    signer,
  );
  const written = new Map<string, Uint8Array | string>([...signed, [attestationName, attestation]]);
  const digests = new Map([
    ...manifest.files.map(({ path, sha256 }) => [path, sha256] as const),
    [manifestName, sha256Hex(manifestBytes)] as const,
    ...[...written].map(([name, bytes]) => [name, sha256Hex(bytes)] as const),
  ]);
  written.set(checksumsName, checksumsText(digests));
  writeAllWhole(new Map([...written].map(([name, bytes]) => [join(directory, name), bytes])));
  return { ...digestsOf(new X509Certificate(signer.chain[0])), reports: [...signed.keys()] };
}
