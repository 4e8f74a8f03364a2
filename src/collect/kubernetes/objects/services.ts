import { emitRecord } from '../emit.ts';
import { integerAt, listAt, textAt } from '../json.ts';
import { operationOf, plan } from '../plan.ts';
import { readSource } from '../read/source.ts';
import { delegated, type Session } from '../session.ts';
import { addressesOf, atTheBalancer, isPublic, tlsSettings } from './load-balancer.ts';
import { idOf, metadataOf, nameOf } from './metadata.ts';

/** One endpoint for every port of every Service of type LoadBalancer. */
export async function readServices(session: Session): Promise<void> {
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
          port: number,
          protocol: textAt(port, 'protocol'),
          addresses,
        },
        reading,
      });
    }
  });
}
