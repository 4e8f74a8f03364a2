import type { PhrasingContent } from 'mdast';
import type { ContentText } from 'pdfmake/interfaces.js';
import { statusKeys, type StatusKey } from '../words/words.ts';
import { breakPieces } from './breaks.ts';
import { drawable } from './glyphs.ts';
import { palette, statusColours } from './palette.ts';
import { toString } from './plain.ts';

/** Style that a run of text takes from what surrounds it. */
export type RunStyle = Pick<ContentText, 'bold' | 'italics' | 'color' | 'fontSize' | 'linkToDestination'>;

/**
 * Runs of one text. Between two pieces stands an empty run: pdfmake lets a line end there, and no invisible sign gets
 * into the text that a reader copies or searches.
 */
export function runsOf(text: string, style: RunStyle = {}): ContentText[] {
  return breakPieces(drawable(text)).flatMap((piece, index) =>
    index === 0 ? [{ text: piece, ...style }] : [{ text: '' }, { text: piece, ...style }],
  );
}

/** Inline content of a paragraph as runs. */
export function inlinesOf(nodes: readonly PhrasingContent[], style: RunStyle = {}): ContentText[] {
  return nodes.flatMap((node): ContentText[] => {
    switch (node.type) {
      case 'text':
        return runsOf(node.value.replace(/\s*\n\s*/g, ' '), style);
      case 'strong':
        return inlinesOf(node.children, { ...style, bold: true });
      case 'emphasis':
        return inlinesOf(node.children, { ...style, italics: true });
      case 'inlineCode':
        return runsOf(node.value, { ...style, color: palette.accent });
      case 'break':
        return [{ text: '\n' }];
      case 'link':
        // A link could come from a hostile name; the report shows addresses and opens none.
        return inlinesOf(node.children, style);
      case 'delete':
        return inlinesOf(node.children, style);
      case 'textDirective':
        return directiveRuns(node, style);
      case 'html':
        return runsOf(node.value, style);
      case 'image':
      case 'imageReference':
        return runsOf(node.alt ?? '', style);
      case 'linkReference':
        return inlinesOf(node.children, style);
      case 'footnoteReference':
        return [];
    }
  });
}

type TextDirective = Extract<PhrasingContent, { type: 'textDirective' }>;

/** `:status[…]{key}` is a word on its colour, `:small[…]` is quieter, `:nobreak[…]` stays on one line; any other name was a colon in a text. */
function directiveRuns(node: TextDirective, style: RunStyle): ContentText[] {
  if (node.name === 'small') return inlinesOf(node.children, { ...style, fontSize: 8, color: palette.quiet });
  if (node.name === 'nobreak') return [{ text: drawable(toString(node)), noWrap: true, ...style }];
  const key = node.attributes?.['key'];
  if (node.name === 'status' && isStatusKey(key)) {
    return [{ text: '■ ', color: statusColours[key].strong }, ...inlinesOf(node.children, { ...style, bold: true })];
  }
  return [...runsOf(`:${node.name}`, style), ...inlinesOf(node.children, style)];
}

/** Whether a word from a template is a status. */
export function isStatusKey(key: string | null | undefined): key is StatusKey {
  return statusKeys.some((known) => known === key);
}
