import type { Catalog, Framework } from '../model/catalog.ts';
import type { Language, Text } from '../model/text.ts';

/** How a lawyer or an auditor cites a control, for example „Art. 32 Abs. 1 lit. b DSGVO“ or „ISO/IEC 27001:2022 A.8.24“. */
export function cite(framework: Pick<Framework, 'citation'>, control: string, language: Language): string {
  return framework.citation[language].replace('{id}', () => spellOut(control, language));
}

/** `cite` for whoever knows a framework by its id only; an unknown framework is cited by both ids. */
export function createCite(
  catalog: Pick<Catalog, 'frameworks'>,
): (framework: string, control: string, language: Language) => string {
  const frameworks = new Map(catalog.frameworks.map((framework) => [framework.id, framework]));
  return (id, control, language) => {
    const framework = frameworks.get(id);
    return framework ? cite(framework, control, language) : `${id} ${control}`;
  };
}

/** Several provisions of one framework in one citation: „Art. 32 Abs. 1 lit. b, Art. 5 Abs. 1 lit. f DSGVO“. */
export function citeTogether(framework: Pick<Framework, 'citation'>, controls: readonly string[]): Text {
  const one = (language: Language): string => {
    const list = controls.map((control) => spellOut(control, language)).join(', ');
    return framework.citation[language].replace('{id}', () => list);
  };
  return { de: one('de'), en: one('en') };
}

/** Provisions of law are spelt out, `Art.32(1)(b)`; identifiers of other frameworks stay as they are. */
function spellOut(control: string, language: Language): string {
  const parts = /^Art\.(\d+)(?:\((\d+)\))?(?:\(([a-z])\))?$/.exec(control);
  if (!parts) return control;
  const [, article = '', paragraph, letter] = parts;
  if (language === 'en') return `Art. ${control.slice('Art.'.length)}`;
  const words = [`Art. ${article}`];
  if (paragraph !== undefined) words.push(`${isListOfNumbers(article) ? 'Nr.' : 'Abs.'} ${paragraph}`);
  if (letter !== undefined) words.push(`lit. ${letter}`);
  return words.join(' ');
}

/** Art. 4 GDPR lists definitions: its parts are numbers, not paragraphs. */
function isListOfNumbers(article: string): boolean {
  return article === '4';
}
