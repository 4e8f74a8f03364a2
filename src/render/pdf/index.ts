import type { Root } from 'mdast';
import pdfmake from 'pdfmake';
import fonts from 'pdfmake/fonts/Roboto.js';
import type { ReportInput } from '../input.ts';
import type { ReportView } from '../view/types.ts';
import { definitionOf } from './definition.ts';
import { attachManifest, escapeMetadata, liveDocumentOf, openOutline } from './metadata.ts';

// A report may open nothing: no address, and no file but the fonts that ship with pdfmake.
const fontFiles = new Set<string>(Object.values(fonts.Roboto));
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));
pdfmake.setFonts(fonts);

/** Sets the tree as PDF/A-3b with the manifest attached. The same input gives the same bytes. */
export async function renderPdf(root: Root, view: ReportView, input: ReportInput): Promise<Uint8Array> {
  const output = pdfmake.createPdf(definitionOf(root, view, input));
  const document = liveDocumentOf(await output.getStream());
  attachManifest(document, input.manifest, new Date(view.finishedAt));
  escapeMetadata(document);
  openOutline(document);
  return new Uint8Array(await output.getBuffer());
}
