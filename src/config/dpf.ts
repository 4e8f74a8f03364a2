import type { ReadDocument } from '../documents.ts';
import type { Fault } from '../errors.ts';
import type { DpfEntry } from '../model/dpf.ts';
import type { ConfigDocument } from './document.ts';

export function normaliseDpf({ locations }: ConfigDocument): DpfEntry[] {
  return (locations?.dpf ?? []).map(({ 'next-certification': nextCertification, ...entry }) => ({
    ...entry,
    nextCertification,
  }));
}

/** Days that no calendar has, certifications that end before the look-up, and providers with two entries. */
export function dpfFaults({ value, faultAt }: ReadDocument<ConfigDocument>): Fault[] {
  const entries = value.locations?.dpf ?? [];
  return entries.flatMap((entry, index) => {
    const at = (key: keyof typeof entry, message: string, hint?: string): Fault =>
      faultAt(['locations', 'dpf', index, key], message, hint);
    const days = (['checked', 'next-certification'] as const).filter((key) => !isDay(entry[key]));
    const isSecond = entries.findIndex(({ provider }) => provider === entry.provider) < index;
    return [
      ...days.map((key) => at(key, `“${entry[key]}” is not a date of the calendar.`)),
      ...(days.length === 0 && entry['next-certification'] < entry.checked
        ? [at('next-certification', 'The certification had ended when the entry was looked up.')]
        : []),
      ...(isSecond
        ? [
            at(
              'provider',
              `The provider “${entry.provider}” has two entries.`,
              'Name the entity that you contract with.',
            ),
          ]
        : []),
    ];
  });
}

/** Entries for a provider that no table of places knows would never count, and nobody would notice. */
export function dpfProviderFaults(
  { value, faultAt }: ReadDocument<ConfigDocument>,
  providers: readonly string[],
): Fault[] {
  return (value.locations?.dpf ?? []).flatMap(({ provider }, index) =>
    providers.includes(provider)
      ? []
      : [
          faultAt(
            ['locations', 'dpf', index, 'provider'],
            `There is no provider “${provider}”.`,
            `Known providers: ${providers.join(', ')}.`,
          ),
        ],
  );
}

/** Date.parse takes 31 February for 3 March, so the day must come back as it was written. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
