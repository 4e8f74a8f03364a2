import { join } from 'node:path';
import {
  attestationName,
  checksumsName,
  isListed,
  manifestName,
  sha256File,
  type Listing,
} from '../formats/run-files.ts';
import type { Manifest } from '../model/manifest.ts';
import type { VerificationFailure } from '../model/verification.ts';
import { Refusal } from './refusal.ts';

/** More are not told one by one. */
const maximumFailures = 100;

/**
 * Holds the folder against the manifest: every file that is listed is there with its size and digest, and nothing else is.
 * Reports, which the manifest cannot list, are held against the attestation.
 */
export async function checkFiles(directory: string, { files }: Manifest, listing: Listing): Promise<void> {
  const failures: VerificationFailure[] = listing.irregular.map((file) => failure(file, 'This is not a plain file.'));
  const present = new Map(listing.files.map(({ path, size }) => [path, size]));
  for (const name of [manifestName, attestationName, checksumsName]) {
    if (!present.has(name)) failures.push(failure(name, 'The file is missing.'));
  }
  const listed = new Set(files.map(({ path }) => path));
  for (const { path } of listing.files) {
    if (isListed(path) && !listed.has(path)) failures.push(failure(path, 'The manifest does not list this file.'));
  }
  for (const { path, size, sha256 } of files) {
    if (failures.length >= maximumFailures) break;
    const found = present.get(path);
    if (found === undefined) failures.push(failure(path, 'The file is missing.'));
    else if (found !== size) failures.push(failure(path, 'The file has another size.', String(size), String(found)));
    else {
      const digest = await sha256File(join(directory, path));
      if (digest !== sha256) failures.push(failure(path, 'The file was changed.', sha256, digest));
    }
  }
  if (failures.length > 0) throw new Refusal(failures);
}

function failure(file: string, message: string, expected?: string, found?: string): VerificationFailure {
  return { file, message, expected: expected ?? null, found: found ?? null };
}
