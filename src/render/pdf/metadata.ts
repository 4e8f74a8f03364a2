import { NachweisError } from '../../errors.ts';
import type { ManifestReference } from '../input.ts';

/** The parts of the live pdfkit document that pdfmake gives no way to. */
export type LiveDocument = {
  info: Record<string, unknown>;
  _addInfo: () => void;
  outline: { options: Record<string, unknown> };
  file: (content: Buffer, options: Record<string, unknown>) => void;
};

/** Takes what pdfmake hands out as the live document, or says that the pinned version has changed. */
export function liveDocumentOf(stream: unknown): LiveDocument {
  const candidate = stream as Partial<LiveDocument> | null;
  if (
    typeof candidate?._addInfo === 'function' &&
    typeof candidate.file === 'function' &&
    candidate.outline !== undefined
  ) {
    return candidate as LiveDocument;
  }
  throw new NachweisError(
    'INTERNAL',
    'pdfmake hands out another document than expected; its version must be the pinned one.',
  );
}

/** pdfkit writes the metadata into XML unescaped: the `&` of a company's name would make the file ill-formed. */
export function escapeMetadata(document: LiveDocument): void {
  const write = document._addInfo;
  document._addInfo = (): void => {
    const raw = document.info;
    document.info = Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, escapeXml(value)]));
    write.call(document);
    document.info = raw;
  };
}

/** Attaches the manifest as the source of the report, so that signing the PDF seals every file of the run. */
export function attachManifest(document: LiveDocument, manifest: ManifestReference, at: Date): void {
  document.file(Buffer.from(manifest.bytes), {
    name: 'manifest.json',
    type: 'application/json',
    relationship: 'Source',
    description: 'Manifest: SHA-256 of every file of the run',
    creationDate: at,
    modifiedDate: at,
  });
}

/** The bookmarks are open when the file is opened; without this the outline has no count. */
export function openOutline(document: LiveDocument): void {
  document.outline.options = { ...document.outline.options, expanded: true };
}

function escapeXml(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? character);
}
