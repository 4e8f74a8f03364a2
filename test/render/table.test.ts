import { describe, expect, test } from 'vitest';
import { renderJson, renderTable, type TableInput } from '../../src/render/index.ts';
import { finding } from './findings.ts';
import { everyOutcome, inputOf } from './support.ts';

describe('the table in the terminal', () => {
  test('a run in which every outcome occurs, at 80 columns', () => {
    expect(renderTable(tableInput(80))).toMatchInlineSnapshot(`
      "1.1 Zugangskontrolle
        1.1.1  Mitarbeitende sind geschult                        erklärt
        1.1.2  Personen melden sich mit zweitem Faktor an         nicht anwendbar
      1.2 Verschlüsselung
        1.2.1  Datenbanken sind im Ruhezustand verschlüsselt      teilweise        2/4
      2.1 Weitergabekontrolle
        2.1.1  Endpunkte sprechen TLS                             umgesetzt        1/1
      2.2 Verfügbarkeitskontrolle
        2.2.1  Datenbanken werden täglich gesichert               unvollständig    1/2

      Abweichungen
        1.2.1 Datenbanken sind im Ruhezustand verschlüsselt: 2 von 4, davon mit
            Ausnahme: 1 (hoch)
            element-00003
            element-00004

      Was nicht ermittelt wurde
        backup:ListRecoveryPointsByResource: Dienst oder Schnittstelle nicht
            eingeschaltet (main/eu-central-1); betrifft 2.2.1
        rds:DescribeDBInstances: Zugriff verweigert (main/eu-west-1); betrifft 1.2.1
      "
    `);
  });

  test.each([40, 60, 80, 120])('no line is wider than %d columns', (width) => {
    for (const line of renderTable(tableInput(width)).split('\n'))
      expect(Array.from(line).length).toBeLessThanOrEqual(width);
  });

  test('colours come from outside and only around words', () => {
    const painted = renderTable({ ...tableInput(80), paint: (tone, text) => `<${tone}>${text}</>` });
    expect(painted).toContain('<partial>teilweise');
    expect(painted.replace(/<[a-z-]+>|<\/>/g, '').replace(/ +$/gm, '')).toBe(renderTable(tableInput(80)));
  });

  test('a name cannot send codes to the terminal', () => {
    const one = finding('db-encrypted', 'not-met', 1);
    const evil = { ...one, subject: { ...one.subject, name: '\u001b[31mred\u0007\u202e' } };
    const table = renderTable({ ...inputOf({ findings: [evil] }), width: 80, paint: (_tone, text) => text });
    expect(table).toContain('[U+001B][31mred[U+0007][U+202E]');
    // oxlint-disable-next-line no-control-regex -- the control characters are what must not occur
    expect(table).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  test('nothing to tell is told', () => {
    const table = renderTable({
      ...inputOf({ findings: [finding('db-encrypted', 'met', 1)] }),
      width: 80,
      paint: (_tone, text) => text,
    });
    expect(table).toContain('Abweichungen: keine.');
    expect(table).toContain('Was nicht ermittelt wurde: keine Lücken.');
    expect(table).toContain('nicht geprüft');
  });

  test('English', () => {
    expect(renderTable({ ...tableInput(80), language: 'en' })).toContain('not applicable');
  });
});

test('the JSON document is the assessment with the folder of the run', () => {
  const { assessment } = inputOf(everyOutcome());
  const text = renderJson(assessment, 'nachweis-runs/2026-11-25T060000Z');
  expect(JSON.parse(text)).toEqual({ ...assessment, folder: 'nachweis-runs/2026-11-25T060000Z' });
  expect(text.endsWith('}\n')).toBe(true);
});

function tableInput(width: number): TableInput {
  return { ...inputOf(everyOutcome()), width, paint: (_tone, text) => text };
}
