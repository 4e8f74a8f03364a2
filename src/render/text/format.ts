import type { Language } from '../../model/text.ts';

/** A whole number with the thousands separator of the language: 1.112 in German, 1,112 in English. */
export function formatNumber(value: number, language: Language): string {
  const separator = language === 'de' ? '.' : ',';
  const decimal = language === 'de' ? ',' : '.';
  const [whole = '0', fraction] = String(Math.abs(value)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, separator);
  return `${value < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `${decimal}${fraction}`}`;
}

/** A calendar day: 25.11.2026 in German, 25 November 2026 in English. Text that is no date stays as it is. */
export function formatDay(iso: string, language: Language): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (match === null) return iso;
  const [, year, month, day] = match;
  if (language === 'de') return `${day}.${month}.${year}`;
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** A moment in UTC: 25.11.2026, 06:00 UTC. Only times that say they are UTC carry the word. */
export function formatMoment(iso: string, language: Language): string {
  const match = /^\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(iso);
  return match === null ? formatDay(iso, language) : `${formatDay(iso, language)}, ${match[1]} UTC`;
}

/** The first twelve characters of a digest, for places where the whole would not be read. */
export function shortDigest(digest: string): string {
  return digest.slice(0, 12);
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
