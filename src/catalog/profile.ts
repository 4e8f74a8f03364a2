import type { Profile } from '../cel/index.ts';
import type { Catalog, ParameterValue, ProtectionNeed } from '../model/catalog.ts';

/** The values of one protection need, by the name of the parameter; overrides come from nachweis.yaml. */
export function profileFor(
  catalog: Pick<Catalog, 'parameters'>,
  need: ProtectionNeed,
  overrides: Readonly<Record<string, ParameterValue>> = {},
): Profile {
  const values = catalog.parameters.map(({ id, values: byNeed }) => [id, overrides[id] ?? byNeed[need]] as const);
  return Object.fromEntries(values);
}
