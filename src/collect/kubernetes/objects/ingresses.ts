import type { Unknown } from '../../../ontology/resource.ts';
import { emitRecord } from '../emit.ts';
import { at, listAt, textAt, textsAt } from '../json.ts';
import { operationOf, plan } from '../plan.ts';
import { readSource } from '../read/source.ts';
import { delegated, type Session } from '../session.ts';
import { addressesOf, atTheBalancer, isPublic, tlsSettings } from './load-balancer.ts';
import { idOf, metadataOf, nameOf } from './metadata.ts';

/** Classes behind which a load balancer of the cloud ends TLS with a certificate that the Ingress does not name. */
const cloudClasses: readonly string[] = [
  'alb',
  'gce',
  'gce-internal',
  'azure-application-gateway',
  'azure/application-gateway',
];

/** One endpoint for every host of every Ingress. */
export async function readIngresses(session: Session): Promise<void> {
  await readSource(session, plan.ingresses, async (item, reading) => {
    const metadata = metadataOf(item);
    const addresses = addressesOf(item);
    const ingressClass = textAt(item, 'spec', 'ingressClassName');
    for (const host of hostsOf(item)) {
      const tls = tlsOfHost(session, item, host, ingressClass);
      await emitRecord(session, {
        type: 'endpoint',
        id: `${idOf(session, plan.ingresses, metadata)}/${host}`,
        name: host === '*' ? `${nameOf(metadata)} (*)` : host,
        properties: {
          ...atTheBalancer(session, plan.ingresses),
          public: isPublic(session, plan.ingresses, addresses),
          tls,
          ...tlsSettings(session, plan.ingresses),
          ...(tls === false ? { minTlsVersion: null, weakCiphers: null } : {}),
        },
        observed: {
          ingressClassName: ingressClass,
          host,
          tlsHosts: listAt(item, 'spec', 'tls').map((entry) => textsAt(entry, 'hosts')),
          addresses,
        },
        reading,
      });
    }
  });
}

/** Hosts of the rules; `*` stands for a rule or a backend that takes every host. */
function hostsOf(item: unknown): readonly string[] {
  const rules = listAt(item, 'spec', 'rules').map((rule) => textAt(rule, 'host') ?? '*');
  const backend = at(item, 'spec', 'defaultBackend') === undefined ? [] : ['*'];
  return [...new Set([...rules, ...backend])].toSorted();
}

function tlsOfHost(session: Session, item: unknown, host: string, ingressClass: string | null): boolean | Unknown {
  if (listAt(item, 'spec', 'tls').some((entry) => coversHost(textsAt(entry, 'hosts'), host))) return true;
  if (ingressClass === null || !cloudClasses.includes(ingressClass)) return false;
  return delegated(
    session,
    `${operationOf(plan.ingresses)} (tls)`,
    'The load balancer of the cloud ends TLS; only the cloud shows it.',
  );
}

/** Whether a certificate entry is for this host; one without hosts is for all. */
export function coversHost(hosts: readonly string[], host: string): boolean {
  if (hosts.length === 0) return true;
  return hosts.some(
    (entry) => entry === host || (entry.startsWith('*.') && host.slice(host.indexOf('.')) === entry.slice(1)),
  );
}
