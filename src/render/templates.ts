import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TemplateSource } from './input.ts';

/** The templates that ship with the tool. */
export const shippedTemplates: TemplateSource = (language, name) => {
  const file = fileURLToPath(new URL(`../../templates/${language}/${name}.md.hbs`, import.meta.url));
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
};
