import { createHash } from 'node:crypto';
import { catalogOf, requireDictionary, resolve, type PdfDocument } from '../formats/pdf/document.ts';
import { MalformedPdf } from '../formats/pdf/malformed.ts';
import type { PdfDictionary, PdfReference, PdfValue } from '../formats/pdf/objects.ts';
import { textString } from '../formats/pdf/strings.ts';
import { writeValue } from '../formats/pdf/write.ts';

/** What the signature says about itself. `hole` is the room for the CMS in bytes. */
export type SignatureDetails = {
  readonly signedAt: Date;
  readonly hole: number;
  readonly name: string | null;
  readonly reason: string | null;
};

/** The file with its update; the signature goes between `start` (an opening bracket) and `end` (behind the closing one). */
export type PreparedPdf = { readonly bytes: Buffer; readonly start: number; readonly end: number };

/** Adds signature, field, widget and certification to a PDF in an incremental update, with room for the signature. */
export function prepareSignature(pdf: PdfDocument, details: SignatureDetails): PreparedPdf {
  const { trailer, start: previous } = pdf.crossReferences;
  const size = numberOf(trailer.entries.get('Size'));
  const root = referenceOf(trailer.entries.get('Root'));
  const page = firstPage(pdf);
  const [signature, field, appearance] = [size, size + 1, size + 2];

  const objects = new Map([
    [root.number, writeValue(certifiedCatalog(pdf, signature, field))],
    [page.number, writeValue(pageWithWidget(pdf, page, field))],
    [signature, signatureDictionary(details)],
    [field, widget(signature, appearance, page)],
    [
      appearance,
      `<<\n/Type /XObject\n/Subtype /Form\n/BBox [0 0 0 0]\n/Resources <<\n>>\n/Length 0\n>>\nstream\n\nendstream`,
    ],
  ]);
  const head = pdf.text.endsWith('\n') ? '' : '\n';
  const { text, offsets } = writeUpdate(pdf.bytes.byteLength, head, objects, newTrailer(pdf, size + 3, previous));
  const bytes = Buffer.concat([pdf.bytes, Buffer.from(text, 'latin1')]);
  const after = (key: string): number => bytes.indexOf(key, offsets.get(signature), 'latin1') + key.length;
  const start = after('/Contents ');
  const end = start + details.hole * 2 + 2;
  const range = `[0 ${start} ${end} ${bytes.byteLength - end}]`.padEnd(rangeWidth);
  bytes.write(range, after('/ByteRange '), 'latin1');
  return { bytes, start, end };
}

/** Four numbers of up to ten digits; written when the places are known. */
const rangeWidth = 40;

function signatureDictionary({ signedAt, hole, name, reason }: SignatureDetails): string {
  return [
    '<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached',
    `/M (D:${signedAt.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z)`,
    ...(name === null ? [] : [`/Name ${textString(name)}`]),
    ...(reason === null ? [] : [`/Reason ${textString(reason)}`]),
    // P 2: whoever comes later may sign, and nothing else.
    '/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 2 /V /1.2 >> >>]',
    `/ByteRange ${' '.repeat(rangeWidth)}`,
    `/Contents <${'0'.repeat(hole * 2)}>\n>>`,
  ].join('\n');
}

/** Invisible: an empty rectangle under an empty appearance. F 132 is Print and Locked, as PDF/A asks for. */
function widget(signature: number, appearance: number, page: PdfReference): string {
  return [
    '<<\n/Type /Annot\n/Subtype /Widget\n/FT /Sig\n/F 132\n/Rect [0 0 0 0]',
    `/T ${textString('Siegel')}\n/TU ${textString('Siegel von nachweis')}`,
    `/V ${signature} 0 R\n/P ${writeValue(page)}\n/AP << /N ${appearance} 0 R >>\n>>`,
  ].join('\n');
}

function certifiedCatalog(pdf: PdfDocument, signature: number, field: number): PdfDictionary {
  const { entries } = catalogOf(pdf);
  if (entries.has('AcroForm') || entries.has('Perms'))
    throw new MalformedPdf('it holds a form or a signature already.', 0);
  return dictionary(entries, {
    AcroForm: { Fields: [reference(field)], SigFlags: 3 },
    Perms: { DocMDP: reference(signature) },
    Extensions: { ESIC: { BaseVersion: { kind: 'name', name: '1.7' }, ExtensionLevel: 1 } },
  });
}

function pageWithWidget(pdf: PdfDocument, page: PdfReference, field: number): PdfDictionary {
  const { entries } = requireDictionary(pdf, page, 'The first page');
  const present = resolve(pdf, entries.get('Annots'));
  const annotations = present?.kind === 'array' ? present.items : [];
  return dictionary(entries, { Annots: [...annotations, reference(field)] });
}

/** Follows the page tree down its left side; the depth is bounded because a tree may contain itself. */
function firstPage(pdf: PdfDocument): PdfReference {
  let reference = referenceOf(catalogOf(pdf).entries.get('Pages'));
  for (let depth = 0; depth < 32; depth += 1) {
    const kids = resolve(pdf, requireDictionary(pdf, reference, 'The page tree').entries.get('Kids'));
    if (kids === undefined) return reference;
    if (kids.kind !== 'array') break;
    reference = referenceOf(kids.items[0]);
  }
  throw new MalformedPdf('it has no page.', 0);
}

/** The first element of /ID stays, the second follows from the bytes that are signed (ISO 32000-1, 14.4). */
function newTrailer(pdf: PdfDocument, size: number, previous: number): PdfDictionary {
  const { entries } = pdf.crossReferences.trailer;
  const identifiers = resolve(pdf, entries.get('ID'));
  const first = identifiers?.kind === 'array' ? identifiers.items[0] : undefined;
  if (first?.kind !== 'string') throw new MalformedPdf('it has no identifier.', 0);
  const digest = createHash('sha256').update(pdf.bytes).digest('hex').slice(0, 32);
  const second = { ...first, raw: `<${digest}>` };
  return dictionary(entries, { Size: size, Prev: previous, ID: [first, second] });
}

/** Objects, table and trailer as text, one character a byte, and where in the new file each object begins. */
function writeUpdate(
  length: number,
  head: string,
  objects: ReadonlyMap<number, string>,
  trailer: PdfDictionary,
): { text: string; offsets: ReadonlyMap<number, number> } {
  let text = head;
  const offsets = new Map<number, number>();
  for (const [number, object] of [...objects].toSorted(([a], [b]) => a - b)) {
    offsets.set(number, length + text.length);
    text += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const table = [...offsets]
    .map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`)
    .join('');
  const end = `xref\n${table}trailer\n${writeValue(trailer)}\nstartxref\n${length + text.length}\n%%EOF\n`;
  return { text: text + end, offsets };
}

type Plain = number | PdfValue | readonly Plain[] | { readonly [key: string]: Plain };

/** A dictionary with some entries set anew. */
function dictionary(entries: ReadonlyMap<string, PdfValue>, changes: Readonly<Record<string, Plain>>): PdfDictionary {
  const changed = Object.entries(changes).map(([key, value]) => [key, toValue(value)] as const);
  return { kind: 'dictionary', entries: new Map([...entries, ...changed]) };
}

function toValue(value: Plain): PdfValue {
  if (typeof value === 'number') return { kind: 'number', value, raw: String(value) };
  if (isList(value)) return { kind: 'array', items: value.map(toValue) };
  return isValue(value) ? value : dictionary(new Map(), value);
}

function isList(value: Exclude<Plain, number>): value is readonly Plain[] {
  return Array.isArray(value);
}

function isValue(value: object): value is PdfValue {
  return 'kind' in value;
}

function reference(number: number): PdfReference {
  return { kind: 'reference', number, generation: 0 };
}

function referenceOf(value: PdfValue | undefined): PdfReference {
  if (value?.kind === 'reference' && value.generation === 0) return value;
  throw new MalformedPdf('a reference is missing.', 0);
}

function numberOf(value: PdfValue | undefined): number {
  if (value?.kind === 'number' && Number.isSafeInteger(value.value)) return value.value;
  throw new MalformedPdf('its trailer has no size.', 0);
}
