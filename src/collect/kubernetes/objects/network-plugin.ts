import type { Unknown } from '../../../ontology/resource.ts';
import { listAt, textAt, textsAt } from '../json.ts';
import { operationOf, plan } from '../plan.ts';
import { readSource } from '../read/source.ts';
import { notShown, type Session } from '../session.ts';
import { metadataOf, nameOf } from './metadata.ts';

/** DaemonSets of network plugins that are known to enforce network policies. */
const enforcing: readonly string[] = [
  'calico-node',
  'canal',
  'cilium',
  'anetd',
  'antrea-agent',
  'weave-net',
  'kube-router',
  'ovnkube-node',
  'azure-npm',
];

/** DaemonSets of network plugins that take no notice of network policies. */
const ignoring: readonly string[] = ['kube-flannel', 'kube-flannel-ds', 'aws-node'];

/** Whether network policies have an effect in the cluster, and the DaemonSets that say so. */
export type NetworkPlugin = { readonly enforced: boolean | Unknown; readonly observed: readonly string[] };

export async function readNetworkPlugin(session: Session): Promise<NetworkPlugin> {
  const found: string[] = [];
  const verdicts: boolean[] = [];
  const { gap } = await readSource(session, plan.daemonSets, (item) => {
    const verdict = enforcesPolicies(item);
    if (verdict === null) return;
    verdicts.push(verdict);
    found.push(nameOf(metadataOf(item)));
  });
  return { enforced: judge(session, verdicts, gap), observed: found.toSorted() };
}

function judge(session: Session, verdicts: readonly boolean[], gap: string | null): boolean | Unknown {
  if (verdicts.includes(true)) return true;
  if (gap !== null) return { gap };
  if (verdicts.length > 0) return false;
  return notShown(
    session,
    `${operationOf(plan.daemonSets)} (network plugin)`,
    'None of the DaemonSets is a network plugin that is known.',
  );
}

/** Whether a DaemonSet is a network plugin that enforces policies; null when it is none that is known. */
export function enforcesPolicies(daemonSet: unknown): boolean | null {
  const { name } = metadataOf(daemonSet);
  if (enforcing.includes(name)) return true;
  if (!ignoring.includes(name)) return null;
  // The agent for policies is always there on EKS; only its flag switches it on.
  return listAt(daemonSet, 'spec', 'template', 'spec', 'containers').some(
    (container) =>
      textAt(container, 'name') === 'aws-eks-nodeagent' &&
      textsAt(container, 'args').includes('--enable-network-policy=true'),
  );
}
