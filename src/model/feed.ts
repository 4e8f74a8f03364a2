import type { ResourceType } from '../ontology/resource.ts';

/** One right of a collector, and the resource types that rest on it. */
export type Feed = {
  readonly provider: 'aws' | 'kubernetes';
  /** An IAM action, or `list` and a kind of object of Kubernetes as kubectl names it. */
  readonly right: string;
  readonly types: readonly ResourceType[];
  /** The one namespace in which it is needed; null: wherever the source looks. */
  readonly namespace: string | null;
  /** False where the objects are only counted: whether there are any decides whether the rest is complete. */
  readonly read: boolean;
};

/** What the collectors of this version can tell. */
export type Feeds = {
  readonly rights: readonly Feed[];
  /** Types that at least one collector fills. */
  readonly types: readonly ResourceType[];
  /** Properties of these types that no collector fills. */
  readonly unfilled: Readonly<Partial<Record<ResourceType, readonly string[]>>>;
};
