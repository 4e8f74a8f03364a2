import { emitRecord } from '../emit.ts';
import { at, listAt, textsAt } from '../json.ts';
import { plan } from '../plan.ts';
import { readSource } from '../read/source.ts';
import type { Session } from '../session.ts';
import { idOf, metadataOf, nameOf } from './metadata.ts';
import { selectsAll } from './selector.ts';

export async function readNetworkPolicies(session: Session): Promise<void> {
  await readSource(session, plan.networkPolicies, async (item, reading) => {
    const metadata = metadataOf(item);
    const spec = at(item, 'spec');
    await emitRecord(session, {
      type: 'network-policy',
      id: idOf(session, plan.networkPolicies, metadata),
      name: nameOf(metadata),
      properties: {
        namespace: metadata.namespace,
        defaultDenyIngress: deniesAll(spec, 'Ingress'),
        defaultDenyEgress: deniesAll(spec, 'Egress'),
      },
      observed: {
        podSelector: at(spec, 'podSelector') ?? null,
        policyTypes: at(spec, 'policyTypes') ?? null,
        ingressRules: listAt(spec, 'ingress').length,
        egressRules: listAt(spec, 'egress').length,
      },
      reading,
    });
  });
}

/** Whether a policy selects every pod of its namespace and allows nothing in this direction. */
export function deniesAll(spec: unknown, direction: 'Ingress' | 'Egress'): boolean {
  return (
    selectsAll(at(spec, 'podSelector')) &&
    directionsOf(spec).includes(direction) &&
    listAt(spec, direction.toLowerCase()).length === 0
  );
}

/** A policy without types speaks about incoming traffic, and about outgoing traffic when it has rules for it. */
function directionsOf(spec: unknown): readonly string[] {
  const types = textsAt(spec, 'policyTypes');
  if (types.length > 0) return types;
  return listAt(spec, 'egress').length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}
