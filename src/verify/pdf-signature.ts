import { catalogOf, requireDictionary, resolve, type PdfDocument } from '../formats/pdf/document.ts';
import { MalformedPdf } from '../formats/pdf/malformed.ts';
import type { PdfDictionary, PdfValue } from '../formats/pdf/objects.ts';

/** Where the signature of a PDF lies and what it says about itself. */
export type PdfSignature = {
  /** The hole: from the opening bracket of /Contents to behind the closing one. */
  readonly start: number;
  readonly end: number;
  /** What is in the hole. */
  readonly contents: Uint8Array;
  readonly signedAt: Date;
};

/**
 * Finds the one signature of a report and makes sure that it covers every byte but its own hole: a signature over a part of the
 * file is valid too, and readers show it as valid. Throws MalformedPdf.
 */
export function findSignature(pdf: PdfDocument): PdfSignature {
  const signature = onlySignature(pdf);
  requireName(signature, 'Type', 'Sig');
  requireName(signature, 'Filter', 'Adobe.PPKLite');
  requireName(signature, 'SubFilter', 'ETSI.CAdES.detached');
  const contents = signature.entries.get('Contents');
  if (contents?.kind !== 'string') throw new MalformedPdf('The signature is empty.', 0);
  const range = signature.entries.get('ByteRange');
  const expected = [0, contents.start, contents.end, pdf.bytes.byteLength - contents.end];
  const found = range?.kind === 'array' ? range.items.map(integerOf) : [];
  if (found.length !== expected.length || found.some((number, index) => number !== expected[index])) {
    const message = `The signature covers [${found.join(' ')}], the whole file is [${expected.join(' ')}].`;
    throw new MalformedPdf(message, contents.start);
  }
  const digits = contents.raw.slice(1, -1);
  if (contents.raw[0] !== '<' || digits.length % 2 !== 0 || /[^0-9a-f]/.test(digits)) {
    throw new MalformedPdf('The signature is not written in lower-case hexadecimal.', contents.start);
  }
  return {
    start: contents.start,
    end: contents.end,
    contents: Buffer.from(digits, 'hex'),
    signedAt: signingTime(signature),
  };
}

function onlySignature(pdf: PdfDocument): PdfDictionary {
  const form = resolve(pdf, catalogOf(pdf).entries.get('AcroForm'));
  if (form === undefined) throw new MalformedPdf('The file is not signed.', 0);
  const fields = form.kind === 'dictionary' ? resolve(pdf, form.entries.get('Fields')) : undefined;
  if (fields?.kind !== 'array' || fields.items.length !== 1) throw new MalformedPdf('There must be one signature.', 0);
  const field = requireDictionary(pdf, fields.items[0], 'The signature field');
  requireName(field, 'FT', 'Sig');
  return requireDictionary(pdf, field.entries.get('V'), 'The signature');
}

function signingTime({ entries }: PdfDictionary): Date {
  const time = entries.get('M');
  const parts = time?.kind === 'string' ? /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(time.content) : null;
  const [, year, month, day, hour, minute, second] = parts ?? [];
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(date.getTime())) throw new MalformedPdf('The signature has no time.', 0);
  return date;
}

function requireName({ entries }: PdfDictionary, key: string, name: string): void {
  const value = entries.get(key);
  if (value?.kind !== 'name' || value.name !== name)
    throw new MalformedPdf(`/${key} of the signature is not /${name}.`, 0);
}

function integerOf(value: PdfValue): number {
  return value.kind === 'number' && Number.isSafeInteger(value.value) ? value.value : -1;
}
