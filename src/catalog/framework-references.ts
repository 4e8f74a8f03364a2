import type { ReadDocument } from '../documents.ts';
import type { Fault } from '../errors.ts';
import type { Framework } from '../model/catalog.ts';

type Controls = ReadonlyMap<string, ReadonlySet<string>>;

/** Groups that a framework does not have, prefixes of no control, and predecessors that lead nowhere. */
export function frameworkFaults(
  { documents }: { readonly documents: readonly ReadDocument<Framework>[] },
  known: Controls | null,
): Fault[] {
  return documents.flatMap((document) => [
    ...groupFaults(document),
    ...prefixFaults(document),
    ...predecessorFaults(document, known),
  ]);
}

function groupFaults({ value, faultAt }: ReadDocument<Framework>): Fault[] {
  const groups = new Set(value.groups?.map(({ id }) => id));
  return value.controls.flatMap(({ group }, index) =>
    group === undefined || groups.has(group)
      ? []
      : [faultAt(['controls', index, 'group'], `The framework has no group “${group}”.`)],
  );
}

/** A prefix that no control carries is a slip of the pen: the controls it was meant for would be cited wrongly. */
function prefixFaults({ value, faultAt }: ReadDocument<Framework>): Fault[] {
  return (value.prefixes ?? []).flatMap(({ prefix }, index) =>
    value.controls.some(({ id }) => id.startsWith(prefix) && id.length > prefix.length)
      ? []
      : [faultAt(['prefixes', index, 'prefix'], `No control begins with “${prefix}”.`)],
  );
}

function predecessorFaults({ value, faultAt }: ReadDocument<Framework>, known: Controls | null): Fault[] {
  const { predecessor } = value;
  const before = predecessor && known?.get(predecessor.id);
  return value.controls.flatMap(({ predecessors = [] }, index) =>
    predecessors.flatMap((name, place) => {
      const path = ['controls', index, 'predecessors', place];
      if (!predecessor) return [faultAt(path, `“predecessor” must say of which edition “${name}” is a control.`)];
      if (!before || before.has(name)) return [];
      return [faultAt(path, `The framework “${predecessor.id}” has no control “${name}”.`)];
    }),
  );
}
