import { placeRules } from '../cel/functions.ts';
import {
  protectionNeeds,
  type LocationTable,
  type Parameter,
  type ParameterValue,
  type ProtectionNeed,
} from '../model/catalog.ts';

type Values = Pick<Parameter, 'id' | 'values'>;

/** Which way a threshold gets stricter; null where nothing says so. */
type Direction = 'higher' | 'lower' | 'fewer' | 'more' | null;

/**
 * The protection needs for which own values are looser than the shipped ones. What cannot be shown to be as strict counts as looser:
 * a threshold may be narrowed without a word, and never be loosened silently.
 */
export function loosenedFor(
  shipped: Values,
  own: Values,
  locations: Pick<LocationTable, 'eu' | 'eea'>,
): ProtectionNeed[] {
  const direction = directionOf(shipped, locations);
  return protectionNeeds.filter((need) => !isAsStrict(direction, own.values[need], shipped.values[need], locations));
}

/** From the name (`min_…`, `max_…`), else from the values: a list that shrinks or grows with the protection need. */
function directionOf({ id, values }: Values, locations: Pick<LocationTable, 'eu' | 'eea'>): Direction {
  const words = id.split(/[._]/);
  if (words.includes('min')) return Array.isArray(values.normal) ? 'more' : 'higher';
  if (words.includes('max')) return Array.isArray(values.normal) ? 'fewer' : 'lower';
  const steps = protectionNeeds.map((need) => values[need]);
  const rises = (direction: Direction): boolean =>
    steps.every((value, index) => index === 0 || isAsStrict(direction, value, steps[index - 1] ?? value, locations));
  const candidates = (['higher', 'lower', 'fewer', 'more'] as const).filter(rises);
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

function isAsStrict(
  direction: Direction,
  value: ParameterValue,
  than: ParameterValue,
  locations: Pick<LocationTable, 'eu' | 'eea'>,
): boolean {
  if (JSON.stringify(value) === JSON.stringify(than)) return true;
  const [a, b] = [membersOf(value, locations), membersOf(than, locations)];
  if (a && b) return direction === 'fewer' ? isWithin(a, b) : direction === 'more' && isWithin(b, a);
  const order = compare(value, than);
  if (order === null) return false;
  return direction === 'higher' ? order >= 0 : direction === 'lower' && order <= 0;
}

/** The words of a list; `EU` and `EEA` stand for their members, so that a single country is less than the EU. */
function membersOf(value: ParameterValue, locations: Pick<LocationTable, 'eu' | 'eea'>): ReadonlySet<string> | null {
  return Array.isArray(value) ? placeRules({ 'location.allowed': value }, locations).allowedCountries : null;
}

function isWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((word) => whole.has(word));
}

/** Numbers, and versions such as `1.2`; null for anything else. */
function compare(a: ParameterValue, b: ParameterValue): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'string' || typeof b !== 'string') return null;
  const version = /^\d+(\.\d+)*$/;
  return version.test(a) && version.test(b) ? a.localeCompare(b, 'en', { numeric: true }) : null;
}
