import type { Config } from '../model/config.ts';
import type { Collection, EvidenceRecord } from '../model/evidence.ts';
import type { Runtime } from '../runtime.ts';
import { loadPseudonym } from './pseudonym.ts';
import { collectTarget } from './registry.ts';

export type CollectInput = {
  readonly config: Config;
  readonly runtime: Runtime;
  readonly tool: { readonly name: string; readonly version: string };
  readonly write: (record: EvidenceRecord) => void;
  readonly progress: (message: string) => void;
};

/**
 * Reads all targets side by side. What a target does wrong is a gap in the result, never an exception, so one unreachable
 * cluster does not stop the others; the overall deadline turns what is left into gaps of the kind `cancelled`.
 */
export async function collect({ config, runtime, tool, write, progress }: CollectInput): Promise<Collection> {
  const { classification } = config;
  const pseudonym = loadPseudonym(config.pseudonymKeyFile);
  const startedAt = runtime.now().toISOString();
  const deadline = AbortSignal.timeout(config.timeout);
  const results = await Promise.all(
    config.targets.map((target) =>
      collectTarget(target, {
        toolVersion: tool.version,
        environment: runtime.environment,
        now: runtime.now,
        signal: AbortSignal.any([runtime.signal, deadline]),
        tagKeys: [classification.dataClass.key, classification.protectionNeed.key, classification.critical.key],
        pseudonym,
        emit: async (record) => write(record),
        progress: (message) => progress(`${target.id}: ${message}`),
      }),
    ),
  );
  return {
    tool,
    startedAt,
    finishedAt: runtime.now().toISOString(),
    targets: results.map(({ target }) => target).toSorted(byId),
    coverage: results.flatMap(({ coverage }) => coverage).toSorted(byPlace),
    gaps: results.flatMap(({ gaps }) => gaps).toSorted(byId),
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function byPlace(a: Collection['coverage'][number], b: Collection['coverage'][number]): number {
  const key = (entry: typeof a): string => [entry.target, entry.source, entry.operation, entry.scope].join('|');
  return key(a) < key(b) ? -1 : 1;
}
