import { join } from 'node:path';
import { checksumsName, checksumsText, sha256File, type Listing } from '../formats/run-files.ts';
import type { Manifest } from '../model/manifest.ts';
import { requireEqual } from './json.ts';

/** SHA256SUMS must be what is computed anew from the folder, byte for byte. The manifest's digests are verified already. */
export async function checkChecksums(
  directory: string,
  bytes: Uint8Array,
  manifest: Manifest,
  listing: Listing,
): Promise<void> {
  const digests = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  for (const { path } of listing.files) {
    if (path !== checksumsName && !digests.has(path)) digests.set(path, await sha256File(join(directory, path)));
  }
  requireEqual(
    checksumsName,
    bytes,
    checksumsText(digests),
    `${checksumsName} does not list the files of this folder.`,
  );
}
