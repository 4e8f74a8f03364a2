import type { OutcomeCounts } from './outcome.ts';

/** One file of the run folder as the manifest knows it. */
export type ManifestFile = {
  /** Relative to the run folder, with `/` between the parts. */
  readonly path: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
};

/**
 * manifest.json, written as RFC 8785 bytes. It lists every file of the run folder but itself, the reports that carry it,
 * the attestation and SHA256SUMS: those four are covered by the seal or by each other.
 */
export type Manifest = {
  readonly format: typeof manifestFormat;
  readonly tool: { readonly name: string; readonly version: string };
  readonly catalogueDigest: string;
  readonly scope: readonly ManifestScope[];
  /** UTC, ISO 8601: start and end of the collection, and when it was judged. */
  readonly times: { readonly startedAt: string; readonly finishedAt: string; readonly assessedAt: string };
  readonly counts: OutcomeCounts;
  /** Sorted by path, by code unit. */
  readonly files: readonly ManifestFile[];
  readonly merkle: ManifestMerkle;
  /** SHA-256 of the previous run's attestation, or null when there is none. */
  readonly previous: string | null;
};

/** What was looked at. */
export type ManifestScope = {
  readonly target: string;
  readonly provider: string;
  readonly account: string;
  readonly regions: readonly string[];
};

/** Tree of RFC 6962 whose leaves are the RFC 8785 bytes of the entries in `files`, in their order. */
export type ManifestMerkle = {
  readonly algorithm: typeof merkleAlgorithm;
  readonly size: number;
  readonly root: string;
};

export const manifestFormat = 'https://nachweis.dev/manifest/v1';

export const merkleAlgorithm = 'rfc6962-sha256';
