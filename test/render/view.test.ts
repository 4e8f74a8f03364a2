import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { viewOf } from '../../src/render/view/index.ts';
import { renderMarkdown } from '../../src/render/index.ts';
import { coverage, deniedGap, finding, scopeFinding, statementFinding } from './findings.ts';
import { everyOutcome, expectHonest, inputOf } from './support.ts';

describe('status words', () => {
  const met = finding('db-encrypted', 'met', 1);
  const notMet = finding('db-encrypted', 'not-met', 2);
  const unknown = finding('db-encrypted', 'not-determined', 3, { gaps: [deniedGap.id] });
  const open = scopeFinding('db-encrypted', 'not-determined', [deniedGap.id]);
  const stale = finding('db-encrypted', 'stale', 4);

  test.each<[string, Finding[], string]>([
    ['all met', [met], 'umgesetzt (technisch nachgewiesen)'],
    ['some met', [met, notMet], 'teilweise umgesetzt'],
    ['none met', [notMet], 'nicht umgesetzt'],
    ['a deviation outweighs what is unknown', [notMet, unknown], 'nicht umgesetzt'],
    ['met and unknown', [met, unknown], 'nicht vollständig geprüft (Zugriff verweigert)'],
    ['met, and a scope that was not read', [met, open], 'nicht vollständig geprüft (Zugriff verweigert)'],
    ['only unknown', [unknown], 'nicht geprüft (Zugriff verweigert)'],
    ['only a scope that was not read', [open], 'nicht geprüft (Zugriff verweigert)'],
    ['only stale', [stale], 'nicht geprüft (Nachweis veraltet)'],
    ['met and stale', [met, stale], 'nicht vollständig geprüft (Nachweis veraltet)'],
    [
      'nothing there',
      [scopeFinding('db-encrypted', 'not-applicable', [])],
      'nicht anwendbar (kein Element dieser Art im Geltungsbereich)',
    ],
    ['no finding at all', [], 'nicht geprüft (kein Einzelbefund)'],
  ])('%s', (_name, findings, word) => {
    expect(statusOf('db-encrypted', findings)).toBe(word);
  });

  test.each<[string, Finding[], string]>([
    ['valid', [statementFinding('training', 'declared')], 'umgesetzt (erklärt, technisch nicht geprüft)'],
    ['expired', [statementFinding('training', 'stale')], 'nicht geprüft (Erklärung abgelaufen)'],
    ['missing', [statementFinding('training', 'not-determined')], 'nicht geprüft (keine Erklärung hinterlegt)'],
    ['not enough', [statementFinding('training', 'not-met')], 'nicht umgesetzt'],
  ])('a statement that is %s', (_name, findings, word) => {
    expect(statusOf('training', findings)).toBe(word);
  });
});

describe('sentences agree with their numbers', () => {
  test.each<[number, number, string]>([
    [1, 0, '1 von 1 Datenbank entspricht der Vorgabe (Stand'],
    [3, 0, '3 von 3 Datenbanken entsprechen der Vorgabe (Stand'],
    [1, 1, '1 von 2 Datenbanken entspricht der Vorgabe, 1 weicht ab (Stand'],
    [0, 2, '0 von 2 Datenbanken entsprechen der Vorgabe, 2 weichen ab (Stand'],
    [1200, 34, '1.200 von 1.234 Datenbanken entsprechen der Vorgabe, 34 weichen ab (Stand'],
  ])('%d met and %d not met', (good, bad, sentence) => {
    const findings = [
      ...Array.from({ length: good }, (_, index) => finding('db-encrypted', 'met', index)),
      ...Array.from({ length: bad }, (_, index) => finding('db-encrypted', 'not-met', good + index)),
    ];
    expect(renderMarkdown(inputOf({ findings }))).toContain(sentence);
  });
});

describe('what a reader must be able to rely on', () => {
  test('findings of another run are refused', () => {
    const input = inputOf(everyOutcome());
    const other = { ...input, findingsOf: () => [] };
    expect(() => viewOf(other)).toThrow('findings.ndjson has 0');
  });

  test('a check that the catalogue lost is refused', () => {
    const input = inputOf(everyOutcome());
    const catalog = { ...input.catalog, checks: input.catalog.checks.slice(1) };
    const view = () => viewOf({ ...input, catalog, findingsOf: input.findingsOf });
    expect(view).toThrow('which the catalogue does not have');
  });

  test('a check that names no known section is told in a chapter of its own', () => {
    const input = inputOf(everyOutcome());
    const catalog = { ...input.catalog, chapters: input.catalog.chapters.slice(1) };
    const markdown = renderMarkdown({ ...input, catalog });
    expect(markdown).toContain('Weitere Prüfungen');
    expect(markdown).toContain('Mitarbeitende sind geschult');
  });

  test('deviations are shown up to twenty, the rest is counted', () => {
    const findings = Array.from({ length: 200 }, (_, index) => finding('db-encrypted', 'not-met', index));
    const input = inputOf({ findings });
    expect(viewOf(input).tables['deviations/db-encrypted']?.rows).toHaveLength(20);
    expect(renderMarkdown(input)).toContain('… und 180 weitere (findings.ndjson)');
  });

  test('completeness is claimed only where every listing has a witness that agrees', () => {
    const witness = { operation: 'config:GetDiscoveredResourceCounts', count: 3, agrees: true };
    const state = (...list: Parameters<typeof coverage>[3][]): string | undefined => {
      const entries = list.map((one, index) => coverage(`rds:Operation${index}`, ['database'], 3, one));
      const view = viewOf(inputOf({ findings: [finding('db-encrypted', 'met', 1)], coverage: entries }));
      return checksOf(view).find((check) => check.id === 'db-encrypted')?.witness.state;
    };
    expect(state()).toBe('no-source');
    expect(state(witness)).toBe('shown');
    expect(state(null)).toBe('not-shown');
    expect(state(witness, null)).toBe('partly');
    expect(state({ ...witness, count: 4, agrees: false })).toBe('contradicted');
    expect(state(witness, { ...witness, count: 4, agrees: false })).toBe('contradicted');
  });

  test('a single answer needs no witness and takes none away', () => {
    const answer = { ...coverage('config:GetDiscoveredResourceCounts', ['database'], 3), kind: 'answer' as const };
    const witness = { operation: answer.operation, count: 3, agrees: true };
    const state = (...entries: ReturnType<typeof coverage>[]): string | undefined => {
      const view = viewOf(inputOf({ findings: [finding('db-encrypted', 'met', 1)], coverage: entries }));
      expect(view.tables['coverage']?.rows.flat().map(({ text }) => text)).toContain('entfällt');
      return checksOf(view).find((check) => check.id === 'db-encrypted')?.witness.state;
    };
    expect(state(answer)).toBe('not-due');
    expect(state(answer, coverage('rds:DescribeDBInstances', ['database'], 3, witness))).toBe('shown');
    expect(state(answer, coverage('rds:DescribeDBInstances', ['database'], 3))).toBe('not-shown');
  });

  test('messages of a source are not quoted, and gaps that differ only in them are one row', () => {
    const other = { ...deniedGap, id: 'other', scope: 'eu-north-1', message: 'It was denied otherwise.' };
    const input = inputOf({ findings: [], gaps: [deniedGap, other] });
    const markdown = renderMarkdown(input);
    expect(markdown).not.toContain(deniedGap.message);
    expect(markdown).not.toContain(other.message);
    expect(viewOf(input).tables['gaps']?.rows).toHaveLength(1);
  });

  test('the threshold is the value of the protection need that the rules were given', () => {
    const markdown = renderMarkdown(inputOf({ ...everyOutcome(), run: { protection: 'very-high' } }));
    expect(markdown).toContain('`backup.max_age_hours` = 1. Grundlage: täglich mit Spielraum. Festgelegt durch: ISB.');
  });

  test('elements without a data class are counted in one line', () => {
    const gap = { ...deniedGap, id: 'untagged', source: 'nachweis', operation: 'tag data-class' };
    const findings = [1, 2].map((index) => finding('db-encrypted', 'not-determined', index, { gaps: ['untagged'] }));
    const markdown = renderMarkdown(inputOf({ findings, gaps: [gap] }));
    expect(markdown).toContain('Bei 2 Einzelbefunden ist nicht gekennzeichnet');
  });

  test('a run in which nothing could be determined says nothing good', () => {
    const findings = inputOf().catalog.checks.map((check) =>
      check.kind === 'statement'
        ? statementFinding(check.id, 'not-determined')
        : scopeFinding(check.id, 'not-determined', [deniedGap.id]),
    );
    const markdown = renderMarkdown(inputOf({ findings, gaps: [deniedGap] }));
    expect(markdown).toContain('**Keine der 5 Prüfungen hat ein vollständiges Ergebnis.**');
    expect(markdown).not.toMatch(/:status\[(teilweise )?umgesetzt/);
    expectHonest(markdown);
  });

  test('an empty catalogue and an empty run are a report that says so', () => {
    const input = inputOf({ run: { targets: [] } });
    const empty = { ...input.assessment, checks: [], controls: [], sections: [] };
    const markdown = renderMarkdown({ ...input, assessment: empty });
    expect(markdown).toContain('Es wurde keine Prüfung ausgewertet.');
    expect(markdown).toContain('Es war kein Ziel angegeben.');
    expect(markdown).toContain('Es liegen keine Erklärungen vor.');
    expectHonest(markdown);
  });
});

function statusOf(check: string, findings: Finding[]): string | undefined {
  const view = viewOf(inputOf({ findings, gaps: [deniedGap] }));
  return checksOf(view).find((candidate) => candidate.id === check)?.status.text;
}

function checksOf(view: ReturnType<typeof viewOf>) {
  return view.chapters.flatMap((chapter) => chapter.sections.flatMap((section) => section.checks));
}
