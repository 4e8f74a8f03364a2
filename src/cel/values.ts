import type { Location, Property, PropertyForm } from '../ontology/property.ts';
import type { PropertyValue } from '../ontology/resource.ts';

/** CEL's name for the type of a time. */
export const timestampType = 'google.protobuf.Timestamp';

/** A place inside a rule. It is a class because CEL finds the type of a nested object by its constructor. */
export class LocationValue {
  readonly code: string;
  readonly country: string;
  readonly verdict: string;

  constructor({ code, country, verdict }: Location) {
    this.code = code;
    this.country = country;
    this.verdict = verdict;
  }
}

/** Fields of a place as rules see them. */
export const locationFields = { code: 'string', country: 'string', verdict: 'string' } as const;

/** CEL's name for the type of a property. */
export function celType(form: PropertyForm): string {
  if (typeof form !== 'string') return 'string';
  return celTypes[form];
}

const celTypes: Readonly<Record<PropertyForm & string, string>> = {
  boolean: 'bool',
  integer: 'int',
  string: 'string',
  timestamp: timestampType,
  location: 'Location',
  strings: 'list<string>',
  locations: 'list<Location>',
};

/**
 * Turns a value as it stands in evidence into the value CEL computes with. A value that does not fit its declaration throws:
 * a closed list with a foreign word would otherwise silently drop the resource from every population.
 */
export function celValue(name: string, { form }: Property, value: PropertyValue): unknown {
  const converted = typeof form === 'string' ? converters[form](value) : form.find((word) => word === value);
  if (converted === undefined)
    throw new TypeError(`Property “${name}” does not fit its declaration: ${JSON.stringify(value)}.`);
  return converted;
}

/** Each gives undefined for a value that does not fit. */
const converters: Readonly<Record<PropertyForm & string, (value: PropertyValue) => unknown>> = {
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  integer: (value) => (Number.isSafeInteger(value) ? BigInt(value as number) : undefined),
  string: (value) => (typeof value === 'string' ? value : undefined),
  timestamp: (value) => (typeof value === 'string' ? validDate(value) : undefined),
  location: (value) => (isLocation(value) ? new LocationValue(value) : undefined),
  strings: (value) => (Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined),
  locations: (value) =>
    Array.isArray(value) && value.every(isLocation) ? value.map((item) => new LocationValue(item)) : undefined,
};

function validDate(text: string): Date | undefined {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function isLocation(value: unknown): value is Location {
  return typeof value === 'object' && value !== null && 'code' in value && 'country' in value && 'verdict' in value;
}
