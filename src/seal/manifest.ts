import { join } from 'node:path';
import { canonicalJson, sha256Hex } from '../digest.ts';
import { NachweisError } from '../errors.ts';
import { isListed, listFiles, manifestName, merkleRootOf, sha256File } from '../formats/run-files.ts';
import type { Assessment } from '../model/assessment.ts';
import { manifestFormat, merkleAlgorithm, type Manifest, type ManifestFile } from '../model/manifest.ts';
import { writeWhole } from './write.ts';

/** What a manifest says beside the files. */
export type ManifestDetails = Pick<Manifest, 'tool' | 'catalogueDigest' | 'scope' | 'times' | 'counts' | 'previous'>;

/** The manifest as it was written: the report prints both digests and carries the bytes. */
export type WrittenManifest = { readonly digest: string; readonly merkleRoot: string; readonly bytes: Uint8Array };

/** Builds the manifest of everything that lies in a run folder. Throws RUN_INVALID for what cannot be sealed. */
export async function buildManifest(source: ManifestDetails & { readonly directory: string }): Promise<Manifest> {
  const { directory, tool, catalogueDigest, scope, times, counts, previous } = source;
  const files = await describeFiles(directory);
  const merkle = { algorithm: merkleAlgorithm, size: files.length, root: merkleRootOf(files) } as const;
  return { format: manifestFormat, tool, catalogueDigest, scope, times, counts, files, merkle, previous };
}

/** Writes manifest.json for an assessed run, as RFC 8785 bytes. */
export async function writeManifest(source: {
  readonly directory: string;
  readonly tool: Manifest['tool'];
  readonly assessment: Pick<Assessment, 'run' | 'counts'>;
}): Promise<WrittenManifest> {
  const { directory, tool, assessment } = source;
  const { startedAt, finishedAt, assessedAt, targets, catalogueDigest } = assessment.run;
  const manifest = await buildManifest({
    directory,
    tool,
    catalogueDigest,
    scope: targets.map(({ id, provider, account, regions }) => ({ target: id, provider, account, regions })),
    times: { startedAt, finishedAt, assessedAt },
    counts: assessment.counts,
    previous: null,
  });
  const bytes = Buffer.from(canonicalJson(manifest));
  writeWhole(join(directory, manifestName), bytes);
  return { digest: sha256Hex(bytes), merkleRoot: manifest.merkle.root, bytes };
}

/** Path, digest, size and kind of every file that the manifest lists. */
export async function describeFiles(directory: string): Promise<readonly ManifestFile[]> {
  const { files, irregular } = await listFiles(directory);
  const unfit = [...irregular, ...files.map(({ path }) => path).filter(isAmbiguous)];
  if (unfit.length > 0) {
    const hint = 'A run folder holds plain files only, without control characters or backslashes in their names.';
    throw new NachweisError('RUN_INVALID', `${JSON.stringify(unfit[0])} cannot be sealed.`, { hint });
  }
  const described: ManifestFile[] = [];
  for (const { path, size } of files.filter((file) => isListed(file.path))) {
    described.push({ path, sha256: await sha256File(join(directory, path)), size, mediaType: mediaTypeOf(path) });
  }
  return described;
}

/** Names that sha256sum would escape, or that no UTF-8 text stands for. */
function isAmbiguous(path: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u001f\u007f\\\ufffd]/.test(path) || !path.isWellFormed();
}

const mediaTypes: Readonly<Record<string, string>> = {
  ndjson: 'application/x-ndjson',
  json: 'application/json',
  sarif: 'application/sarif+json',
  html: 'text/html',
  md: 'text/markdown',
  csv: 'text/csv',
  xml: 'application/xml',
  pdf: 'application/pdf',
  txt: 'text/plain',
};

function mediaTypeOf(path: string): string {
  return mediaTypes[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}
