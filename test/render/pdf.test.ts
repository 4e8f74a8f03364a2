import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { renderReport, type ReportInput } from '../../src/render/index.ts';
import { drawable } from '../../src/render/pdf/glyphs.ts';
import { breakPieces } from '../../src/render/pdf/breaks.ts';
import { hostileNames } from './hostile-names.ts';
import { deniedGap, finding } from './findings.ts';
import { everyOutcome, expectHonest, inputOf } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'nachweis-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));

const has = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined;
const poppler = has('pdftotext');
const qpdf = has('qpdf');

describe('the PDF', () => {
  test('is the same in every byte when it is rendered again', async () => {
    const [first, second] = [await renderReport(inputOf(everyOutcome())), await renderReport(inputOf(everyOutcome()))];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    expect(Buffer.from(first.subarray(0, 8)).toString('latin1')).toBe('%PDF-1.7');
  });

  test('claims PDF/A-3b and nothing about accessibility, with metadata that is well-formed XML', async () => {
    const text = Buffer.from(await renderReport(inputOf(everyOutcome()))).toString('latin1');
    expect(text).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(text).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(text).toContain('GmbH &amp; Co. KG');
    expect(text).not.toMatch(/pdfuaid|\/MarkInfo|\/StructTreeRoot/);
    expect(text).toContain('(de-DE)');
  });

  test.skipIf(!poppler)('carries the manifest, unchanged, as its source', async () => {
    const input = inputOf(everyOutcome());
    const file = await write('attached.pdf', input);
    execFileSync('pdfdetach', ['-save', '1', '-o', join(folder, 'manifest.json'), file]);
    expect(readFileSync(join(folder, 'manifest.json'))).toEqual(Buffer.from(input.manifest.bytes));
    expect(execFileSync('pdfdetach', ['-list', file], { encoding: 'utf8' })).toContain('1: manifest.json');
    expect(readFileSync(file, 'latin1')).toContain('/AFRelationship /Source');
  });

  test.skipIf(!poppler)('says every gap, every status and no word that claims too much', async () => {
    const gaps = Array.from({ length: 60 }, (_, index) => ({
      ...deniedGap,
      id: `gap-${index}`,
      operation: `service${index}:DescribeSomethingWithAQuiteLongNameNumber${index}`,
    }));
    const input = inputOf({ ...everyOutcome(), gaps: [...(everyOutcome().gaps ?? []), ...gaps] });
    const text = squeeze(textOf(await write('gaps.pdf', input)));
    for (const gap of input.assessment.gaps) expect(text).toContain(squeeze(gap.operation));
    for (const word of [
      'umgesetzt (technisch nachgewiesen)',
      'nicht geprüft',
      'nicht anwendbar',
      'Technisch nicht geprüft.',
    ]) {
      expect(text).toContain(squeeze(word));
    }
    expectHonest(textOf(join(folder, 'gaps.pdf')));
  });

  test.skipIf(!qpdf || !poppler)('is sound to other programs, with every font embedded', async () => {
    const file = await write('sound.pdf', inputOf(everyOutcome()));
    expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    );
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/yes yes yes/);
    const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    expect(info).toMatch(/PDF version: +1\.7/);
    expect(info).toContain('Müller GmbH & Co. KG');
  });

  test.skipIf(!poppler)('prints hostile names as they are', async () => {
    const findings = hostileNames.slice(0, 20).map((name, index) => {
      const one = finding('db-encrypted', 'not-met', index);
      return { ...one, subject: { ...one.subject, name, id: `id-${index}-${name}` } };
    });
    const others = hostileNames.slice(20).map((name, index) => {
      const one = finding('db-backup', 'not-met', index);
      return { ...one, subject: { ...one.subject, name, id: name } };
    });
    const text = squeeze(textOf(await write('hostile.pdf', inputOf({ findings: [...findings, ...others] }))));
    for (const name of ['<script>alert(1)</script>', '](https://evil.example)', '[U+202E]gnp.exe', 'emoji [U+1F600]']) {
      expect(text).toContain(squeeze(name));
    }
    expect(text).toContain(squeeze('(gekürzt, 5.000 Zeichen)'));
    expect(readFileSync(join(folder, 'hostile.pdf'), 'latin1')).not.toMatch(/\/URI|\/JavaScript|\/Launch/);
  });

  test('10,000 findings take seconds, and no more pages than 100', async () => {
    const few = Array.from({ length: 100 }, (_, index) =>
      finding('db-encrypted', index % 2 === 0 ? 'met' : 'not-met', index),
    );
    const many = Array.from({ length: 10_000 }, (_, index) =>
      finding('db-encrypted', index % 2 === 0 ? 'met' : 'not-met', index),
    );
    const small = await renderReport(inputOf({ findings: few }));
    const started = performance.now();
    const large = await renderReport(inputOf({ findings: many }));
    expect(performance.now() - started).toBeLessThan(3000);
    expect(pagesOf(large)).toBe(pagesOf(small));
  });

  test('no heading ends a page and no page is empty', { skip: !poppler }, async () => {
    const pages = textOf(await write('pages.pdf', inputOf(everyOutcome())))
      .split('\f')
      .slice(0, -1);
    for (const page of pages) {
      const lines = page
        .trim()
        .split('\n')
        .filter((line) => line.trim() !== '');
      expect(lines.length).toBeGreaterThan(3);
      expect(lines.at(-2)).not.toMatch(/^\d+\.\d+(\.\d+)? \p{Lu}/u);
      expect(lines.at(-2)).not.toMatch(/^\s*(Umsetzung|Abweichungen|Nicht geprüfte Elemente|Grenzen der Aussage)\s*$/);
    }
  });
});

test('what the font cannot draw is named', () => {
  expect(drawable('Größe ≥ 3 – ẞ € „ja“ ■ ●')).toBe('Größe ≥ 3 – ẞ € „ja“ ■ ●');
  expect(drawable('→ ✓ 😀 漢')).toBe('[U+2192] [U+2713] [U+1F600] [U+6F22]');
});

test.each([
  ['kurz und gut', ['kurz und gut']],
  ['Datenschutzverletzung', ['Datenschutzverletzun', 'g']],
  ['siehe arn:aws:rds:eu-central-1:1:db:x', ['siehe arn:', 'aws:', 'rds:', 'eu-', 'central-', '1:', '1:', 'db:', 'x']],
  ['GetDiscoveredResourceCounts', ['Get', 'Discovered', 'Resource', 'Counts']],
])('%j may break into %j', (text, pieces) => {
  expect(breakPieces(text)).toEqual(pieces);
});

async function write(name: string, input: ReportInput): Promise<string> {
  const file = join(folder, name);
  writeFileSync(file, await renderReport(input));
  return file;
}

function textOf(file: string): string {
  return execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
}

/** Line breaks move words apart; what counts is their characters in order of reading. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

function pagesOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
  );
}
