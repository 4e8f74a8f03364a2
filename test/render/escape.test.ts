import type { Paragraph, Root } from 'mdast';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../src/render/markdown.ts';
import { toString } from '../../src/render/pdf/plain.ts';
import { cleanName, cleanText } from '../../src/render/text/clean.ts';
import { escapeMarkdown } from '../../src/render/text/escape.ts';
import { hostileNames } from './hostile-names.ts';

describe('escapeMarkdown', () => {
  test.each(hostileNames)('shows %j as it is, wherever it stands', (name) => {
    const shown = cleanText(name).trim();
    expect(textOf(`${escapeMarkdown(name)}`)).toBe(shown);
    expect(textOf(`Vorher ${escapeMarkdown(name)} nachher`)).toBe(`Vorher ${shown} nachher`);
    expect(textOf(`(${escapeMarkdown(name)})`)).toBe(`(${shown})`);
    expect(textOf(`„${escapeMarkdown(name)}“, gut`)).toBe(`„${shown}“, gut`);
  });

  test('survives random mixtures of everything that Markdown knows', () => {
    const alphabet = [
      '*',
      '_',
      '`',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '#',
      '-',
      '+',
      '.',
      '1',
      '!',
      '|',
      '~',
      ':',
      '&',
      ';',
      '\\',
      '@',
      '{',
      '}',
      '"',
      ' ',
      'a',
      'www.',
      'http://',
      '\n',
      '=',
      '$',
      '^',
      '/',
    ];
    let seed = 42;
    for (let round = 0; round < 3000; round += 1) {
      let name = 'x';
      for (let length = 0; length < 12; length += 1) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        name += alphabet[Math.floor((seed / 2147483648) * alphabet.length)] ?? '';
      }
      const shown = cleanText(name).trim().replace(/\s+/g, ' ');
      expect(textOf(`(${escapeMarkdown(name)})`).replace(/\s+/g, ' ')).toBe(`(${shown})`);
      expect(textOf(escapeMarkdown(name.slice(1))).replace(/\s+/g, ' ')).toBe(
        cleanText(name.slice(1)).trim().replace(/\s+/g, ' '),
      );
    }
  });

  test('leaves dates, companies and law readable', () => {
    for (const text of ['25.11.2026', 'Müller GmbH & Co. KG', 'Art. 32 Abs. 1 lit. b DSGVO', '1.112']) {
      expect(escapeMarkdown(text)).toBe(text);
    }
  });
});

describe('cleanText', () => {
  test.each([
    ['a\u202eb', 'a[U+202E]b'],
    ['a\u200bb', 'a[U+200B]b'],
    ['a\u0000b', 'a[U+0000]b'],
    ['a\r\n\tb', 'a b'],
    ['Größe – „ja“', 'Größe – „ja“'],
  ])('%j becomes %j', (raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });

  test('a long name is cut, and says how long it was', () => {
    const name = cleanName('x'.repeat(5000), (length) => `… (${length})`);
    expect(name).toBe(`${'x'.repeat(160)}… (5000)`);
  });
});

/** The text of the only block; a second block or another kind of block means that markup got through. */
function textOf(markdown: string): string {
  const root: Root = parseMarkdown(markdown);
  if (root.children.length === 0) return '';
  expect(root.children.map((child) => child.type)).toEqual(['paragraph']);
  const paragraph = root.children[0] as Paragraph;
  for (const child of paragraph.children) expect(['text', 'link']).toContain(child.type);
  return toString(paragraph);
}
