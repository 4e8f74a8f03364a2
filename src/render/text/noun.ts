import type { ResourceType } from '../../ontology/resource.ts';
import { ontology } from '../../ontology/resource.ts';
import type { Language } from '../../model/text.ts';
import type { Words } from '../words/words.ts';

/** How a sentence names elements: „1 Datenbank“, „3 Datenbanken“, „von 3 Datenträgern“. */
export type Noun = {
  readonly singular: string;
  readonly plural: string;
  /** After „von“. */
  readonly ofOne: string;
  readonly ofMany: string;
};

/** The noun for a population: the name of its type, or „Element“ when it has several. */
export function nounOf(types: readonly ResourceType[], language: Language, words: Words): Noun {
  const [only] = types;
  const title =
    only !== undefined && types.length === 1
      ? { singular: ontology[only].title[language], plural: ontology[only].plural[language] }
      : words.phrase.element;
  return language === 'de' ? germanNoun(title.singular, title.plural) : englishNoun(title.singular, title.plural);
}

function englishNoun(singular: string, plural: string): Noun {
  const [one, many] = [lowerFirst(singular), lowerFirst(plural)];
  return { singular: one, plural: many, ofOne: one, ofMany: many };
}

/** German nouns keep their capital; an adjective before one loses it, and both are declined after „von“. */
function germanNoun(singular: string, plural: string): Noun {
  const one = singular.includes(' ') ? lowerFirst(singular) : singular;
  const many = plural.includes(' ') ? lowerFirst(plural) : plural;
  return {
    singular: one,
    plural: many,
    ofOne: one.replace(/^(\p{Ll}+)er (?=\p{Lu})/u, '$1em '),
    ofMany: dativePlural(many.replace(/^(\p{Ll}+)e (?=\p{Lu})/u, '$1en ')),
  };
}

/** Plurals in -n and -s stay; every other takes an -n. */
function dativePlural(noun: string): string {
  return /[ns]$/.test(noun) ? noun : `${noun}n`;
}

function lowerFirst(text: string): string {
  const second = text.charAt(1);
  // An abbreviation such as MFA keeps its capitals.
  return second !== '' && second === second.toUpperCase() && second !== second.toLowerCase()
    ? text
    : text.charAt(0).toLowerCase() + text.slice(1);
}
