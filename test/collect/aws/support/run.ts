import type { CollectorResult } from '../../../../src/collect/collector.ts';
import { awsCollector } from '../../../../src/collect/aws/index.ts';
import type { AwsTarget } from '../../../../src/model/config.ts';
import type { Coverage } from '../../../../src/model/coverage.ts';
import type { EvidenceRecord } from '../../../../src/model/evidence.ts';
import type { Resource } from '../../../../src/model/resource.ts';
import type { ResourceType } from '../../../../src/ontology/resource.ts';

export type Run = CollectorResult & {
  readonly records: readonly EvidenceRecord[];
  /** Resources as the working copy joins them, by type. */
  readonly of: (type: ResourceType) => readonly Resource[];
  /** Types with an incomplete coverage entry in a scope, or in any. */
  readonly incomplete: (scope?: string) => readonly ResourceType[];
  readonly coverageOf: (operation: string, scope?: string) => readonly Coverage[];
};

export type RunOptions = {
  readonly url: string;
  readonly account: string;
  readonly target?: Partial<AwsTarget>;
  readonly signal?: AbortSignal;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly onRecord?: (record: EvidenceRecord) => void;
};

/** Runs the collector the way the pipeline does, with the SDK's own variables pointing to the test server. */
export async function runCollector({ url, account, target, signal, environment, onRecord }: RunOptions): Promise<Run> {
  const variables = {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '2',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    ...environment,
  };
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  const records: EvidenceRecord[] = [];
  const result = await awsCollector.collect({
    target: {
      id: 'main',
      provider: 'aws',
      protection: null,
      profile: null,
      role: null,
      regions: ['eu-central-1'],
      ...target,
    },
    toolVersion: '0.0.0-test',
    environment: variables,
    now: () => new Date(),
    signal: signal ?? new AbortController().signal,
    tagKeys: ['data-class', 'critical', 'protection-need'],
    pseudonym: (name) => `person:${Buffer.from(name).toString('hex').slice(-12).padStart(12, '0')}`,
    emit: async (record) => {
      records.push(record);
      onRecord?.(record);
    },
    progress: () => undefined,
  });
  const joined = joinRecords(records);
  return {
    ...result,
    records,
    of: (type) => joined.filter((resource) => resource.type === type),
    incomplete: (scope) =>
      typesOf(result.coverage.filter((entry) => entry.state === 'incomplete' && (!scope || entry.scope === scope))),
    coverageOf: (operation, scope) =>
      result.coverage.filter((entry) => entry.operation === operation && (!scope || entry.scope === scope)),
  };
}

/** Hours since a time in the evidence. */
export function ageOf(time: unknown): number {
  return typeof time === 'string' ? (Date.now() - Date.parse(time)) / (60 * 60 * 1000) : NaN;
}

function joinRecords(records: readonly EvidenceRecord[]): readonly Resource[] {
  const joined = new Map<string, Resource>();
  for (const { subject, properties, unknown, collectedTo } of records) {
    const key = `${subject.type} ${subject.id}`;
    const before = joined.get(key);
    const known = { ...before?.properties, ...properties };
    const open = Object.entries({ ...before?.unknown, ...unknown }).filter(([name]) => !Object.hasOwn(known, name));
    joined.set(key, { ...subject, properties: known, unknown: Object.fromEntries(open), collectedAt: collectedTo });
  }
  return [...joined.values()];
}

function typesOf(coverage: readonly Coverage[]): readonly ResourceType[] {
  return [...new Set(coverage.flatMap(({ types }) => types))].toSorted();
}
