import { MalformedPdf } from './malformed.ts';
import { readDictionary, skipSpace, type PdfDictionary } from './objects.ts';

/** Where each object lies in its newest revision, and the newest trailer. */
export type CrossReferences = {
  readonly offsets: ReadonlyMap<number, { readonly offset: number; readonly generation: number }>;
  readonly trailer: PdfDictionary;
  /** Offset of the newest table: what the next revision names as /Prev. */
  readonly start: number;
};

/** A report has one revision or two; a chain that goes on is an attempt to make the reader run. */
const maximumRevisions = 32;

const entryBytes = 20;
const entry = /^(\d{10}) (\d{5}) ([fn])(?: \n| \r|\r\n)$/;

/** Follows the classic tables from the end of the file; cross-reference streams are refused. Throws MalformedPdf. */
export function readCrossReferences(text: string): CrossReferences {
  const start = lastStart(text);
  const offsets = new Map<number, { offset: number; generation: number }>();
  const seen = new Set<number>();
  let newest: PdfDictionary | null = null;
  for (let at: number | null = start; at !== null;) {
    if (seen.size >= maximumRevisions || seen.has(at)) throw new MalformedPdf('The revisions have no end.', at);
    seen.add(at);
    const trailer = readTable(text, at, offsets);
    newest ??= trailer;
    const previous = trailer.entries.get('Prev');
    at = previous === undefined ? null : previous.kind === 'number' ? previous.value : -1;
  }
  if (!newest) throw new MalformedPdf('There is no trailer.', start);
  return { offsets, trailer: newest, start };
}

/** The file must end with `startxref`, an offset and `%%EOF`: what comes behind would belong to nothing. */
function lastStart(text: string): number {
  const tail = text.slice(-64);
  const found = /startxref\r?\n(\d{1,15})\r?\n%%EOF[\r\n]{0,2}$/.exec(tail);
  if (!found) throw new MalformedPdf('The file does not end like a PDF.', Math.max(0, text.length - 64));
  return Number(found[1]);
}

function readTable(
  text: string,
  at: number,
  offsets: Map<number, { offset: number; generation: number }>,
): PdfDictionary {
  if (!text.startsWith('xref', at)) throw new MalformedPdf('There is no cross-reference table here.', at);
  let position = skipSpace(text, at + 4);
  const heading = /(\d{1,10}) (\d{1,10})[ \r\n]{1,3}/y;
  for (;;) {
    heading.lastIndex = position;
    const section = heading.exec(text);
    if (!section) break;
    const [first, count] = [Number(section[1]), Number(section[2])];
    position += section[0].length;
    if (position + count * entryBytes > text.length)
      throw new MalformedPdf('A cross-reference table is cut off.', position);
    for (let index = 0; index < count; index += 1, position += entryBytes) {
      readEntry(text.slice(position, position + entryBytes), position, first + index, offsets);
    }
  }
  if (!text.startsWith('trailer', position)) throw new MalformedPdf('There is no trailer behind the table.', position);
  return readDictionary(text, skipSpace(text, position + 7)).value;
}

function readEntry(
  line: string,
  position: number,
  number: number,
  offsets: Map<number, { offset: number; generation: number }>,
): void {
  const parts = entry.exec(line);
  if (!parts) throw new MalformedPdf('An entry of the cross-reference table is malformed.', position);
  if (offsets.has(number)) return;
  const offset = parts[3] === 'n' ? Number(parts[1]) : -1;
  offsets.set(number, { offset, generation: Number(parts[2]) });
}
