import type { DpfState, JudgedDpfEntry } from '../../model/dpf.ts';
import type { Language } from '../../model/text.ts';
import { cleanText } from '../text/clean.ts';
import type { ViewContext } from './context.ts';

type OperatorWords = {
  readonly subject: string;
  readonly entry: string;
  readonly data: Readonly<Record<'hr' | 'non-hr', string>>;
  readonly checked: string;
  readonly until: string;
  readonly state: Readonly<Record<DpfState, string>>;
};

const operatorWords: Readonly<Record<Language, OperatorWords>> = {
  de: {
    subject: 'Betreiber unterliegt dem Recht von',
    entry: 'DPF-Eintrag',
    data: { hr: 'Beschäftigtendaten', 'non-hr': 'andere Daten' },
    checked: 'nachgesehen am',
    until: 'zertifiziert bis',
    state: {
      counts: 'berücksichtigt',
      'certification-ended': 'nicht berücksichtigt, Zertifizierung abgelaufen',
      'look-up-too-old': 'nicht berücksichtigt, zu lange nicht nachgesehen',
      'look-up-in-the-future': 'nicht berücksichtigt, Tag der Einsicht liegt in der Zukunft',
    },
  },
  en: {
    subject: 'operator is subject to the law of',
    entry: 'DPF entry',
    data: { hr: 'HR data', 'non-hr': 'other data' },
    checked: 'looked up on',
    until: 'certified until',
    state: {
      counts: 'taken into account',
      'certification-ended': 'not taken into account, certification ended',
      'look-up-too-old': 'not taken into account, looked up too long ago',
      'look-up-in-the-future': 'not taken into account, day of the look-up lies in the future',
    },
  },
};

/** „Betreiber unterliegt dem Recht von: USA“ */
export function jurisdictionText({ input: { language } }: ViewContext, country: string): string {
  return `${operatorWords[language].subject}: ${country}`;
}

/** „DPF-Eintrag: Amazon Web Services, Inc.“ */
export function dpfEntityText({ input: { language } }: ViewContext, entity: string): string {
  return `${operatorWords[language].entry}: ${cleanText(entity)}`;
}

/** An entry of nachweis.yaml with what it covers, and whether it was taken into account. */
export function dpfEntryText(context: ViewContext, entry: JudgedDpfEntry): string {
  const words = operatorWords[context.input.language];
  const facts = [
    entry.data.map((kind) => words.data[kind]).join(', '),
    `${words.checked} ${context.day(entry.checked)}`,
    `${words.until} ${context.day(entry.nextCertification)}`,
    words.state[entry.state],
  ];
  return `${entry.provider}: ${dpfEntityText(context, entry.entity)} (${facts.join('; ')})`;
}
