import type { ProtectionNeed } from '../model/catalog.ts';
import type { Classification } from '../model/config.ts';
import type { Coverage } from '../model/coverage.ts';
import type { CollectedTarget } from '../model/evidence.ts';
import { createGap, type Gap } from '../model/gap.ts';
import type { DerivedProperties, Resource, ResourceTable } from '../model/resource.ts';
import type { Location } from '../ontology/property.ts';
import type { PropertyValue, ResourceType } from '../ontology/resource.ts';

/** What `relate` needs beside the resources. */
export type RelateInput = {
  readonly table: ResourceTable;
  readonly targets: readonly CollectedTarget[];
  readonly coverage: readonly Coverage[];
  readonly classification: Classification;
  /** Protection need of the service. */
  readonly protection: ProtectionNeed;
  /** Looks a provider's code up in locations.yaml; an unknown code has the verdict `unknown`. */
  readonly locate: (provider: string | null, code: string) => Location;
};

/** One derivation in progress: collects what it finds out about a resource and the gaps it meets. */
export type Derivation = {
  readonly input: RelateInput;
  readonly gaps: Map<string, Gap>;
};

/** Three-valued value of a property: known, absent, or unknown because of a gap. */
export type Known =
  | { readonly state: 'value'; readonly value: PropertyValue }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly gap: string };

/** Reads a property; one that no collector filled is unknown too. */
export function read(resource: Resource, name: string): Known {
  const gap = resource.unknown[name];
  if (gap !== undefined) return { state: 'unknown', gap };
  const value = resource.properties[name];
  if (value === undefined) return { state: 'unknown', gap: `uncollected:${resource.type}.${name}` };
  return value === null ? { state: 'absent' } : { state: 'value', value };
}

/** The text of a property; null where there is none or nobody knows. */
export function textOf(resource: Resource, name: string): string | null {
  const known = read(resource, name);
  return known.state === 'value' && typeof known.value === 'string' ? known.value : null;
}

/** The texts of a property; none where there are none or nobody knows. */
export function textsOf(resource: Resource, name: string): readonly string[] {
  const known = read(resource, name);
  if (known.state !== 'value' || !Array.isArray(known.value)) return [];
  return (known.value as readonly unknown[]).filter((value) => typeof value === 'string');
}

/** Builds derived properties step by step. */
export function derive(): {
  set: (name: string, value: PropertyValue | null) => void;
  unknown: (name: string, gap: string) => void;
  result: DerivedProperties;
} {
  const properties: Record<string, PropertyValue | null> = {};
  const unknown: Record<string, string> = {};
  return {
    set: (name, value) => {
      properties[name] = value;
    },
    unknown: (name, gap) => {
      unknown[name] = gap;
    },
    result: { properties, unknown },
  };
}

/** Notes a gap of our own and returns its id: what the sources do not say and a person could. */
export function noteGap(
  derivation: Derivation,
  resource: Resource,
  operation: string,
  kind: Gap['kind'],
  message: string,
): string {
  const gap = createGap({ target: resource.target, source: 'nachweis', operation, scope: 'global', kind, message });
  derivation.gaps.set(gap.id, gap);
  return gap.id;
}

/**
 * The gap that makes the listing of `type` incomplete where `resource` lies, or null when the listing is complete there.
 * "Not found in the list" only means "does not exist" when this is null.
 */
export function incompleteListing(derivation: Derivation, resource: Resource, type: ResourceType): string | null {
  const relevant = derivation.input.coverage.filter(
    (entry) =>
      entry.target === resource.target &&
      entry.types.includes(type) &&
      (entry.scope === resource.region ||
        entry.scope === 'global' ||
        resource.region === 'global' ||
        isCluster(derivation, resource)),
  );
  if (relevant.length === 0) return `uncollected:${type}`;
  return relevant.find((entry) => entry.state === 'incomplete')?.gaps[0] ?? null;
}

/** A cluster's listings cover the whole cluster, whatever region its nodes lie in. */
function isCluster(derivation: Derivation, resource: Resource): boolean {
  return derivation.input.targets.some(({ id, provider }) => id === resource.target && provider === 'kubernetes');
}
