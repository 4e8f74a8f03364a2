import Handlebars from 'handlebars';
import type { Language } from '../model/text.ts';
import { groupCitations } from './text/citations.ts';
import { cleanText } from './text/clean.ts';
import { escapeMarkdown } from './text/escape.ts';
import { formatDay, formatMoment, formatNumber, shortDigest } from './text/format.ts';
import type { Noun } from './text/noun.ts';
import type { StatusView } from './view/types.ts';
import { wordsOf } from './words/index.ts';

type Helpers = Readonly<Record<string, (...values: never[]) => unknown>>;

/** What templates can call. Helpers that return markup escape their values themselves. */
export function helpersOf(language: Language): Handlebars.HelperDeclareSpec {
  const words = wordsOf(language);
  const number = (value: number): string => formatNumber(value, language);
  const helpers: Helpers = {
    amount: number,
    day: (iso: string) => formatDay(iso, language),
    moment: (iso: string) => formatMoment(iso, language),
    short: (digest: string) => shortDigest(digest),
    /** {{plural 3 "ist" "sind"}} */
    plural: (count: number, one: string, many: string) => (count === 1 ? one : many),
    /** {{count 3 noun}}: 3 Datenbanken */
    count: (count: number, noun: Noun) => `${number(count)} ${count === 1 ? noun.singular : noun.plural}`,
    /** {{share 2 3 noun}}: 2 von 3 Datenbanken */
    share: (numerator: number, denominator: number, noun: Noun) =>
      `${words.phrase.of(number(numerator), number(denominator))} ${denominator === 1 ? noun.ofOne : noun.ofMany}`,
    /** A text of the catalogue with exactly one mark at its end. */
    sentence: (text: string) => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`),
    join: (list: readonly string[], separator: string) => list.join(separator),
    /** Citations that do not break within a line, those of one source together. */
    citations: (list: readonly string[]) =>
      safe(
        groupCitations(list)
          .map((group) => group.map((text) => `:nobreak[${escapeMarkdown(text)}]`).join(', '))
          .join('; '),
      ),
    code: (text: string) => safe(codeSpan(text)),
    codes: (list: readonly string[]) => safe(list.map(codeSpan).join(', ')),
    status: (status: StatusView) => safe(`:status[${escapeMarkdown(status.text)}]{key="${status.key}"}`),
    table: (name: string) => safe(`::table{name="${attribute(name)}"}`),
    /** {{tableOf "controls" id}}: a table of one check, section or framework. */
    tableOf: (kind: string, id: string) => safe(`::table{name="${attribute(`${kind}/${id}`)}"}`),
    anchor: (name: string) => safe(`::anchor{name="${attribute(name)}"}`),
    eq: (left: unknown, right: unknown) => left === right,
    and: (left: unknown, right: unknown) => Boolean(left) && Boolean(right),
    or: (left: unknown, right: unknown) => Boolean(left) || Boolean(right),
    not: (value: unknown) => !value,
    more: (left: number, right: number) => left > right,
    sum: (left: number, right: number) => left + right,
    minus: (left: number, right: number) => left - right,
  };
  return helpers as unknown as Handlebars.HelperDeclareSpec;
}

/** A code span whose fence is longer than any run of back-ticks in it. */
function codeSpan(text: string): string {
  const clean = cleanText(text).trim();
  if (clean === '') return '';
  const longest = Math.max(0, ...[...clean.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${fence}${space}${clean}${space}${fence}`;
}

function attribute(text: string): string {
  return cleanText(text).replace(/[&"{}\\]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function safe(markdown: string): Handlebars.SafeString {
  return new Handlebars.SafeString(markdown);
}
