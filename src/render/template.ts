import Handlebars from 'handlebars';
import { NachweisError } from '../errors.ts';
import type { Language } from '../model/text.ts';
import { helpersOf } from './helpers.ts';
import type { TemplateSource } from './input.ts';
import { escapeMarkdown } from './text/escape.ts';
import type { ReportView } from './view/types.ts';

// Handlebars keeps one escape function for all its environments. nachweis writes nothing but Markdown with it, so the
// default is Markdown: a value that a template forgets to treat is shown as it is and can start no markup.
Object.assign(Handlebars.Utils, {
  escapeExpression: (value: unknown): string => {
    if (value instanceof Handlebars.SafeString) return value.toString();
    if (value === null || value === undefined) return '';
    if (typeof value === 'string' || typeof value === 'number') return escapeMarkdown(`${value}`);
    throw new TypeError(`A template may print texts and numbers only, not ${typeof value}.`);
  },
});

/** The template that the others hang on. */
const root = 'report';

/** Fills the templates of a language with the view and returns Markdown. */
export function fillTemplates(view: ReportView, language: Language, source: TemplateSource): string {
  const environment = Handlebars.create();
  environment.registerHelper(helpersOf(language));
  const main = requireTemplate(source, language, root);
  registerPartials(environment, main, (name) => requireTemplate(source, language, name));
  // Strict: a name that the view does not have is an error and not an empty place in the report.
  const fill = environment.compile<ReportView>(main, { strict: true, preventIndent: true });
  try {
    return fill(view);
  } catch (error) {
    throw new NachweisError('CONFIG_INVALID', `A template of the report is not valid: ${messageOf(error)}`, {
      hint: 'Compare the templates of your own with those that ship with nachweis.',
      cause: error,
    });
  }
}

/** Loads the partials that a template names, and those that they name in turn. */
function registerPartials(environment: typeof Handlebars, text: string, load: (name: string) => string): void {
  for (const [, name = ''] of text.matchAll(/\{\{~?>\s*([\w-]+)/g)) {
    if (Object.hasOwn(environment.partials, name)) continue;
    const partial = load(name);
    environment.registerPartial(name, partial);
    registerPartials(environment, partial, load);
  }
}

function requireTemplate(source: TemplateSource, language: Language, name: string): string {
  const text = source(language, name);
  if (text !== null) return text;
  throw new NachweisError('CONFIG_INVALID', `There is no template “${name}” for the language “${language}”.`, {
    hint: 'Choose another language for the report, or add the missing template to your own folder of templates.',
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
}
