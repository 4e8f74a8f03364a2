import type { PdfValue } from './objects.ts';

/** Writes an object as text, one character a byte. */
export function writeValue(value: PdfValue): string {
  switch (value.kind) {
    case 'dictionary':
      return `<<\n${[...value.entries].map(([key, member]) => `/${key} ${writeValue(member)}\n`).join('')}>>`;
    case 'array':
      return `[${value.items.map(writeValue).join(' ')}]`;
    case 'reference':
      return `${value.number} ${value.generation} R`;
    case 'name':
      return `/${value.name}`;
    case 'string':
    case 'number':
    case 'keyword':
      return value.raw;
  }
}
