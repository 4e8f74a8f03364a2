import type { Environment } from '@marcbachmann/cel-js';
import type { LocationTable } from '../model/catalog.ts';
import type { Profile } from './profile.ts';
import { timestampType, type LocationValue } from './values.ts';

/** What the functions of a rule lean on beside their arguments. */
export type FunctionScope = {
  /** The moment the evaluation counts ages from. */
  readonly at: Date;
  /** Countries allowed by name, with `EU` and `EEA` written out. */
  readonly allowedCountries: ReadonlySet<string>;
  /** Whether a country with an adequacy decision is allowed although nobody named it. */
  readonly adequateAllowed: boolean;
};

/** Our own functions of the rule language; docs/writing-a-check.md lists them. */
export const functionDescriptions = {
  age_hours: 'age_hours(timestamp): int — completed hours from then until the evaluation',
  age_days: 'age_days(timestamp): int — completed days from then until the evaluation',
  tls_at_least:
    'tls_at_least(string, string): bool — whether the first TLS version is the second or newer; false for a word it does not know',
  is_allowed:
    'is_allowed(Location): bool — whether the profile allows the country of the place; false when the place is unknown',
} as const;

/** Parameters of the profile that a function reads by itself. */
export const functionParameters: Readonly<Record<string, readonly string[]>> = {
  is_allowed: ['location.allowed', 'location.adequate'],
};

/** Registers the functions; `scope` gives what belongs to the evaluation that runs now. */
export function registerFunctions(environment: Environment, scope: () => FunctionScope): void {
  environment.registerFunction(`age_hours(${timestampType}): int`, (then: Date) => age(then, scope().at, hour));
  environment.registerFunction(`age_days(${timestampType}): int`, (then: Date) => age(then, scope().at, 24 * hour));
  environment.registerFunction('tls_at_least(string, string): bool', tlsAtLeast);
  environment.registerFunction('is_allowed(Location): bool', (place: LocationValue) => isAllowed(place, scope()));
}

/** Country codes of a list in which `EU` and `EEA` stand for their members; the EEA includes the EU. */
function expandCountries(list: readonly string[], { eu, eea }: Pick<LocationTable, 'eu' | 'eea'>): Set<string> {
  return new Set(list.flatMap((word) => (word === 'EU' ? eu : word === 'EEA' ? [...eu, ...eea] : [word])));
}

/** What a profile says about places. */
export function placeRules(profile: Profile, table: Pick<LocationTable, 'eu' | 'eea'>): Omit<FunctionScope, 'at'> {
  const allowed = profile['location.allowed'];
  return {
    allowedCountries: expandCountries(Array.isArray(allowed) ? allowed : [], table),
    adequateAllowed: profile['location.adequate'] === 'allow',
  };
}

const hour = 60 * 60 * 1000;

/** Clocks differ by minutes and dates by a zone; a time further ahead is a fault of the source and must not look fresh. */
const tolerance = 24 * hour;

function age(then: Date, at: Date, unit: number): bigint {
  const elapsed = at.getTime() - then.getTime();
  if (elapsed < -tolerance) throw new RangeError(`The time ${then.toISOString()} lies in the future.`);
  return BigInt(Math.floor(elapsed / unit));
}

const tlsVersions = ['1.0', '1.1', '1.2', '1.3'];

function tlsAtLeast(version: string, minimum: string): boolean {
  const [actual, wanted] = [tlsVersions.indexOf(version), tlsVersions.indexOf(minimum)];
  return actual >= 0 && wanted >= 0 && actual >= wanted;
}

function isAllowed({ country, verdict }: LocationValue, { allowedCountries, adequateAllowed }: FunctionScope): boolean {
  if (verdict === 'unknown' || country === '') return false;
  return allowedCountries.has(country) || (verdict === 'adequate' && adequateAllowed);
}
