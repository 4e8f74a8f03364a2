import type { PropertyValue, ResourceType } from '../ontology/resource.ts';
import type { Subject } from './evidence.ts';

/** A resource as the working copy holds it: what its evidence records say, joined, plus what `relate` derives. */
export type Resource = Subject & {
  /** A value, or null where the provider says that there is none. A name in neither table was not collected. */
  readonly properties: Readonly<Record<string, PropertyValue | null>>;
  /** Property -> id of the gap that keeps it unknown. */
  readonly unknown: Readonly<Record<string, string>>;
  /** UTC, ISO 8601: end of the request behind its oldest record. */
  readonly collectedAt: string;
};

/** The working copy as the stages see it; every listing comes sorted by target and id, so equal input gives equal output. */
export type ResourceTable = {
  readonly resourcesOf: (type: ResourceType) => Iterable<Resource>;
  readonly findResource: (type: ResourceType, id: string) => Resource | null;
  /** Adds derived properties; only `relate` calls it. */
  readonly deriveProperties: (resource: Resource, derived: DerivedProperties) => void;
};

/** What `relate` found out about one resource. */
export type DerivedProperties = Pick<Resource, 'properties' | 'unknown'>;
