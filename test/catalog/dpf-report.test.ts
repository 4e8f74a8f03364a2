import { expect, test } from 'vitest';
import { judgeDpf } from '../../src/catalog/index.ts';
import { languages } from '../../src/model/text.ts';
import { contextOf } from '../../src/render/view/context.ts';
import { factTable } from '../../src/render/view/facts.ts';
import { valueText } from '../../src/render/view/values.ts';
import { inputOf } from '../render/support.ts';

const dpf = judgeDpf(
  ['2026-11-20', '2026-01-01'].map((checked, index) => ({
    provider: ['aws', 'gcp'][index] ?? '',
    entity: 'Example, Inc.',
    data: ['non-hr'] as const,
    checked,
    nextCertification: '2027-08-01',
  })),
  new Date('2026-11-25T06:00:00Z'),
  90,
);

test.each(languages)('the report names every entry and whether it was taken into account (%s)', (language) => {
  const input = inputOf();
  const { run } = input.assessment;
  const context = contextOf({ ...input, language, assessment: { ...input.assessment, run: { ...run, dpf } } });
  expect(
    factTable(context)
      .rows.map(([, cell]) => cell?.note ?? '')
      .find((note) => note.includes('Example')),
  ).toBe(
    language === 'de'
      ? 'aws: DPF-Eintrag: Example, Inc. (andere Daten; nachgesehen am 20.11.2026; zertifiziert bis 01.08.2027; berücksichtigt); ' +
          'gcp: DPF-Eintrag: Example, Inc. (andere Daten; nachgesehen am 01.01.2026; zertifiziert bis 01.08.2027; nicht berücksichtigt, zu lange nicht nachgesehen)'
      : 'aws: DPF entry: Example, Inc. (other data; looked up on 20 November 2026; certified until 1 August 2027; taken into account); ' +
          'gcp: DPF entry: Example, Inc. (other data; looked up on 1 January 2026; certified until 1 August 2027; not taken into account, looked up too long ago)',
  );
});

test('a place says whose law its operator is subject to, beside the verdict', () => {
  const context = contextOf(inputOf());
  const place = { code: 'eu-central-1', country: 'DE', verdict: 'eu-eea', jurisdiction: 'US' } as const;
  expect(valueText(context, place)).toContain('EU/EWR; Betreiber unterliegt dem Recht von: Vereinigte Staaten');
  const listed = {
    code: 'us-east-1',
    country: 'US',
    verdict: 'adequate',
    jurisdiction: 'US',
    dpf: 'Example, Inc.',
  } as const;
  expect(valueText(context, listed)).toContain('Angemessenheitsbeschluss; DPF-Eintrag: Example, Inc.; Betreiber');
  const { jurisdiction: _, ...unknown } = place;
  expect(valueText(context, unknown)).not.toContain('Betreiber');
});
