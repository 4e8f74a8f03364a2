import type { Language } from '../../model/text.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Words } from './words.ts';

const words: Readonly<Record<Language, Words>> = { de, en };

/** The wording of one language. */
export function wordsOf(language: Language): Words {
  return words[language];
}
