import { expect, test } from 'vitest';
import { groupCitations } from '../../src/render/text/citations.ts';

test.each<{ citations: string[]; groups: string[][] }>([
  { citations: [], groups: [] },
  { citations: ['C5:2020 IDM-08', 'C5:2020 IDM-09'], groups: [['C5:2020 IDM-08', 'IDM-09']] },
  {
    citations: ['C5:2020 IDM-08', 'ISO/IEC 27001:2022 A.8.22', 'ISO/IEC 27001:2022 A.8.23'],
    groups: [['C5:2020 IDM-08'], ['ISO/IEC 27001:2022 A.8.22', 'A.8.23']],
  },
  {
    citations: ['Art. 32 Abs. 1 lit. a DSGVO', 'Art. 32 Abs. 1 lit. b DSGVO'],
    groups: [['Art. 32 Abs. 1 lit. a DSGVO'], ['Art. 32 Abs. 1 lit. b DSGVO']],
  },
  { citations: ['Beispiel'], groups: [['Beispiel']] },
])('citations of one source stand together: $citations', ({ citations, groups }) => {
  expect(groupCitations(citations)).toEqual(groups);
});
