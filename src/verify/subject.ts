import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { NachweisError } from '../errors.ts';
import { isReport, listFiles, type Listing } from '../formats/run-files.ts';
import { refuse } from './refusal.ts';

/** What is verified: a run folder, or a report alone. */
export type Subject =
  | { readonly kind: 'folder'; readonly directory: string; readonly listing: Listing }
  | { readonly kind: 'report'; readonly file: string };

/** No report is larger; a larger file is not read. */
const maximumBytes = 256 * 1024 * 1024;

/** Looks at a path. Throws USAGE when there is nothing that can be read. */
export async function openSubject(path: string): Promise<Subject> {
  try {
    const found = await stat(path);
    return found.isDirectory()
      ? { kind: 'folder', directory: path, listing: await listFiles(path) }
      : { kind: 'report', file: path };
  } catch (cause) {
    const hint = 'Name a run folder or a report.';
    throw new NachweisError('USAGE', `${path} cannot be read.`, { hint, cause });
  }
}

/** Reads the reports, or refuses a folder without one. */
export async function readReports(subject: Subject): Promise<readonly { name: string; bytes: Uint8Array }[]> {
  if (subject.kind === 'report')
    return [{ name: basename(subject.file), bytes: await readBounded(subject.file, basename(subject.file)) }];
  const names = subject.listing.files.map(({ path }) => path).filter(isReport);
  if (names.length === 0) throw refuse('report.pdf', 'The report is missing.');
  const reports = [];
  for (const name of names) reports.push({ name, bytes: await readBounded(join(subject.directory, name), name) });
  return reports;
}

/** Reads a file of the folder, or refuses the folder when it is missing. */
export async function readPart(
  { directory, listing }: Subject & { kind: 'folder' },
  name: string,
): Promise<Uint8Array> {
  if (!listing.files.some(({ path }) => path === name)) throw refuse(name, 'The file is missing.');
  return readBounded(join(directory, name), name);
}

async function readBounded(file: string, name: string): Promise<Uint8Array> {
  try {
    if ((await stat(file)).size <= maximumBytes) return await readFile(file);
  } catch (cause) {
    const hint = 'Check the rights of the file.';
    throw new NachweisError('RUN_INVALID', `${file} cannot be read.`, { hint, cause });
  }
  throw refuse(name, 'The file is too large.');
}
