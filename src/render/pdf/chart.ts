import type { Content } from 'pdfmake/interfaces.js';
import type { ChartView } from '../view/types.ts';
import { runsOf } from './inlines.ts';
import { palette, statusColours } from './palette.ts';

const width = 483;
const height = 16;

/** One bar made of coloured parts, and below it the same in words: the picture says nothing that the text does not. */
export function chartOf(view: ChartView): Content {
  if (view.total === 0) return { text: runsOf(view.alternative) };
  let x = 0;
  const parts = view.parts.map((part) => {
    const share = (width * part.value) / view.total;
    const rectangle = `<rect x="${fixed(x)}" y="0" width="${fixed(Math.max(share - 1.5, 0.5))}" height="${height}" fill="${statusColours[part.status].strong}"/>`;
    x += share;
    return rectangle;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;
  return {
    stack: [
      { svg, width },
      { text: runsOf(view.alternative, { fontSize: 8, color: palette.quiet }), margin: [0, 4, 0, 0] },
    ],
    unbreakable: true,
    margin: [0, 6, 0, 10],
  };
}

function fixed(value: number): string {
  return value.toFixed(2);
}
