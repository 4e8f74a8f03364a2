import type { CollectedProperties, Unknown } from '../../../ontology/resource.ts';
import { listAt, textAt } from '../json.ts';
import { operationOf, type Source } from '../plan.ts';
import { delegated, notShown, type Session } from '../session.ts';
import { isPublicAddress } from './address.ts';

/** The addresses that a controller has reported. */
export function addressesOf(item: unknown): readonly string[] {
  return listAt(item, 'status', 'loadBalancer', 'ingress').flatMap(
    (entry) => textAt(entry, 'ip') ?? textAt(entry, 'hostname') ?? [],
  );
}

/** An address of the internet is reachable from it; a private one is not; a name only the cloud can explain. */
export function isPublic(session: Session, source: Source, addresses: readonly string[]): boolean | Unknown {
  const verdicts = addresses.map(isPublicAddress);
  if (verdicts.includes(true)) return true;
  if (verdicts.length > 0 && verdicts.every((verdict) => verdict === false)) return false;
  const operation = `${operationOf(source)} (public)`;
  if (addresses.length === 0) {
    return {
      gap: session.journal.noteGap(
        `${operation}, status`,
        'not-recorded',
        'No controller has reported an address yet.',
      ),
    };
  }
  return delegated(session, operation, 'Whether the load balancer is open to the internet, only the cloud can say.');
}

/** Where the listener stands is a matter of the load balancer in front. */
export function atTheBalancer(
  session: Session,
  source: Source,
): Pick<CollectedProperties<'endpoint'>, 'place' | 'zones'> {
  const gap = delegated(
    session,
    `${operationOf(source)} (place)`,
    'Where the load balancer stands, only its provider can say.',
  );
  return { place: gap, zones: gap };
}

/** TLS versions, cipher suites and redirects stand in the ConfigMap of the controller, and ConfigMaps are not read. */
export function tlsSettings(
  session: Session,
  source: Source,
): Pick<CollectedProperties<'endpoint'>, 'minTlsVersion' | 'weakCiphers' | 'redirectsToTls'> {
  const gap = notShown(
    session,
    `${operationOf(source)} (tls settings)`,
    'TLS settings stand with the controller, in ConfigMaps that are not read.',
  );
  return { minTlsVersion: gap, weakCiphers: gap, redirectsToTls: gap };
}
