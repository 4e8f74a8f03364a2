import { readFileSync } from 'node:fs';
import { isAlias, isScalar, LineCounter, parseDocument, type Document } from 'yaml';

/**
 * Where a character of a text value stands in its file. Only reached once a fault is found, so the file is simply parsed again.
 * Null when the value is not there any more.
 */
export function placeInScalar(
  file: string,
  path: readonly (string | number)[],
  offset: number,
): { readonly line: number; readonly column: number } | null {
  const text = readFileSync(file, 'utf8');
  const lines = new LineCounter();
  const scalar = scalarAt(parseDocument(text, { lineCounter: lines }), path);
  if (!scalar) return null;
  const { line, col } = lines.linePos(sourceOffset(text, scalar, offset));
  return { line, column: col };
}

type Placed = { readonly value: string; readonly start: number; readonly end: number; readonly isBlock: boolean };

function scalarAt(document: Document, path: readonly (string | number)[]): Placed | null {
  const node = document.getIn(path, true);
  const scalar = isAlias(node) ? node.resolve(document) : node;
  if (!isScalar(scalar) || typeof scalar.value !== 'string' || !scalar.range) return null;
  const [start, end] = scalar.range;
  return {
    value: scalar.value,
    start,
    end,
    isBlock: scalar.type === 'BLOCK_FOLDED' || scalar.type === 'BLOCK_LITERAL',
  };
}

/** YAML folds and indents only white space, so the characters in between are counted on both sides. */
function sourceOffset(text: string, { value, start, end, isBlock }: Placed, offset: number): number {
  const first = contentStart(text, start, isBlock);
  const before = value.slice(0, offset).replaceAll(/\s/g, '').length;
  let seen = 0;
  for (let index = first; index < end; index += 1) {
    if (/\s/.test(text[index] ?? '')) continue;
    if (seen === before) return index;
    seen += 1;
  }
  return Math.max(first, end - 1);
}

/** Behind the quotation mark, or behind the line with the sign of a block. */
function contentStart(text: string, start: number, isBlock: boolean): number {
  if (isBlock) return text.indexOf('\n', start) + 1;
  return text[start] === '"' || text[start] === "'" ? start + 1 : start;
}
