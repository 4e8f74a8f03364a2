import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import fonts from 'pdfmake/fonts/Roboto.js';
import { onTestFinished } from 'vitest';
import { countOutcomes } from '../../src/model/outcome.ts';
import {
  loadPemSigner,
  sealRun,
  writeInstructions,
  writeManifest,
  type Seal,
  type Signer,
} from '../../src/seal/index.ts';

const fontFiles = new Set<string>(Object.values(fonts.Roboto));
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));
pdfmake.setFonts(fonts);

const keys = join(import.meta.dirname, '../../fixtures/keys');
const renderedAt = new Date('2026-11-25T05:58:00Z');
export const signedAt = new Date('2026-11-25T06:00:02Z');

/** Path of a file among the keys of the tests. */
export function keyFile(name: string): string {
  return join(keys, name);
}

export function readKeyFile(name: string): string {
  return readFileSync(keyFile(name), 'utf8');
}

/** A signer among the keys of the tests: key `<name>.pem`, certificates `<chain>.pem`. */
export function signerOf(name: string, chain = `${name}-certificate`): Signer {
  return loadPemSigner({ keyFile: keyFile(`${name}.pem`), chainFile: keyFile(`${chain}.pem`) });
}

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'nachweis-seal-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A finished PDF as the render stage makes it: PDF/A-3b with the manifest attached. */
export async function renderPdf(manifest: Uint8Array, title = 'TOM-Nachweisbericht'): Promise<Uint8Array> {
  const output = pdfmake.createPdf({
    version: '1.7',
    subset: 'PDF/A-3b',
    // Larger than the files that the tests change byte by byte.
    compress: false,
    language: 'de-DE',
    info: { title, creationDate: renderedAt, modDate: renderedAt },
    content: [title, { text: 'Verweis', link: 'https://example.org' }, { text: 'Seite zwei', pageBreak: 'before' }],
  } as Parameters<typeof pdfmake.createPdf>[0]);
  const document = (await output.getStream()) as unknown as { file: (bytes: Buffer, options: object) => void };
  const dates = { creationDate: renderedAt, modifiedDate: renderedAt };
  const kind = { name: 'manifest.json', type: 'application/json', relationship: 'Source', description: 'Manifest' };
  document.file(Buffer.from(manifest), { ...kind, ...dates });
  return new Uint8Array(await output.getBuffer());
}

/** Small, but of every kind of file that a run folder holds. */
const contents: Readonly<Record<string, string>> = {
  'evidence/0f1e.ndjson': '{"subject":{"id":"vol-1","name":"Größe"}}\n{"subject":{"id":"vol-2"}}\n',
  'evidence/coverage.json': '{"coverage":[],"gaps":[]}\n',
  'findings.ndjson': '{"check":"enc-rest-volumes","outcome":"met"}\n',
  'assessment.json': '{"counts":{"met":1}}\n',
};

/** Writes a run as it is before sealing; `marker` makes two runs differ. */
export async function writeRun(
  directory: string,
  options: { reports?: readonly string[]; marker?: string } = {},
): Promise<void> {
  for (const [path, text] of Object.entries({ ...contents, 'evidence/marker.ndjson': `${options.marker ?? 'a'}\n` })) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  writeInstructions(directory, null);
  const { bytes } = await writeManifest({
    directory,
    tool: { name: 'nachweis', version: '0.1.0' },
    assessment: {
      counts: countOutcomes(['met']),
      run: {
        tool: { name: 'nachweis', version: '0.1.0' },
        startedAt: '2026-11-25T05:58:00.000Z',
        finishedAt: '2026-11-25T06:00:00.000Z',
        assessedAt: '2026-11-25T06:00:01.000Z',
        targets: [
          {
            id: 'main',
            provider: 'aws',
            account: '111111111111',
            principal: 'p',
            endpoint: 'e',
            regions: ['eu-central-1'],
            protection: null,
          },
        ],
        protection: 'high',
        allowedLocations: ['EU'],
        untagged: 'unknown',
        allowIncomplete: false,
        leftOut: [],
        catalogueDigest: 'c'.repeat(64),
      },
    },
  });
  for (const report of options.reports ?? ['report.pdf']) {
    writeFileSync(join(directory, report), await renderPdf(bytes, report));
  }
}

/** Writes a run and seals it. */
export async function writeSealedRun(
  directory: string,
  options: Parameters<typeof writeRun>[1] & { signer?: Signer } = {},
): Promise<Seal> {
  await writeRun(directory, options);
  return sealRun({ directory, signer: options.signer ?? signerOf('p256'), signedAt });
}
