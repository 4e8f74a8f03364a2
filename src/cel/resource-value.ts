import type { Resource } from '../model/resource.ts';
import type { Property } from '../ontology/property.ts';
import { propertiesOf, resourceTypes, type ResourceType } from '../ontology/resource.ts';
import { GapError } from './gap-error.ts';
import { celType, celValue } from './values.ts';

/** What a rule knows about whom the evidence speaks, beside the properties. */
export const subjectFields = ['type', 'id', 'name', 'target', 'account', 'region'] as const;

/** A resource as a rule reads it: an unknown property throws a gap, an absent one is not there. */
export type ResourceValue = {
  /** Ids of the gaps that the evaluation met. */
  readonly gaps: Set<string>;
};

type ResourceClass = new (resource: Resource) => ResourceValue;

/** CEL's name for the type of a resource: `block-volume` is `BlockVolume`. */
export function resourceTypeName(type: ResourceType): string {
  return type.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Field -> CEL type, for one type of resource. */
export function resourceFields(type: ResourceType): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const name of subjectFields) fields[name] = 'string';
  for (const [name, { form }] of Object.entries(propertiesOf(type))) fields[name] = celType(form);
  return fields;
}

/** The class of a type, by which CEL recognises its values. */
export function resourceClass(type: ResourceType): ResourceClass {
  return classes[type];
}

/** Makes a resource readable for rules. */
export function createResourceValue(resource: Resource): ResourceValue {
  return new classes[resource.type](resource);
}

const classes = Object.fromEntries(resourceTypes.map((type) => [type, defineClass(type)])) as Record<
  ResourceType,
  ResourceClass
>;

/** One class for each type, with a getter for each property: an evaluation then pays only for what its rule reads. */
function defineClass(type: ResourceType): ResourceClass {
  class Value {
    readonly resource: Resource;
    readonly gaps = new Set<string>();

    constructor(resource: Resource) {
      this.resource = resource;
    }
  }
  const define = (name: string, read: (value: Value) => unknown): void => {
    Object.defineProperty(Value.prototype, name, {
      get(this: Value) {
        return read(this);
      },
    });
  };
  for (const name of subjectFields) define(name, ({ resource }) => resource[name]);
  for (const [name, property] of Object.entries(propertiesOf(type))) {
    define(name, ({ resource, gaps }) => readProperty(resource, gaps, name, property));
  }
  return Value;
}

function readProperty(resource: Resource, gaps: Set<string>, name: string, property: Property): unknown {
  const value = resource.properties[name];
  const gap = resource.unknown[name] ?? (value === undefined ? `uncollected:${resource.type}.${name}` : undefined);
  if (gap !== undefined) {
    gaps.add(gap);
    throw GapError.of(gap);
  }
  return value === null || value === undefined ? undefined : celValue(name, property, value);
}
