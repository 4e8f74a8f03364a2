import { expect, test } from 'vitest';
import { createCite, loadCatalog } from '../../src/catalog/index.ts';

const cite = createCite(loadCatalog());

test.each([
  ['gdpr', 'Art.32(1)(b)', 'Art. 32 Abs. 1 lit. b DSGVO', 'Art. 32(1)(b) GDPR'],
  ['gdpr', 'Art.32(4)', 'Art. 32 Abs. 4 DSGVO', 'Art. 32(4) GDPR'],
  ['gdpr', 'Art.44', 'Art. 44 DSGVO', 'Art. 44 GDPR'],
  ['gdpr', 'Art.4(5)', 'Art. 4 Nr. 5 DSGVO', 'Art. 4(5) GDPR'],
  ['gdpr', 'Art.28(3)(a)', 'Art. 28 Abs. 3 lit. a DSGVO', 'Art. 28(3)(a) GDPR'],
  ['iso27001-2022', '8.24', 'ISO/IEC 27001:2022 A.8.24', 'ISO/IEC 27001:2022 A.8.24'],
  ['iso27017-2015', 'CLD.9.5.1', 'ISO/IEC 27017:2015 CLD.9.5.1', 'ISO/IEC 27017:2015 CLD.9.5.1'],
  ['iso27018-2019', 'A.11.6', 'ISO/IEC 27018:2019 A.11.6', 'ISO/IEC 27018:2019 A.11.6'],
  ['bsi-c5-2020', 'CRY-03', 'C5:2020 CRY-03', 'C5:2020 CRY-03'],
  ['bsi-grundschutz-2023', 'OPS.2.2.A17', 'IT-Grundschutz 2023 OPS.2.2.A17', 'IT-Grundschutz 2023 OPS.2.2.A17'],
  ['house', '$&', 'house $&', 'house $&'],
])('%s %s is cited as %s', (framework, control, german, english) => {
  expect(cite(framework, control, 'de')).toBe(german);
  expect(cite(framework, control, 'en')).toBe(english);
});

test('every provision of the GDPR is spelt out', () => {
  const law = loadCatalog().frameworks.find(({ id }) => id === 'gdpr');
  for (const { id } of law?.controls ?? []) {
    expect(cite('gdpr', id, 'de')).toMatch(/^Art\. \d+( (Abs|Nr)\. \d+)?( lit\. [a-z])? DSGVO$/);
  }
});
