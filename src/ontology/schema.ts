import { locationVerdicts, type Property, type PropertyForm } from './property.ts';
import { ontology, propertiesOf, resourceTypes, type ResourceType } from './resource.ts';

const location = {
  type: 'object',
  additionalProperties: false,
  required: ['code', 'country', 'verdict'],
  properties: {
    code: { type: 'string' },
    country: { type: 'string' },
    verdict: { enum: locationVerdicts },
    jurisdiction: { type: 'string' },
    dpf: { type: 'string' },
  },
};

/** JSON Schema of the properties in evidence records, one definition for each resource type. */
export function ontologySchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://nachweis.dev/schemas/ontology.schema.json',
    title: 'Properties of resources in evidence records',
    description:
      'Generated from src/ontology. Null: the provider says that there is none. A property left out was not collected.',
    definitions: Object.fromEntries(resourceTypes.map((type) => [type, typeSchema(type)])),
  };
}

function typeSchema(type: ResourceType): object {
  const collected = Object.entries(propertiesOf(type)).filter(([, { derived }]) => derived === undefined);
  return {
    type: 'object',
    description: ontology[type].meaning,
    additionalProperties: false,
    properties: Object.fromEntries(collected.map(([name, property]) => [name, propertySchema(property)])),
  };
}

function propertySchema({ form, meaning }: Property): object {
  return { description: meaning, anyOf: [formSchema(form), { type: 'null' }] };
}

function formSchema(form: PropertyForm): object {
  switch (form) {
    case 'boolean':
    case 'integer':
    case 'string':
      return { type: form };
    case 'timestamp':
      return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$' };
    case 'location':
      return location;
    case 'strings':
      return { type: 'array', items: { type: 'string' } };
    case 'locations':
      return { type: 'array', items: location };
    default:
      return { enum: form };
  }
}
