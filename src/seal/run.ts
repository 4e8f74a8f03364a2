import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, sha256Hex } from '../digest.ts';
import { NachweisError } from '../errors.ts';
import { openPdf } from '../formats/pdf/document.ts';
import { readAttachment } from '../formats/pdf/attachment.ts';
import { MalformedPdf } from '../formats/pdf/malformed.ts';
import { attestationName, checksumsName, isReport, listFiles, manifestName } from '../formats/run-files.ts';
import type { Manifest } from '../model/manifest.ts';
import { describeFiles } from './manifest.ts';

const again = 'Render the report again with `nachweis report --run DIR`, then seal it.';

/** A run that is ready to be sealed: its manifest fits the files, and every report carries it. */
export type UnsealedRun = {
  readonly manifest: Manifest;
  readonly manifestBytes: Uint8Array;
  readonly reports: ReadonlyMap<string, Uint8Array>;
};

/** Reads a run and makes sure that its seal will hold. Throws RUN_INVALID. */
export async function readUnsealedRun(directory: string): Promise<UnsealedRun> {
  refuseSealed(directory);
  const manifestBytes = await read(directory, manifestName);
  const manifest = await parseManifest(directory, manifestBytes);
  const { files } = await listFiles(directory);
  const names = files.map(({ path }) => path).filter(isReport);
  if (names.length === 0) {
    throw new NachweisError('RUN_INVALID', `${directory} holds no report.`, { hint: again });
  }
  const reports = new Map<string, Uint8Array>();
  for (const name of names) {
    const bytes = await read(directory, name);
    requireAttachedManifest(name, bytes, manifestBytes);
    reports.set(name, bytes);
  }
  return { manifest, manifestBytes, reports };
}

function refuseSealed(directory: string): void {
  const present = [attestationName, checksumsName].filter((name) => existsSync(join(directory, name)));
  if (present.length === 0) return;
  const hint = `A seal is never replaced silently. To seal anew, delete ${present.join(' and ')}. ${again}`;
  throw new NachweisError('RUN_INVALID', `${directory} is sealed already.`, { hint });
}

/** The manifest was written by this tool a step ago; whether it still fits the folder is what counts. */
async function parseManifest(directory: string, bytes: Uint8Array): Promise<Manifest> {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(Buffer.from(bytes).toString('utf8')) as Manifest;
  } catch (cause) {
    throw new NachweisError('RUN_INVALID', `${manifestName} is damaged.`, { hint: again, cause });
  }
  if (canonicalJson(manifest.files) !== canonicalJson(await describeFiles(directory))) {
    throw new NachweisError('RUN_INVALID', `The files in ${directory} are not those that ${manifestName} lists.`, {
      hint: again,
    });
  }
  return manifest;
}

function requireAttachedManifest(name: string, report: Uint8Array, manifest: Uint8Array): void {
  try {
    const attached = readAttachment(openPdf(report), manifestName);
    if (Buffer.compare(attached, manifest) === 0) return;
  } catch (cause) {
    if (!(cause instanceof MalformedPdf)) throw cause;
    throw new NachweisError('RUN_INVALID', `${name} cannot be sealed: ${cause.message}`, { hint: again, cause });
  }
  throw new NachweisError('RUN_INVALID', `${name} carries another manifest than ${manifestName}.`, { hint: again });
}

async function read(directory: string, name: string): Promise<Uint8Array> {
  try {
    return await readFile(join(directory, name));
  } catch (cause) {
    throw new NachweisError('RUN_INVALID', `${join(directory, name)} cannot be read.`, { hint: again, cause });
  }
}

/** Name and digest of a file, as an attestation names its subjects. */
export function subjectOf(name: string, bytes: Uint8Array): { name: string; digest: { sha256: string } } {
  return { name, digest: { sha256: sha256Hex(bytes) } };
}
