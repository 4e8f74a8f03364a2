import { createHash } from 'node:crypto';
import { open, readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { canonicalJson, merkleRoot } from '../digest.ts';
import { NachweisError } from '../errors.ts';
import type { ManifestFile } from '../model/manifest.ts';

export const manifestName = 'manifest.json';
export const attestationName = 'attestation.sigstore.json';
export const checksumsName = 'SHA256SUMS';
export const instructionsName = 'VERIFY.txt';

/** Reports lie at the top of the run folder; each one carries the manifest and is signed on its own. */
export function isReport(path: string): boolean {
  return /^report[^/]*\.pdf$/.test(path);
}

/** Whether the manifest lists a file. What it leaves out is covered by the seal, the attestation or SHA256SUMS. */
export function isListed(path: string): boolean {
  return ![manifestName, attestationName, checksumsName].includes(path) && !isReport(path);
}

/** What lies in a folder, sorted by path: files, and what is neither file nor folder (links, pipes, devices). */
export type Listing = { readonly files: readonly ListedFile[]; readonly irregular: readonly string[] };
export type ListedFile = { readonly path: string; readonly size: number };

/** Walks a folder without following links. */
export async function listFiles(directory: string): Promise<Listing> {
  const files: ListedFile[] = [];
  const irregular: string[] = [];
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const absolute = join(entry.parentPath, entry.name);
    const path = relative(directory, absolute).split(sep).join('/');
    if (entry.isFile()) files.push({ path, size: (await stat(absolute)).size });
    else if (!entry.isDirectory()) irregular.push(path);
  }
  return { files: files.toSorted((a, b) => compare(a.path, b.path)), irregular: irregular.toSorted(compare) };
}

/** Read at once; memory does not grow with the file. */
const chunkBytes = 64 * 1024;

/** SHA-256 of a file in lower-case hexadecimal, read piece by piece. Throws RUN_INVALID when it cannot be read. */
export async function sha256File(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await using handle = await open(file);
    const chunk = Buffer.allocUnsafe(chunkBytes);
    for (;;) {
      const { bytesRead } = await handle.read(chunk);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(chunk.subarray(0, bytesRead));
    }
  } catch (cause) {
    throw new NachweisError('RUN_INVALID', `${file} cannot be read.`, { hint: 'Check the rights of the file.', cause });
  }
}

/** Text of SHA256SUMS as `sha256sum -c` reads it: binary mode, sorted by path. */
export function checksumsText(digests: ReadonlyMap<string, string>): string {
  const paths = [...digests.keys()].toSorted(compare);
  return paths.map((path) => `${digests.get(path) ?? ''} *${path}\n`).join('');
}

/** Merkle root over the entries of a manifest: each leaf is the canonical JSON of one entry. */
export function merkleRootOf(files: readonly ManifestFile[]): string {
  return merkleRoot(files.map((file) => Buffer.from(canonicalJson(file))));
}

/** By UTF-16 code unit, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
