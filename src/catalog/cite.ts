import type { Catalog, Framework } from '../model/catalog.ts';
import type { Language, Text } from '../model/text.ts';

/** What citing needs to know about a framework. */
type Cited = Pick<Framework, 'citation'> & Partial<Pick<Framework, 'prefixes' | 'controls'>>;

/** How a lawyer or an auditor cites a control, for example „Art. 32 Abs. 1 lit. b DSGVO“ or „ISO/IEC 27001:2022 A.8.24“. */
export function cite(framework: Cited, control: string, language: Language): string {
  const { template, name } = formOf(framework, control, language);
  return fill(template, name);
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

/** Several controls of one framework in one citation: „Art. 32 Abs. 1 lit. b, Art. 5 Abs. 1 lit. f DSGVO“. */
export function citeTogether(framework: Cited, controls: readonly string[]): Text {
  const one = (language: Language): string => {
    const names = new Map<string, string[]>();
    for (const control of controls) {
      const { template, name } = formOf(framework, control, language);
      names.set(template, [...(names.get(template) ?? []), name]);
    }
    return [...names].map(([template, list]) => fill(template, list.join(', '))).join(', ');
  };
  return { de: one('de'), en: one('en') };
}

type Form = { readonly template: string; readonly name: string };

/** The template for a control, and what stands in it for the control. */
function formOf({ citation, prefixes = [], controls = [] }: Cited, control: string, language: Language): Form {
  const form = prefixes
    .filter(({ prefix }) => control.startsWith(prefix))
    .toSorted((a, b) => b.prefix.length - a.prefix.length)[0];
  const template = (form?.citation ?? citation)[language];
  const id = form ? withoutLeadingZeros(control.slice(form.prefix.length)) : spellOut(control, language);
  if (!template.includes('{title}')) return { template, name: id };
  const title = controls.find((candidate) => candidate.id === control)?.title[language];
  return { template, name: title ?? id };
}

function fill(template: string, name: string): string {
  return template.replace(/\{(?:id|title)\}/, () => name);
}

/** Identifiers are padded so that they sort; nobody cites an „Anhang III, Beispiel 07“. */
function withoutLeadingZeros(number: string): string {
  return number.replace(/^0+(?=\d)/, '');
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
