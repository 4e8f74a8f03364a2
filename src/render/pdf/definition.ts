import type { Root } from 'mdast';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { ReportInput } from '../input.ts';
import { formatMoment, formatNumber, shortDigest } from '../text/format.ts';
import { shorten } from '../text/columns.ts';
import type { ReportView } from '../view/types.ts';
import { blocksOf } from './blocks.ts';
import { drawable } from './glyphs.ts';
import { runsOf } from './inlines.ts';
import { palette } from './palette.ts';
import { styles } from './styles.ts';

const margin = 56;

/** The document as pdfmake wants it. Every date comes from the run, so that the same run gives the same bytes. */
export function definitionOf(root: Root, view: ReportView, input: ReportInput): TDocumentDefinitions {
  const at = new Date(view.finishedAt);
  const { pageHeader, page } = frameWords[input.language];
  const running = drawable(shorten(`${view.organisation}: ${view.service}`, 60));
  const stamp = drawable(`Manifest ${shortDigest(view.manifestDigest)} · ${formatMoment(view.at, input.language)}`);
  const number = (value: number): string => formatNumber(value, input.language);
  return {
    version: '1.7',
    subset: 'PDF/A-3b',
    language: input.language === 'de' ? 'de-DE' : 'en-GB',
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: [margin, 66, margin, 62],
    info: {
      title: `${pageHeader}: ${view.organisation}, ${view.service}`,
      author: view.organisation,
      subject: view.kind,
      creator: `${view.tool.name} ${view.tool.version}`,
      producer: `${view.tool.name} ${view.tool.version}`,
      creationDate: at,
      modDate: at,
    },
    header: (current) =>
      current === 1
        ? null
        : {
            columns: [
              { text: runsOf(running), width: '*' },
              { text: pageHeader, width: 180, alignment: 'right' },
            ],
            style: 'frame',
            margin: [margin, 30, margin, 0],
          },
    footer: (current, total) => ({
      columns: [
        { text: stamp, width: '*' },
        { text: page(number(current), number(total)), alignment: 'right', width: 90 },
      ],
      style: 'frame',
      margin: [margin, 20, margin, 0],
    }),
    content: blocksOf(root.children, {
      view,
      anchor: null,
      pageBreak: false,
      bookmarks: [],
      titlePage: false,
      count: 0,
    }),
    styles,
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.2, color: palette.ink },
  };
}

const frameWords = {
  de: {
    pageHeader: 'Technische und organisatorische Maßnahmen',
    page: (current: string, total: string) => `Seite ${current} von ${total}`,
  },
  en: {
    pageHeader: 'Technical and organisational measures',
    page: (current: string, total: string) => `Page ${current} of ${total}`,
  },
} as const;
