import { emitRecord } from '../emit.ts';
import { integerAt, listAt, textAt } from '../json.ts';
import { operationOf, plan } from '../plan.ts';
import { readSource, type Table } from '../read/source.ts';
import { delegated, type Session } from '../session.ts';
import { addressesOf, atTheBalancer, isPublic, tlsSettings } from './load-balancer.ts';
import { idOf, inheritedTags, metadataOf, nameOf, observedLabels, type Labels } from './metadata.ts';

/** One endpoint for every port of every Service of type LoadBalancer. */
export async function readServices(
  session: Session,
  tables: { readonly namespaces: Promise<Table<Labels>> },
): Promise<void> {
  const namespaces = await tables.namespaces;
  await readSource(session, plan.services, async (item, reading) => {
    if (textAt(item, 'spec', 'type') !== 'LoadBalancer') return;
    const metadata = metadataOf(item);
    const addresses = addressesOf(item);
    for (const port of listAt(item, 'spec', 'ports')) {
      const number = integerAt(port, 'port') ?? 0;
      await emitRecord(session, {
        type: 'endpoint',
        id: `${idOf(session, plan.services, metadata)}/${number}`,
        name: `${nameOf(metadata)}:${number}`,
        properties: {
          tags: inheritedTags(session, namespaces, metadata.namespace, metadata.labels),
          ...atTheBalancer(session, plan.services),
          public: isPublic(session, plan.services, addresses),
          tls: delegated(
            session,
            `${operationOf(plan.services)} (tls)`,
            'A Service does not say whether its port speaks TLS.',
          ),
          ...tlsSettings(session, plan.services),
        },
        observed: {
          labels: observedLabels(session, metadata.labels),
          port: number,
          protocol: textAt(port, 'protocol'),
          addresses,
        },
        reading,
      });
    }
  });
}
