import type { Content, ContentText, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import type { Cell, Column, TableView } from '../view/types.ts';
import { runsOf } from './inlines.ts';
import { palette, statusColours } from './palette.ts';

/** Tables up to this length are kept on one page. */
const shortTable = 6;

/** A table whose head repeats on every page and whose rows do not break. */
export function tableOf(view: TableView): Content {
  const head = view.columns.map((column): TableCell => ({
    ...text(runsOf(column.title, { bold: true, color: palette.accent })),
    ...aligned(column),
    fillColor: palette.head,
  }));
  const rows = view.rows.map((row) => row.map((cell, index) => cellOf(cell, view.columns[index])));
  const body = view.header ? [head, ...rows] : rows;
  if (body.length === 0) return { text: '' };
  const table: Content = {
    table: {
      headerRows: view.header ? 1 : 0,
      ...(view.header && rows.length > 0 ? { keepWithHeaderRows: 1 } : {}),
      dontBreakRows: true,
      widths: view.columns.map((column) => column.width),
      ...(view.rowHeight === undefined
        ? {}
        : { heights: (row: number) => (row === 0 && view.header ? 'auto' : (view.rowHeight ?? 'auto')) }),
      body,
    },
    layout,
    fontSize: 8,
    margin: [0, 4, 0, 10],
  };
  return rows.length <= shortTable ? { stack: [table], unbreakable: true } : table;
}

function cellOf(cell: Cell, column: Column | undefined): TableCell {
  const main = mainText(cell);
  const place = column === undefined ? {} : aligned(column);
  if (cell.note === undefined || cell.note === '') return { ...text(main), ...place };
  return {
    stack: [text(main), { ...text(runsOf(cell.note, { fontSize: 7, color: palette.quiet })), margin: [0, 1, 0, 0] }],
    ...place,
  };
}

function mainText(cell: Cell): ContentText[] {
  const link = cell.link === undefined ? {} : { linkToDestination: cell.link, color: palette.accent };
  switch (cell.kind) {
    case 'text':
    case 'number':
      return runsOf(cell.text, link);
    case 'code':
      return runsOf(cell.text, { color: palette.accent });
    case 'strong':
      return runsOf(cell.text, { bold: true, ...link });
    case 'status': {
      const colour = cell.status === undefined ? palette.quiet : statusColours[cell.status].strong;
      return [{ text: '■ ', color: colour }, ...runsOf(cell.text)];
    }
  }
}

function text(runs: ContentText[]): ContentText {
  return { text: runs, lineHeight: 1.1 };
}

function aligned(column: Column): { alignment?: 'right' } {
  return column.align === 'right' ? { alignment: 'right' } : {};
}

/** Horizontal hairlines only. */
const layout: CustomTableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => palette.line,
  paddingLeft: () => 4,
  paddingRight: () => 4,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};
