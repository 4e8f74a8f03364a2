import type { Check } from '../model/catalog.ts';
import type { Coverage } from '../model/coverage.ts';
import type { CollectedTarget } from '../model/evidence.ts';
import type { ResourceTable } from '../model/resource.ts';
import type { RuleEngine } from '../model/rule.ts';
import type { Statement } from '../model/statement.ts';
import type { ResourceType } from '../ontology/resource.ts';

/** Everything the evaluation rests on; the same input gives the same findings in the same order. */
export type EvaluateInput = {
  readonly checks: readonly Check[];
  readonly resources: Pick<ResourceTable, 'resourcesOf'>;
  readonly targets: readonly CollectedTarget[];
  readonly coverage: readonly Coverage[];
  /** Types that some collector of this tool can read; of any other type nobody can say that there is none. */
  readonly readable: readonly ResourceType[];
  readonly statements: readonly Statement[];
  readonly rules: RuleEngine;
  /** When the assessment is made: decides what is too old. */
  readonly assessedAt: Date;
  /** Evidence collected earlier than this many hours before `assessedAt` no longer shows that something is in order. */
  readonly maximumEvidenceAgeHours: number;
};
