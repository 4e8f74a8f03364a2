import type { Colours } from './catalog-screen.ts';
import { plain } from './plain.ts';

/** A part of a page: a heading with paragraphs, expressions that keep their look, and items of a list. */
export type Block = {
  readonly heading: string;
  readonly paragraphs?: readonly string[];
  readonly code?: readonly string[];
  readonly items?: readonly string[];
};

/** What a person reads in the terminal about one thing. */
export type Page = { readonly title: string; readonly facts: string; readonly blocks: readonly Block[] };

/** A page as lines that fit the width; a word that is longer stays whole. Blocks without content are left out. */
export function renderPage({ title, facts, blocks }: Page, width: number, colours: Colours): string {
  const lines = [...wrap(title, width).map((line) => colours.bold(line)), ...wrap(facts, width)];
  for (const { heading, paragraphs = [], code = [], items = [] } of blocks) {
    if (paragraphs.length + code.length + items.length === 0) continue;
    lines.push('', colours.bold(heading));
    for (const text of paragraphs) lines.push(...wrap(text, width, '  '));
    for (const text of code) lines.push(...wrap(text, width, '    '));
    for (const text of items) lines.push(...wrap(text, width, '  - ', '    '));
  }
  return `${lines.join('\n')}\n`;
}

/** Breaks a text at its spaces; `first` begins its first line, `rest` every other. */
export function wrap(text: string, width: number, first = '', rest: string = first.replaceAll(/\S/g, ' ')): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of plain(text)
    .split(/ +/)
    .filter((part) => part !== '')) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return isEmpty ? lines : [...lines, line];
}

/** A line that is cut to the width; the full text is in the other formats. */
export function cut(text: string, width: number): string {
  const line = plain(text);
  return line.length <= width ? line : `${line.slice(0, width - 1).trimEnd()}…`;
}
