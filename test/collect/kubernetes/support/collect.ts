import { createHash } from 'node:crypto';
import { kubernetesCollector } from '../../../../src/collect/kubernetes/index.ts';
import type { CollectorResult } from '../../../../src/collect/collector.ts';
import type { EvidenceRecord } from '../../../../src/model/evidence.ts';
import type { ResourceType } from '../../../../src/ontology/resource.ts';

/** What one collection left behind, with the questions that tests ask. */
export type Collected = CollectorResult & {
  readonly records: readonly EvidenceRecord[];
  readonly ofType: (type: ResourceType) => readonly EvidenceRecord[];
  readonly named: (type: ResourceType, name: string) => EvidenceRecord;
  readonly coverageOf: (operation: string) => CollectorResult['coverage'][number];
};

export type CollectOptions = {
  readonly context?: string;
  readonly signal?: AbortSignal;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly onRecord?: (record: EvidenceRecord) => void;
};

export function pseudonym(name: string): string {
  return `person:${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
}

/** Runs the collector on the context of a kubeconfig. */
export async function collectFrom(kubeconfig: string | null, options: CollectOptions = {}): Promise<Collected> {
  const records: EvidenceRecord[] = [];
  const result = await kubernetesCollector.collect({
    target: { id: 'prod', provider: 'kubernetes', context: options.context ?? null, kubeconfig, protection: null },
    toolVersion: '1.2.3',
    environment: options.environment ?? {},
    now: () => new Date('2026-11-25T12:00:00Z'),
    signal: options.signal ?? new AbortController().signal,
    tagKeys: ['data-class', 'critical'],
    pseudonym,
    emit: async (record) => {
      records.push(record);
      options.onRecord?.(record);
    },
    progress: () => {},
  });
  const ofType = (type: ResourceType): readonly EvidenceRecord[] =>
    records.filter(({ subject }) => subject.type === type);
  return {
    ...result,
    records,
    ofType,
    named: (type, name) =>
      required(
        ofType(type).find(({ subject }) => subject.name === name),
        `${type} ${name}`,
      ),
    coverageOf: (operation) =>
      required(
        result.coverage.find((entry) => entry.operation === operation),
        operation,
      ),
  };
}

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}
