import { failOnFaults, readDocument, readSchema, requireDocuments } from '../documents.ts';
import type { Fault } from '../errors.ts';
import type { Waiver } from '../model/waiver.ts';

/** Reads waivers.yaml; a waiver for a check that does not exist, or with an id of another one, is a fault. */
export function readWaivers(file: string | null, checks: readonly string[]): readonly Waiver[] {
  if (file === null) return [];
  const schema = readSchema('waivers');
  const what = 'The waivers are not valid';
  const [document] = requireDocuments([readDocument<{ waivers: Waiver[] }>(file, schema)], 'CONFIG_INVALID', what);
  if (!document) return [];
  const { value, faultAt } = document;
  const ids = new Set<string>();
  const faults = value.waivers.flatMap((waiver, index): Fault[] => {
    const found: Fault[] = [];
    const at = (key: keyof Waiver, message: string): number => found.push(faultAt(['waivers', index, key], message));
    if (ids.has(waiver.id)) at('id', `The waiver id “${waiver.id}” is used twice.`);
    ids.add(waiver.id);
    if (!checks.includes(waiver.check)) at('check', `No check is called “${waiver.check}”.`);
    if (Number.isNaN(Date.parse(`${waiver.expires}T00:00:00Z`)))
      at('expires', `“${waiver.expires}” is not a date of the calendar.`);
    return found;
  });
  failOnFaults(faults, 'CONFIG_INVALID', what);
  return value.waivers;
}
