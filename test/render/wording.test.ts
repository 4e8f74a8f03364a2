import { describe, expect, test } from 'vitest';
import { resourceTypes } from '../../src/ontology/resource.ts';
import { formatDay, formatMoment, formatNumber } from '../../src/render/text/format.ts';
import { nounOf } from '../../src/render/text/noun.ts';
import { wordsOf } from '../../src/render/words/index.ts';

describe('numbers and dates', () => {
  test.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [1112, '1.112', '1,112'],
    [1234567, '1.234.567', '1,234,567'],
    [0.95, '0,95', '0.95'],
    [-5, '−5', '−5'],
  ])('%d', (value, german, english) => {
    expect(formatNumber(value, 'de')).toBe(german);
    expect(formatNumber(value, 'en')).toBe(english);
  });

  test('days and moments', () => {
    expect(formatDay('2026-11-25', 'de')).toBe('25.11.2026');
    expect(formatDay('2026-11-05', 'en')).toBe('5 November 2026');
    expect(formatMoment('2026-11-25T06:00:12.345Z', 'de')).toBe('25.11.2026, 06:00 UTC');
    expect(formatMoment('2026-11-25', 'de')).toBe('25.11.2026');
    expect(formatMoment('2026-11-25T06:00:00+02:00', 'de')).toBe('25.11.2026');
    expect(formatDay('soon', 'de')).toBe('soon');
  });
});

test('every resource type is declined as German asks for it', () => {
  const words = wordsOf('de');
  const table = Object.fromEntries(
    resourceTypes.map((type) => {
      const noun = nounOf([type], 'de', words);
      return [type, `1 ${noun.singular}, 2 ${noun.plural}, von 1 ${noun.ofOne}, von 2 ${noun.ofMany}`];
    }),
  );
  expect(table).toMatchInlineSnapshot(`
    {
      "access-grant": "1 Berechtigung, 2 Berechtigungen, von 1 Berechtigung, von 2 Berechtigungen",
      "account": "1 Konto, 2 Konten, von 1 Konto, von 2 Konten",
      "backup-plan": "1 Sicherungsplan, 2 Sicherungspläne, von 1 Sicherungsplan, von 2 Sicherungsplänen",
      "block-volume": "1 Datenträger, 2 Datenträger, von 1 Datenträger, von 2 Datenträgern",
      "cluster": "1 Cluster, 2 Cluster, von 1 Cluster, von 2 Clustern",
      "database": "1 Datenbank, 2 Datenbanken, von 1 Datenbank, von 2 Datenbanken",
      "endpoint": "1 Endpunkt, 2 Endpunkte, von 1 Endpunkt, von 2 Endpunkten",
      "key": "1 Schlüssel, 2 Schlüssel, von 1 Schlüssel, von 2 Schlüsseln",
      "namespace": "1 Namensraum, 2 Namensräume, von 1 Namensraum, von 2 Namensräumen",
      "network-policy": "1 Netzregel, 2 Netzregeln, von 1 Netzregel, von 2 Netzregeln",
      "node": "1 Knoten, 2 Knoten, von 1 Knoten, von 2 Knoten",
      "object-store": "1 Objektspeicher, 2 Objektspeicher, von 1 Objektspeicher, von 2 Objektspeichern",
      "persistent-volume": "1 persistenter Datenträger, 2 persistente Datenträger, von 1 persistentem Datenträger, von 2 persistenten Datenträgern",
      "recovery-point": "1 Wiederherstellungspunkt, 2 Wiederherstellungspunkte, von 1 Wiederherstellungspunkt, von 2 Wiederherstellungspunkten",
      "user": "1 Benutzerkonto, 2 Benutzerkonten, von 1 Benutzerkonto, von 2 Benutzerkonten",
      "workload": "1 Anwendung, 2 Anwendungen, von 1 Anwendung, von 2 Anwendungen",
    }
  `);
  expect(nounOf(['database', 'object-store'], 'de', words).ofMany).toBe('Elementen');
});
