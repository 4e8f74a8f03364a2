import { inflateSync } from 'node:zlib';
import { readCrossReferences, type CrossReferences } from './cross-references.ts';
import { MalformedPdf } from './malformed.ts';
import { readValue, skipSpace, type PdfDictionary, type PdfReference, type PdfValue } from './objects.ts';

/** A PDF with classic cross-reference tables, as this tool writes it: every object can be looked up, none is interpreted. */
export type PdfDocument = {
  readonly bytes: Uint8Array;
  /** The file with one character a byte. */
  readonly text: string;
  readonly crossReferences: CrossReferences;
};

/** A larger file is refused before it is taken apart. */
const maximumBytes = 256 * 1024 * 1024;

/** Opens a PDF. Throws MalformedPdf. */
export function openPdf(bytes: Uint8Array): PdfDocument {
  if (bytes.byteLength > maximumBytes) throw new MalformedPdf('The file is too large.', maximumBytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!text.startsWith('%PDF-1.')) throw new MalformedPdf('The file does not begin like a PDF.', 0);
  return { bytes, text, crossReferences: readCrossReferences(text) };
}

/** The value behind a reference, or the value itself; a reference to a reference is refused. */
export function resolve(pdf: PdfDocument, value: PdfValue | undefined): PdfValue | undefined {
  if (value?.kind !== 'reference') return value;
  const { value: found } = readObject(pdf, value);
  if (found.kind === 'reference') throw new MalformedPdf('A reference leads to a reference.', 0);
  return found;
}

/** A dictionary that must be there. */
export function requireDictionary(pdf: PdfDocument, value: PdfValue | undefined, what: string): PdfDictionary {
  const found = resolve(pdf, value);
  if (found?.kind !== 'dictionary') throw new MalformedPdf(`${what} is missing.`, 0);
  return found;
}

/** The document catalogue. */
export function catalogOf(pdf: PdfDocument): PdfDictionary {
  return requireDictionary(pdf, pdf.crossReferences.trailer.entries.get('Root'), 'The document catalogue');
}

/** The bytes of a stream, unpacked up to a limit. Streams without a filter or with FlateDecode are known. */
export function readStream(pdf: PdfDocument, reference: PdfReference, limit: number): Uint8Array {
  const { value, end } = readObject(pdf, reference);
  if (value.kind !== 'dictionary') throw new MalformedPdf('A stream is missing.', end);
  const length = resolve(pdf, value.entries.get('Length'));
  const opening = /\s{0,2}stream\r?\n/y;
  opening.lastIndex = end;
  const keyword = opening.exec(pdf.text);
  if (!keyword || length?.kind !== 'number' || !Number.isSafeInteger(length.value) || length.value < 0) {
    throw new MalformedPdf('A stream has no length.', end);
  }
  const start = end + keyword[0].length;
  const packed = pdf.bytes.subarray(start, start + length.value);
  if (!/^\r?\n?endstream/.test(pdf.text.slice(start + length.value, start + length.value + 11))) {
    throw new MalformedPdf('A stream does not end where it should.', start);
  }
  const filter = value.entries.get('Filter');
  if (filter === undefined && packed.byteLength <= limit) return packed;
  if (filter?.kind !== 'name' || filter.name !== 'FlateDecode')
    throw new MalformedPdf('A stream has an unknown filter.', end);
  try {
    return inflateSync(packed, { maxOutputLength: limit });
  } catch {
    throw new MalformedPdf('A stream cannot be unpacked.', start);
  }
}

function readObject(pdf: PdfDocument, { number, generation }: PdfReference): { value: PdfValue; end: number } {
  const place = pdf.crossReferences.offsets.get(number);
  if (!place || place.offset < 0 || place.generation !== generation) {
    throw new MalformedPdf(`Object ${number} is missing.`, 0);
  }
  const heading = `${number} ${generation} obj`;
  if (!pdf.text.startsWith(heading, place.offset)) {
    throw new MalformedPdf(`Object ${number} does not lie where the table says.`, place.offset);
  }
  return readValue(pdf.text, skipSpace(pdf.text, place.offset + heading.length));
}
