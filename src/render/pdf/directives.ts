import type { Content, ContentText } from 'pdfmake/interfaces.js';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { drawable } from './glyphs.ts';
import { palette } from './palette.ts';
import { toString } from './plain.ts';

export type LeafOrContainer = LeafDirective | ContainerDirective;

/** Blocks that only arrange what is in them. A directive with a name that the report does not know shows its content. */
export function blockDirective(node: LeafOrContainer, children: Content[] | ContentText[]): Content {
  switch (node.name) {
    case 'title':
      return { stack: children, style: 'title', margin: [0, 40, 0, 18] };
    case 'contents':
      return {
        toc: {
          title: { text: drawable(node.attributes?.['title'] ?? ''), style: 'contentsTitle' },
          numberStyle: 'contentsNumber',
        },
        pageBreak: 'before',
      } as Content;
    case 'field':
      return fieldOf(node.attributes?.['label'] ?? '', children, toString(node).length <= keptLength);
    case 'keep':
      return { stack: children, unbreakable: true };
    default:
      return node.type === 'leafDirective'
        ? { text: children as ContentText[], margin: [0, 0, 0, 5] }
        : { stack: children };
  }
}

/** Characters up to which a field is kept on one page: some ten lines, so that its label never stands alone. */
const keptLength = 700;

/** A label in the margin and what belongs to it: Maßnahme, Umsetzung, Nachweis. */
function fieldOf(label: string, children: Content[] | ContentText[], unbreakable: boolean): Content {
  return {
    unbreakable,
    columns: [
      { width: 88, text: drawable(label), bold: true, fontSize: 8.5, color: palette.accent, margin: [0, 1, 0, 0] },
      { width: '*', stack: children },
    ],
    columnGap: 8,
    margin: [0, 0, 0, 4],
  };
}
