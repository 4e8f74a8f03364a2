import { MalformedPdf } from './malformed.ts';

/** A string with its place in the file: from the opening to behind the closing bracket. */
export type PdfString = {
  readonly kind: 'string';
  readonly raw: string;
  /** One character a byte. */
  readonly content: string;
  readonly start: number;
  readonly end: number;
};

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads `<hexadecimal>` or `(literal)` (ISO 32000-1, 7.3.4). Throws MalformedPdf. */
export function readString(text: string, start: number): PdfString {
  return text[start] === '<' ? readHexadecimal(text, start) : readLiteral(text, start);
}

function readHexadecimal(text: string, start: number): PdfString {
  const close = text.indexOf('>', start);
  if (close < 0) throw new MalformedPdf('A string is not closed.', start);
  const digits = text.slice(start + 1, close).replace(/[\0\t\n\f\r ]/g, '');
  if (/[^0-9A-Fa-f]/.test(digits)) throw new MalformedPdf('A string has characters that are not hexadecimal.', start);
  const content = Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1');
  return { kind: 'string', raw: text.slice(start, close + 1), content, start, end: close + 1 };
}

function readLiteral(text: string, start: number): PdfString {
  const parts: string[] = [];
  let depth = 1;
  let at = start + 1;
  for (; at < text.length && depth > 0; at += 1) {
    const character = text[at] ?? '';
    if (character === '\\') {
      const octal = /[0-7]{1,3}/y;
      octal.lastIndex = at + 1;
      const code = octal.exec(text)?.[0];
      const next = text[at + 1] ?? '';
      parts.push(code === undefined ? (escapes[next] ?? next) : String.fromCharCode(Number.parseInt(code, 8) & 0xff));
      at += code?.length ?? 1;
      continue;
    }
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth > 0) parts.push(character);
  }
  if (depth > 0) throw new MalformedPdf('A string is not closed.', start);
  return { kind: 'string', raw: text.slice(start, at), content: parts.join(''), start, end: at };
}

/** A text string in UTF-16BE as hexadecimal: nothing to escape, every character safe. */
export function textString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}
