import type { BlockContent, DefinitionContent, Heading, Paragraph, RootContent } from 'mdast';
import type { Content, ContentTocItem } from 'pdfmake/interfaces.js';
import { toString } from './plain.ts';
import type { ReportView } from '../view/types.ts';
import { chartOf } from './chart.ts';
import { blockDirective, type LeafOrContainer } from './directives.ts';
import { drawable } from './glyphs.ts';
import { inlinesOf, isStatusKey } from './inlines.ts';
import { palette, statusColours } from './palette.ts';
import { tableOf } from './table.ts';

type Block = RootContent | BlockContent | DefinitionContent;

/** What the blocks of one document share while they are built. */
export type Builder = {
  readonly view: ReportView;
  /** Anchor for the next heading. */
  anchor: string | null;
  /** The next heading of the first level starts a page. */
  pageBreak: boolean;
  /** Ids of the bookmarks under which the next heading stands, by level. */
  readonly bookmarks: (string | undefined)[];
  /** The name of the document on its first page is no chapter. */
  titlePage: boolean;
  count: number;
};

/** Blocks in order. A heading holds on to what follows, so that it never ends a page alone. */
export function blocksOf(nodes: readonly Block[], builder: Builder): Content[] {
  const contents: Content[] = [];
  let held: Content | null = null;
  for (const node of nodes) {
    // A heading that starts a page stands well alone, and a page break inside a kept block would lose it.
    const keeps = isHead(node) && !builder.pageBreak;
    const content = blockOf(node, builder);
    if (content === null) continue;
    if (keeps) {
      if (held !== null) contents.push(held);
      held = content;
    } else if (held !== null) {
      contents.push({ stack: [held, content], unbreakable: isShort(node) || isKept(content) });
      held = null;
    } else {
      contents.push(content);
    }
  }
  return held === null ? contents : [...contents, held];
}

/** Headings, and the words above a table. */
function isHead(node: Block): boolean {
  return node.type === 'heading' || (node.type === 'containerDirective' && node.name === 'keep');
}

function isKept(content: Content): boolean {
  return typeof content === 'object' && 'unbreakable' in content && content.unbreakable === true;
}

/** Long blocks could not be kept together with their heading on one page. */
function isShort(node: Block): boolean {
  return (
    node.type === 'paragraph' || node.type === 'list' || (node.type === 'containerDirective' && node.name === 'field')
  );
}

function blockOf(node: Block, builder: Builder): Content | null {
  switch (node.type) {
    case 'heading':
      return headingOf(node, builder);
    case 'paragraph':
      return paragraphOf(node);
    case 'list': {
      const items = node.children.map((item): Content => ({ stack: blocksOf(item.children, builder) }));
      return node.ordered === true ? { ol: items, margin: [0, 0, 0, 6] } : { ul: items, margin: [0, 0, 0, 6] };
    }
    case 'blockquote':
      return { stack: blocksOf(node.children, builder), margin: [12, 0, 0, 6], italics: true };
    case 'code':
      return { text: drawable(node.value), color: palette.accent, fontSize: 8, margin: [0, 2, 0, 8] };
    case 'table':
      return tableOf({
        header: true,
        columns: (node.children[0]?.children ?? []).map((cell) => ({ title: toString(cell), width: '*' })),
        rows: node.children.slice(1).map((row) => row.children.map((cell) => ({ text: toString(cell), kind: 'text' }))),
      });
    case 'thematicBreak':
      return {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: 483, y2: 0, lineWidth: 0.5, lineColor: palette.line }],
        margin: [0, 6, 0, 6],
      };
    case 'leafDirective':
    case 'containerDirective':
      return directiveOf(node, builder);
    case 'html':
      return { text: drawable(node.value), margin: [0, 0, 0, 6] };
    // Inline content stands in paragraphs only, and definitions show nothing.
    case 'break':
    case 'definition':
    case 'delete':
    case 'emphasis':
    case 'footnoteDefinition':
    case 'footnoteReference':
    case 'image':
    case 'imageReference':
    case 'inlineCode':
    case 'link':
    case 'linkReference':
    case 'listItem':
    case 'strong':
    case 'tableCell':
    case 'tableRow':
    case 'text':
    case 'textDirective':
    case 'yaml':
      return null;
  }
}

function directiveOf(node: LeafOrContainer, builder: Builder): Content | null {
  const name = node.attributes?.['name'] ?? '';
  if (node.name === 'page') {
    builder.pageBreak = true;
    return null;
  }
  if (node.name === 'anchor') {
    builder.anchor = name;
    return null;
  }
  if (node.name === 'table') return tableOf(requireNamed(builder.view.tables, 'table', name));
  if (node.name === 'chart') return chartOf(requireNamed(builder.view.charts, 'chart', name));
  builder.titlePage = node.name === 'title';
  const children = node.type === 'containerDirective' ? blocksOf(node.children, builder) : inlinesOf(node.children);
  builder.titlePage = false;
  return blockDirective(node, children);
}

function requireNamed<Value>(table: Readonly<Record<string, Value>>, kind: string, name: string): Value {
  const value = Object.hasOwn(table, name) ? table[name] : undefined;
  if (value === undefined) throw new Error(`The view has no ${kind} “${name}”.`);
  return value;
}

function headingOf(node: Heading, builder: Builder): Content {
  const level = Math.min(node.depth, 3);
  builder.count += 1;
  const id = builder.anchor ?? `heading-${builder.count}`;
  builder.anchor = null;
  const breaks = builder.pageBreak ? { pageBreak: 'before' as const } : {};
  builder.pageBreak = false;
  const parent = builder.bookmarks[level - 1];
  builder.bookmarks[level] = id;
  const heading = {
    text: inlinesOf(node.children),
    style: `heading${level}`,
    id,
    ...breaks,
    ...(level < 3 && !builder.titlePage
      ? { tocItem: true, tocMargin: level === 1 ? [0, 4, 0, 0] : [14, 0, 0, 0], tocStyle: `contents${level}` }
      : {}),
    outline: true,
    outlineText: drawable(toString(node)),
    ...(level > 1 && parent !== undefined ? { outlineParentId: parent } : {}),
  };
  // The published types know no heading that is a bookmark, an anchor and an entry of the contents at once.
  return heading as unknown as ContentTocItem;
}

/** A paragraph that is nothing but a status becomes a chip: a coloured edge, a tint, and the word. */
function paragraphOf(node: Paragraph): Content {
  const [only, ...others] = node.children;
  const key = only?.type === 'textDirective' && only.name === 'status' ? only.attributes?.['key'] : undefined;
  if (only?.type !== 'textDirective' || others.length > 0 || !isStatusKey(key)) {
    return { text: inlinesOf(node.children), margin: [0, 0, 0, 5] };
  }
  const colour = statusColours[key];
  return {
    table: {
      widths: ['auto'],
      body: [[{ text: inlinesOf(only.children, { bold: true }), fillColor: colour.tint, lineHeight: 1.1 }]],
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (index) => (index === 0 ? 3 : 0),
      vLineColor: () => colour.strong,
      paddingLeft: () => 6,
      paddingRight: () => 8,
      paddingTop: () => 3,
      paddingBottom: () => 2,
    },
    margin: [1, 0, 0, 5],
  };
}
