import type { Property, PropertyForm } from './property.ts';
import { ontology, propertiesOf, resourceTypes, type ResourceType } from './resource.ts';

/** The docs page of the ontology, so that authors of checks and collectors see what there is. */
export function ontologyPage(): string {
  const head = `# Ontology

Generated from \`src/ontology\` by \`npm run generate\`; do not edit. Collectors translate what a provider says into these
types, and checks speak of nothing else. A property is a value, \`null\` (the provider says that there is none) or unknown
(with the gap that is to blame). *Derived* properties are filled by the stage \`relate\`; *optional* ones can be absent, so a
rule asks \`has()\` first. Every type also has \`id\`, \`name\`, \`target\`, \`account\` and \`region\`.
`;
  return [head, ...resourceTypes.map(typeSection)].join('\n');
}

function typeSection(type: ResourceType): string {
  const { title, meaning } = ontology[type];
  const rows = Object.entries(propertiesOf(type)).map(propertyRow);
  return [
    `## ${type}`,
    '',
    `${title.de} (${title.en}): ${meaning}`,
    '',
    '| property | form | | meaning |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function propertyRow([name, { form, derived, optional, meaning }]: [string, Property]): string {
  const mark = derived ? 'derived' : optional ? 'optional' : '';
  return `| \`${name}\` | ${formText(form)} | ${mark} | ${meaning} |`;
}

function formText(form: PropertyForm): string {
  return typeof form === 'string' ? form : form.map((value) => `\`${value}\``).join(', ');
}
