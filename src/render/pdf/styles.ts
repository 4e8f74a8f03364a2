import type { StyleDictionary } from 'pdfmake/interfaces.js';
import { palette } from './palette.ts';

/** Styles by name. Sizes step clearly, so that the order of headings shows without counting numbers. */
export const styles: StyleDictionary = {
  title: { fontSize: 11, color: palette.quiet },
  heading1: { fontSize: 19, bold: true, color: palette.accent, margin: [0, 18, 0, 8] },
  heading2: { fontSize: 13.5, bold: true, color: palette.accent, margin: [0, 12, 0, 5] },
  heading3: { fontSize: 10.5, bold: true, color: palette.ink, margin: [0, 12, 0, 5] },
  frame: { fontSize: 7.5, color: palette.quiet },
  contentsTitle: { fontSize: 19, bold: true, color: palette.accent, margin: [0, 4, 0, 6] },
  contents1: { bold: true, fontSize: 9, lineHeight: 1.05 },
  contents2: { color: palette.ink, fontSize: 9, lineHeight: 1.05 },
  contentsNumber: { color: palette.quiet, fontSize: 9, lineHeight: 1.05 },
};
