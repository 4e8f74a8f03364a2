import type { Resource } from '../model/resource.ts';
import { derive, noteGap, read, textOf, textsOf, type Derivation } from './context.ts';
import type { DerivedProperties } from '../model/resource.ts';

/** Place -> location with country and verdict. A place that nobody states is unknown, never the EU. */
export function deriveLocation(derivation: Derivation, resource: Resource): DerivedProperties {
  const { set, unknown, result } = derive();
  const place = read(resource, 'place');
  if (place.state === 'unknown') unknown('location', place.gap);
  else if (place.state === 'absent')
    unknown('location', noteGap(derivation, resource, 'place', 'not-recorded', 'The source states no place.'));
  else set('location', derivation.input.locate(providerOf(derivation, resource), textOf(resource, 'place') ?? ''));
  return result;
}

/** Places of copies -> their locations; no copies is an answer. */
export function deriveCopies(derivation: Derivation, resource: Resource): DerivedProperties {
  const { set, unknown, result } = derive();
  const places = read(resource, 'copyPlaces');
  if (places.state === 'unknown') unknown('copies', places.gap);
  else if (places.state === 'absent') set('copies', []);
  else
    set(
      'copies',
      textsOf(resource, 'copyPlaces').map((code) => derivation.input.locate(providerOf(derivation, resource), code)),
    );
  return result;
}

/** A cluster's codes can come from any provider, so they are looked up in all tables. */
function providerOf(derivation: Derivation, resource: Resource): string | null {
  const target = derivation.input.targets.find(({ id }) => id === resource.target);
  return target?.provider === 'aws' ? 'aws' : null;
}
