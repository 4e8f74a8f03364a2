import type { Text } from '../model/text.ts';

/** The forms a property can have. Times are ISO 8601 in UTC; `location` is a place with its country and verdict. */
export type PropertyForm =
  | 'boolean'
  | 'integer'
  | 'string'
  | 'timestamp'
  | 'location'
  | 'strings'
  | 'locations'
  | readonly [string, ...string[]];

/** Declaration of one property of a resource type. */
export type Property = {
  /** A form, or the closed list of its values. */
  readonly form: PropertyForm;
  /** What the report calls it. */
  readonly title: Text;
  /** What the value says, in a sentence; with its unit where it is a number. */
  readonly meaning: string;
  /** True where the stage `relate` fills it from several resources; collectors leave it alone. */
  readonly derived?: true;
  /** True where the provider can say that there is none; rules ask `has()` first. */
  readonly optional?: true;
};

/** Declaration of one resource type. */
export type TypeDeclaration = {
  readonly title: Text;
  readonly plural: Text;
  readonly meaning: string;
  readonly properties: Readonly<Record<string, Property>>;
};

/** The verdict on a place: never fold "adequate" into "EU" (locations.yaml). */
export const locationVerdicts = ['eu-eea', 'adequate', 'third', 'unknown'] as const;

/** A place as `relate` resolves it from a provider's code. */
export type Location = {
  /** The provider's code, for example `eu-central-1`. */
  readonly code: string;
  /** ISO 3166-1 alpha-2, or the empty string when the code is in no table. */
  readonly country: string;
  readonly verdict: (typeof locationVerdicts)[number];
  /** The country whose law the operator's group is subject to, beside the verdict and without effect on it; absent where not known. */
  readonly jurisdiction?: string;
  /** The entity whose entry in the list of the Data Privacy Framework makes the place adequate. */
  readonly dpf?: string;
};

/** A property whose form keeps its literal type, so that the TypeScript type of its value can be derived. */
type PropertyOf<Form extends PropertyForm> = Omit<Property, 'form'> & { readonly form: Form };

/** Shorthands that keep the declarations readable as a table. */
export function property<const Form extends PropertyForm>(
  form: Form,
  de: string,
  en: string,
  meaning: string,
): PropertyOf<Form> {
  return { form, title: { de, en }, meaning };
}

export function derived<const Form extends PropertyForm>(
  form: Form,
  de: string,
  en: string,
  meaning: string,
): PropertyOf<Form> & { readonly derived: true } {
  return { form, title: { de, en }, meaning, derived: true };
}

export function optional<const Form extends PropertyForm>(
  form: Form,
  de: string,
  en: string,
  meaning: string,
): PropertyOf<Form> & { readonly optional: true } {
  return { form, title: { de, en }, meaning, optional: true };
}
