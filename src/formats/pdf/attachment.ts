import { catalogOf, readStream, requireDictionary, resolve, type PdfDocument } from './document.ts';
import { MalformedPdf } from './malformed.ts';

/** The largest attachment that is unpacked. */
const maximumBytes = 128 * 1024 * 1024;

/**
 * The one embedded file of a name (ISO 32000-1, 7.11.4), looked up in a flat name tree as pdfkit writes it.
 * Throws MalformedPdf when there is none or more than one.
 */
export function readAttachment(pdf: PdfDocument, name: string): Uint8Array {
  const names = requireDictionary(pdf, catalogOf(pdf).entries.get('Names'), 'The list of attachments');
  const tree = requireDictionary(pdf, names.entries.get('EmbeddedFiles'), 'The list of attachments');
  const list = resolve(pdf, tree.entries.get('Names'));
  if (list?.kind !== 'array') throw new MalformedPdf('The list of attachments is missing.', 0);
  const found = list.items.flatMap((key, index) =>
    index % 2 === 0 && key.kind === 'string' && key.content === name ? [list.items[index + 1]] : [],
  );
  if (found.length !== 1) throw new MalformedPdf(`There must be one attachment ${name}, there are ${found.length}.`, 0);
  const specification = requireDictionary(pdf, found[0], `The attachment ${name}`);
  const embedded = requireDictionary(pdf, specification.entries.get('EF'), `The attachment ${name}`);
  const stream = embedded.entries.get('F');
  if (stream?.kind !== 'reference') throw new MalformedPdf(`The attachment ${name} has no bytes.`, 0);
  return readStream(pdf, stream, maximumBytes);
}
