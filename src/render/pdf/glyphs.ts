import { createRequire } from 'node:module';
import fonts from 'pdfmake/fonts/Roboto.js';
import { codePointOf } from '../text/clean.ts';

type FontReader = {
  provideFont: (
    family: string,
    bold: boolean,
    italics: boolean,
  ) => { readonly font: { readonly characterSet: readonly number[] } };
};

// A module inside pdfmake that has no types and no import of its own: required, so that every loader sees the same shape.
const { default: PdfDocument } = createRequire(import.meta.url)('pdfmake/js/PDFDocument.js') as {
  readonly default: new (...parts: readonly object[]) => FontReader;
};

let known: ReadonlySet<number> | null = null;

/**
 * Replaces every character that the font cannot draw by its code point, for example [U+1F600]. A missing glyph would be
 * an empty box, which tells the reader nothing and which PDF/A forbids.
 */
export function drawable(text: string): string {
  known ??= coveredCodePoints();
  const covered = known;
  return text.replace(/[^\n -~]/gu, (character) =>
    covered.has(character.codePointAt(0) ?? 0) ? character : codePointOf(character),
  );
}

/** What all four faces can draw, so that a word does not change when it is set bold. */
function coveredCodePoints(): ReadonlySet<number> {
  const document = new PdfDocument(fonts, {}, {}, {}, { autoFirstPage: false, font: null });
  const faces = [false, true].flatMap((bold) =>
    [false, true].map((italics) => new Set(document.provideFont('Roboto', bold, italics).font.characterSet)),
  );
  return faces.reduce((common, face) => new Set([...common].filter((code) => face.has(code))));
}
