import { sha256Hex } from '../digest.ts';
import { compare, isListed, manifestName, merkleRootOf } from '../formats/run-files.ts';
import { manifestFormat, merkleAlgorithm, type Manifest, type ManifestFile } from '../model/manifest.ts';
import { isRecord, parseCanonical } from './json.ts';
import { refuse } from './refusal.ts';
import type { SealedReport } from './report.ts';
import { attachedManifest } from './report.ts';

/** A larger manifest is refused before it is parsed; it would list half a million files. */
const maximumBytes = 128 * 1024 * 1024;

/** Holds the manifest inside of every report against manifest.json, or, without a folder, gives the one inside of the report. */
export function compareAttached(reports: readonly SealedReport[], inFolder: Uint8Array | null): Uint8Array {
  const [first] = reports;
  if (!first) throw refuse('report.pdf', 'There is no report.');
  const bytes = inFolder ?? attachedManifest(first);
  for (const report of reports) {
    const attached = attachedManifest(report);
    if (Buffer.compare(attached, bytes) === 0) continue;
    const difference = { expected: sha256Hex(attached), found: sha256Hex(bytes) };
    throw refuse(manifestName, `${manifestName} is not the one that ${report.name} carries.`, difference);
  }
  return bytes;
}

/** Reads the manifest: canonical JSON of the expected form. It is vouched for by the seal at this point. */
export function readManifest(bytes: Uint8Array): Manifest {
  if (bytes.byteLength > maximumBytes) throw refuse(manifestName, 'The manifest is too large.');
  const value = parseCanonical(manifestName, bytes);
  if (!isManifest(value)) throw refuse(manifestName, `The manifest has not the form ${manifestFormat}.`);
  return value;
}

/** Computes the Merkle root anew. */
export function checkMerkleRoot({ files, merkle }: Manifest): void {
  const root = merkleRootOf(files);
  if (root === merkle.root && files.length === merkle.size) return;
  throw refuse(manifestName, 'The Merkle root is not the one of the files.', { expected: merkle.root, found: root });
}

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value) || value['format'] !== manifestFormat) return false;
  const { files, merkle, previous, counts } = value;
  if (!isRecord(merkle) || merkle['algorithm'] !== merkleAlgorithm || !isDigest(merkle['root'])) return false;
  if (!Number.isSafeInteger(merkle['size']) || !(previous === null || isDigest(previous)) || !isRecord(counts))
    return false;
  return Array.isArray(files) && files.every(isFile) && files.every((file, index) => isBehind(file, files[index - 1]));
}

function isFile(value: unknown): value is ManifestFile {
  if (!isRecord(value) || Object.keys(value).length !== 4) return false;
  const { path, sha256, size, mediaType } = value;
  return (
    typeof path === 'string' && isSafePath(path) && isDigest(sha256) && isSize(size) && typeof mediaType === 'string'
  );
}

/** Sorted without repetition: each path stands for one file. */
function isBehind(file: ManifestFile, before: ManifestFile | undefined): boolean {
  return before === undefined || compare(before.path, file.path) < 0;
}

/** A path that stays inside of the run folder and names a file the manifest may list. */
function isSafePath(path: string): boolean {
  return !path.startsWith('/') && path.split('/').every((part) => !['', '.', '..'].includes(part)) && isListed(path);
}

function isDigest(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
