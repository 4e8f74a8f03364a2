import type { Target } from '../model/config.ts';
import type { Coverage } from '../model/coverage.ts';
import type { CollectedTarget, EvidenceRecord } from '../model/evidence.ts';
import type { Gap } from '../model/gap.ts';
import type { ResourceType } from '../ontology/resource.ts';

/** What a collector gets: one target, and the world as values. */
export type CollectorContext<T extends Target = Target> = {
  readonly target: T;
  readonly toolVersion: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** Aborted by Ctrl-C or the overall deadline: return what was read, with gaps of the kind `cancelled`. */
  readonly signal: AbortSignal;
  /** Keys of tags and labels that may be kept; everything else is dropped at the parser. */
  readonly tagKeys: readonly string[];
  /** Turns a person's name into `person:<12 hex>`. */
  readonly pseudonym: (name: string) => string;
  /** Writes one record; resolves when the segment has taken it. */
  readonly emit: (record: EvidenceRecord) => Promise<void>;
  /** Tells the person what happens now; one short line. */
  readonly progress: (message: string) => void;
};

/** What a collector leaves beside the records. */
export type CollectorResult = {
  readonly target: CollectedTarget;
  readonly coverage: readonly Coverage[];
  readonly gaps: readonly Gap[];
};

/**
 * A collector reads one kind of target. It never throws for what the target does: an unreachable target, a denied or failed
 * operation is a gap in the result. It never changes anything and never reads content.
 */
export type Collector<T extends Target = Target> = {
  readonly name: string;
  /** Every resource type it can feed: an unreachable target makes all of them incomplete. */
  readonly feeds: readonly ResourceType[];
  readonly collect: (context: CollectorContext<T>) => Promise<CollectorResult>;
};
