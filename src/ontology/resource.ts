import { encryptionTypes } from './encryption.ts';
import { networkTypes } from './network.ts';
import { peopleTypes } from './people.ts';
import { resilienceTypes } from './resilience.ts';
import { supplyTypes } from './supply.ts';
import { identityTypes } from './identity.ts';
import { operationTypes } from './operation.ts';
import type { Location, Property, PropertyForm } from './property.ts';
import { protectionTypes } from './protection.ts';
import { storageTypes } from './storage.ts';

/** The ontology: every resource type with its properties, declared once. Types, CEL types, JSON Schema and docs derive from it. */
export const ontology = {
  ...identityTypes,
  ...storageTypes,
  ...protectionTypes,
  ...operationTypes,
  ...encryptionTypes,
  ...peopleTypes,
  ...networkTypes,
  ...resilienceTypes,
  ...supplyTypes,
};

export type ResourceType = keyof typeof ontology;

/** All resource types, sorted. */
export const resourceTypes: readonly ResourceType[] = (Object.keys(ontology) as ResourceType[]).toSorted();

/** A value as it stands in evidence: times as ISO 8601 text. */
export type PropertyValue = boolean | number | string | readonly string[] | Location | readonly Location[];

type ValueOf<Form extends PropertyForm> = Form extends 'boolean'
  ? boolean
  : Form extends 'integer'
    ? number
    : Form extends 'string' | 'timestamp'
      ? string
      : Form extends 'location'
        ? Location
        : Form extends 'strings'
          ? readonly string[]
          : Form extends 'locations'
            ? readonly Location[]
            : Form extends readonly (infer Value)[]
              ? Value
              : never;

type Declared<Type extends ResourceType> = (typeof ontology)[Type]['properties'];

type CollectedKey<Type extends ResourceType> = {
  [Key in keyof Declared<Type>]: Declared<Type>[Key] extends { readonly derived: true } ? never : Key;
}[keyof Declared<Type>];

/**
 * What a collector says about one resource: for each property that it can fill the value, null where the provider says
 * that there is none, or the gap that keeps it unknown. A property left out was not collected and is unknown.
 */
export type CollectedProperties<Type extends ResourceType> = {
  readonly [Key in CollectedKey<Type>]?: Declared<Type>[Key] extends { readonly form: infer Form extends PropertyForm }
    ? ValueOf<Form> | null | Unknown
    : never;
};

/** Marks a property as unknown because of a gap. */
export type Unknown = { readonly gap: string };

/** The properties of a type as a table that can be searched by name. */
export function propertiesOf(type: ResourceType): Readonly<Record<string, Property>> {
  return ontology[type].properties;
}

/** Whether `name` is a resource type. */
export function isResourceType(name: string): name is ResourceType {
  return Object.hasOwn(ontology, name);
}
