import type { AwsTarget, KubernetesTarget, Target } from '../model/config.ts';
import type { Collector, CollectorContext, CollectorResult } from './collector.ts';

/** Every collector, loaded only when a target needs it: their clients cost most of the start-up time. */
const collectors = {
  kubernetes: async (): Promise<Collector<KubernetesTarget>> =>
    (await import('./kubernetes/index.ts')).kubernetesCollector,
  aws: async (): Promise<Collector<AwsTarget>> => (await import('./aws/index.ts')).awsCollector,
};

/** Reads one target with the collector of its provider. */
export async function collectTarget(
  target: Target,
  context: Omit<CollectorContext, 'target'>,
): Promise<CollectorResult> {
  if (target.provider === 'aws') return (await collectors.aws()).collect({ ...context, target });
  return (await collectors.kubernetes()).collect({ ...context, target });
}
