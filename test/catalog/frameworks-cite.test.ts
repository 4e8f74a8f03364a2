import { expect, test } from 'vitest';
import { citeTogether } from '../../src/catalog/cite.ts';
import { createCite, loadCatalog } from '../../src/catalog/index.ts';
import type { Framework } from '../../src/model/catalog.ts';

const catalog = loadCatalog();
const cite = createCite(catalog);

test.each([
  ['bdsg', 'BDSG.64.3.4', '§ 64 Abs. 3 Satz 1 Nr. 4 BDSG', 'Section 64(3), first sentence, no. 4 BDSG'],
  ['bdsg', 'BDSG.64.3.14', '§ 64 Abs. 3 Satz 1 Nr. 14 BDSG', 'Section 64(3), first sentence, no. 14 BDSG'],
  ['bdsg', 'BDSG.22.2.10', '§ 22 Abs. 2 Satz 2 Nr. 10 BDSG', 'Section 22(2), second sentence, no. 10 BDSG'],
  ['iso27001-2022', 'C.9.2', 'ISO/IEC 27001:2022, Abschnitt 9.2', 'ISO/IEC 27001:2022, clause 9.2'],
  ['iso27001-2022', 'C.4', 'ISO/IEC 27001:2022, Abschnitt 4', 'ISO/IEC 27001:2022, clause 4'],
  ['iso27001-2022', '8.1', 'ISO/IEC 27001:2022 A.8.1', 'ISO/IEC 27001:2022 A.8.1'],
  ['iso27017-2015', '12.4.3', 'ISO/IEC 27017:2015 12.4.3', 'ISO/IEC 27017:2015 12.4.3'],
  ['bsi-c5-2020', 'BC-01', 'C5:2020 BC-01', 'C5:2020 BC-01'],
  ['bsi-c5-2026', 'CRY-03', 'C5:2026 CRY-03', 'C5:2026 CRY-03'],
  ['sdm', 'SDM.verfuegbarkeit', 'SDM, Gewährleistungsziel Verfügbarkeit', 'SDM, protection goal Availability'],
  ['sdm', 'SDM-B51', 'SDM, Baustein 51', 'SDM, module 51'],
  ['sdm', 'M51.S05', 'SDM, Maßnahme M51.S05', 'SDM, measure M51.S05'],
  [
    'eu-scc',
    'SCC.07',
    'Durchführungsbeschluss (EU) 2021/915, Anhang III, Beispiel 7',
    'Implementing Decision (EU) 2021/915, Annex III, example 7',
  ],
])('%s %s is cited as %s', (framework, control, german, english) => {
  expect(cite(framework, control, 'de')).toBe(german);
  expect(cite(framework, control, 'en')).toBe(english);
});

test.each([
  ['bdsg', ['BDSG.64.3.2', 'BDSG.64.3.3', 'BDSG.64.3.8'], '§ 64 Abs. 3 Satz 1 Nr. 2, 3, 8 BDSG'],
  ['bdsg', ['BDSG.64.3.2', 'BDSG.22.2.7'], '§ 64 Abs. 3 Satz 1 Nr. 2 BDSG, § 22 Abs. 2 Satz 2 Nr. 7 BDSG'],
  ['sdm', ['SDM.verfuegbarkeit', 'SDM.integritaet'], 'SDM, Gewährleistungsziel Verfügbarkeit, Integrität'],
  ['gdpr', ['Art.32(1)(b)', 'Art.4(5)'], 'Art. 32 Abs. 1 lit. b, Art. 4 Nr. 5 DSGVO'],
])('several of %s are cited together', (id, controls, german) => {
  const framework = catalog.frameworks.find((candidate) => candidate.id === id);
  expect(framework && citeTogether(framework, controls).de).toBe(german);
});

test('no two controls are cited alike, and no template shows through', () => {
  for (const language of ['de', 'en'] as const) {
    const citations = catalog.frameworks.flatMap(({ id, controls }) =>
      controls.map((control) => cite(id, control.id, language)),
    );
    expect(new Set(citations).size).toBe(citations.length);
    expect(citations.filter((citation) => /[{}]|BDSG\.|SCC\.|SDM\./.test(citation))).toEqual([]);
  }
});

test('the longest prefix counts, and a text with signs of its own stays a text', () => {
  const framework: Framework = {
    id: 'house',
    name: { de: 'Haus', en: 'House' },
    citation: { de: 'H {id}', en: 'H {id}' },
    prefixes: [
      { prefix: 'A.', citation: { de: 'Kurz {id}', en: 'Short {id}' } },
      { prefix: 'A.B.', citation: { de: 'Lang {title}', en: 'Long {title}' } },
    ],
    controls: [{ id: 'A.B.1', title: { de: 'Preis $& {id}', en: 'Price' } }],
  };
  const own = createCite({ frameworks: [framework] });
  expect(own('house', 'A.1', 'de')).toBe('Kurz 1');
  expect(own('house', 'A.B.1', 'de')).toBe('Lang Preis $& {id}');
  expect(own('house', 'A.B.2', 'de')).toBe('Lang 2');
});
