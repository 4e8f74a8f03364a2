import { verify } from 'node:crypto';
import { canonicalJson, sha256Hex } from '../digest.ts';
import { publicKeyHint } from '../formats/certificate.ts';
import { preAuthenticationEncoding } from '../formats/dsse.ts';
import { attestationName, manifestName } from '../formats/run-files.ts';
import {
  bundleMediaType,
  evidencePredicateType,
  payloadType,
  statementType,
  type AttestationBundle,
  type EvidenceStatement,
  type UnsignedReport,
} from '../model/attestation.ts';
import type { Manifest } from '../model/manifest.ts';
import { isRecord, parseCanonical, requireEqual } from './json.ts';
import { refuse, refuseMalformed } from './refusal.ts';
import type { SealedReport } from './report.ts';

/** A larger attestation is refused before it is parsed. */
const maximumBytes = 1024 * 1024;

/** What the attestation must speak about. */
export type Attested = {
  readonly manifest: Manifest;
  readonly manifestBytes: Uint8Array;
  readonly reports: readonly [SealedReport, ...SealedReport[]];
};

/**
 * Verifies the attestation: made by the key of the seal, over exactly these files. Everything in it follows from what is verified
 * already, so it is put together anew and compared byte for byte.
 */
export function checkAttestation(bytes: Uint8Array, attested: Attested): void {
  if (bytes.byteLength > maximumBytes) throw refuse(attestationName, 'The attestation is too large.');
  const [{ chain, hash }] = attested.reports;
  const [own] = chain;
  const bundle = parseCanonical(attestationName, bytes);
  const { payload, signature } = readEnvelope(bundle);
  const expected: AttestationBundle = {
    mediaType: bundleMediaType,
    verificationMaterial: { publicKey: { hint: publicKeyHint(own) }, tlogEntries: [] },
    dsseEnvelope: {
      payload: payload.toString('base64'),
      payloadType,
      signatures: [{ sig: signature.toString('base64') }],
    },
  };
  requireEqual(
    attestationName,
    bytes,
    canonicalJson(expected),
    'The attestation has another form, or is for another key.',
  );
  const holds = refuseMalformed(attestationName, 'The signature of the attestation is malformed.', () => {
    return verify(hash, preAuthenticationEncoding(payloadType, payload), own.publicKey, signature);
  });
  if (!holds) throw refuse(attestationName, 'The attestation is not signed with the key of the seal.');
  checkStatement(payload, attested);
}

function readEnvelope(bundle: unknown): { payload: Buffer; signature: Buffer } {
  const envelope = isRecord(bundle) ? bundle['dsseEnvelope'] : undefined;
  const { payload, signatures } = isRecord(envelope) ? envelope : {};
  const [first] = Array.isArray(signatures) ? (signatures as unknown[]) : [];
  const sig = isRecord(first) ? first['sig'] : undefined;
  if (typeof payload !== 'string' || typeof sig !== 'string')
    throw refuse(attestationName, 'The attestation has no signature.');
  return { payload: Buffer.from(payload, 'base64'), signature: Buffer.from(sig, 'base64') };
}

function checkStatement(payload: Uint8Array, { manifest, manifestBytes, reports }: Attested): void {
  const value = parseCanonical(attestationName, payload);
  const found = isRecord(value) ? value : {};
  const expected: EvidenceStatement = {
    _type: statementType,
    subject: [
      { name: manifestName, digest: { sha256: sha256Hex(manifestBytes) } },
      ...reports.map(({ name, bytes }) => ({ name, digest: { sha256: sha256Hex(bytes) } })),
    ],
    predicateType: evidencePredicateType,
    predicate: {
      unsignedReports: reports.map((report) => unsignedReport(report, found)),
      merkleRoot: manifest.merkle.root,
      previous: manifest.previous,
      counts: manifest.counts,
    },
  };
  const subject = canonicalJson(found['subject'] ?? null);
  if (subject !== canonicalJson(expected.subject)) {
    const difference = { expected: canonicalJson(expected.subject), found: subject };
    throw refuse(attestationName, 'The attestation speaks about other files.', difference);
  }
  requireEqual(
    attestationName,
    payload,
    canonicalJson(expected),
    'The attestation says something else about this run.',
  );
}

/** The digest of the bytes before sealing: the beginning of the report, as long as the statement says. */
function unsignedReport({ name, bytes }: SealedReport, statement: Readonly<Record<string, unknown>>): UnsignedReport {
  const predicate = isRecord(statement['predicate']) ? statement['predicate'] : {};
  const list: readonly unknown[] = Array.isArray(predicate['unsignedReports']) ? predicate['unsignedReports'] : [];
  const entry = list.find((each) => isRecord(each) && each['name'] === name);
  const size = isRecord(entry) && typeof entry['size'] === 'number' ? entry['size'] : 0;
  return { name, sha256: sha256Hex(bytes.subarray(0, size)), size };
}
