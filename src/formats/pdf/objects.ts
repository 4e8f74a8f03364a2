import { MalformedPdf } from './malformed.ts';
import { readString, type PdfString } from './strings.ts';

export type PdfReference = { readonly kind: 'reference'; readonly number: number; readonly generation: number };
export type PdfDictionary = { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, PdfValue> };
export type PdfArray = { readonly kind: 'array'; readonly items: readonly PdfValue[] };

/** `raw` keeps what is not taken apart as it was written, so that an object can be written again without loss. */
export type PdfValue =
  | PdfDictionary
  | PdfArray
  | PdfReference
  | PdfString
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'number'; readonly value: number; readonly raw: string }
  | { readonly kind: 'keyword'; readonly raw: 'true' | 'false' | 'null' };

/** A value and the offset behind it. */
export type Parsed<T> = { readonly value: T; readonly end: number };

/** Deeper nesting is refused; no report comes near it. */
const maximumDepth = 64;

const reference = /(\d{1,10}) (\d{1,5}) R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const number = /[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const name = /\/[^\0\t\n\f\r ()<>[\]{}/%]{0,127}/y;
const keyword = /(?:true|false|null)(?![^\0\t\n\f\r ()<>[\]{}/%])/y;

/** Reads the object that starts at an offset of the file's text (one character a byte). Throws MalformedPdf. */
export function readValue(text: string, start: number, depth = 0): Parsed<PdfValue> {
  if (depth > maximumDepth) throw new MalformedPdf('Objects are nested too deeply.', start);
  const at = skipSpace(text, start);
  if (text.startsWith('<<', at)) return readDictionary(text, at, depth);
  const first = text[at];
  if (first === '[') return readArray(text, at, depth);
  if (first === '/') return readName(text, at);
  if (first !== '<' && first !== '(') return readToken(text, at);
  const value = readString(text, at);
  return { value, end: value.end };
}

function readName(text: string, at: number): Parsed<PdfValue> {
  const raw = match(name, text, at)?.[0] ?? '/';
  return { value: { kind: 'name', name: raw.slice(1) }, end: at + raw.length };
}

function readToken(text: string, at: number): Parsed<PdfValue> {
  const referred = match(reference, text, at);
  if (referred) {
    const value = { kind: 'reference', number: Number(referred[1]), generation: Number(referred[2]) } as const;
    return { value, end: at + referred[0].length };
  }
  const figure = match(number, text, at)?.[0];
  if (figure !== undefined) {
    return { value: { kind: 'number', value: Number(figure), raw: figure }, end: at + figure.length };
  }
  const word = match(keyword, text, at)?.[0] as 'true' | 'false' | 'null' | undefined;
  if (word !== undefined) return { value: { kind: 'keyword', raw: word }, end: at + word.length };
  throw new MalformedPdf('There is no PDF object here.', at);
}

/** Reads a dictionary; a key that occurs twice is refused, because readers disagree about which one counts. */
export function readDictionary(text: string, start: number, depth = 0): Parsed<PdfDictionary> {
  const entries = new Map<string, PdfValue>();
  if (!text.startsWith('<<', start)) throw new MalformedPdf('A dictionary is expected here.', start);
  let at = skipSpace(text, start + 2);
  while (!text.startsWith('>>', at)) {
    const key = match(name, text, at)?.[0];
    if (key === undefined) throw new MalformedPdf('A dictionary lacks a key.', at);
    if (entries.has(key.slice(1))) throw new MalformedPdf(`The key ${key} occurs twice.`, at);
    const { value, end } = readValue(text, at + key.length, depth + 1);
    entries.set(key.slice(1), value);
    at = skipSpace(text, end);
  }
  return { value: { kind: 'dictionary', entries }, end: at + 2 };
}

function readArray(text: string, start: number, depth: number): Parsed<PdfArray> {
  const items: PdfValue[] = [];
  let at = skipSpace(text, start + 1);
  while (text[at] !== ']') {
    const { value, end } = readValue(text, at, depth + 1);
    items.push(value);
    at = skipSpace(text, end);
  }
  return { value: { kind: 'array', items }, end: at + 1 };
}

/** The first offset that is neither white space nor part of a comment. A loop, not a pattern: input may be hostile. */
export function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const character = text[at];
    if (character === '%') {
      while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
    } else if (character !== undefined && '\0\t\n\f\r '.includes(character)) at += 1;
    else break;
  }
  return at;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
