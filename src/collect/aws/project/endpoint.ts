import type { CollectedProperties, Unknown } from '../../../ontology/resource.ts';
import type { SslPolicy } from './ssl-policy.ts';
import { isUnknown, type RowReader } from '../row.ts';

type Endpoint = CollectedProperties<'endpoint'>;

/** What a listener takes over from its load balancer. */
export type LoadBalancer = {
  readonly name: string;
  readonly public: boolean | Unknown;
  readonly zones: readonly string[] | Unknown;
};

/** ElasticLoadBalancingV2::LoadBalancer -> what its listeners take over from it. */
export function projectLoadBalancer(reader: RowReader): LoadBalancer {
  const scheme = reader.text('configuration.scheme');
  return {
    name: reader.maybe('resourceName') ?? reader.maybe('resourceId') ?? '',
    public: isUnknown(scheme) ? scheme : scheme === 'internet-facing',
    zones: reader.texts('configuration.availabilityZones.zoneName'),
  };
}

/** ElasticLoadBalancingV2::Listener, its load balancer and its TLS policy -> endpoint. */
export function projectListener(
  reader: RowReader,
  region: string,
  balancer: LoadBalancer | Unknown,
  policy: (name: string) => SslPolicy | Unknown,
): Endpoint {
  const tls = tlsOf(reader);
  return {
    place: region,
    public: isUnknown(balancer) ? balancer : balancer.public,
    zones: isUnknown(balancer) ? balancer : balancer.zones,
    tls,
    redirectsToTls: redirectOf(reader),
    ...protocolsOf(reader, tls, policy),
  };
}

/** What passes TCP through may well be TLS, spoken by the target behind it: that is not for the load balancer to say. */
function tlsOf(reader: RowReader): boolean | Unknown {
  const protocol = reader.text('configuration.Protocol');
  if (isUnknown(protocol)) return protocol;
  if (protocol === 'HTTPS' || protocol === 'TLS') return true;
  if (protocol === 'HTTP') return false;
  const message = 'The listener passes the traffic through; whether it is encrypted is up to the target behind it.';
  return reader.missing('configuration.Protocol', { kind: 'delegated', message });
}

/** Answers every request with a redirect to HTTPS; a listener with any other action serves content. */
function redirectOf(reader: RowReader): boolean | Unknown {
  const actions = reader.texts('configuration.DefaultActions.Type');
  if (isUnknown(actions)) return actions;
  if (actions.length === 0 || actions.some((type) => type !== 'redirect')) return false;
  const targets = reader.texts('configuration.DefaultActions.RedirectConfig.Protocol');
  return isUnknown(targets) ? targets : targets.every((protocol) => protocol === 'HTTPS');
}

function protocolsOf(
  reader: RowReader,
  tls: boolean | Unknown,
  policy: (name: string) => SslPolicy | Unknown,
): Pick<Endpoint, 'minTlsVersion' | 'weakCiphers'> {
  if (isUnknown(tls)) return { minTlsVersion: tls, weakCiphers: tls };
  if (!tls) return { minTlsVersion: null, weakCiphers: null };
  const name = reader.text('configuration.SslPolicy');
  const known = isUnknown(name) ? name : policy(name);
  return isUnknown(known) ? { minTlsVersion: known, weakCiphers: known } : known;
}
