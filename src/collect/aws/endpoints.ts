import type { Unknown } from '../../ontology/resource.ts';
import { listConfig, type Item, type RegionFacts } from './listing.ts';
import { readPages } from './pages.ts';
import { projectListener, projectLoadBalancer, type LoadBalancer } from './project/endpoint.ts';
import { judgeSslPolicy, type SslPolicy } from './project/ssl-policy.ts';
import { emitItem } from './resources.ts';
import { ask, type Session } from './session.ts';

const operation = 'elasticloadbalancing:DescribeSSLPolicies';
const balancerType = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const listenerType = 'AWS::ElasticLoadBalancingV2::Listener';

type Policies = (name: string) => SslPolicy | Unknown;

/** Lists load balancers, then their listeners: each listener is an endpoint. Policies are read when the first one needs TLS. */
export async function collectEndpoints(session: Session, facts: RegionFacts): Promise<void> {
  const { region } = facts;
  const balancers = new Map<string, LoadBalancer>();
  const gap = await listConfig(session, facts, balancerType, async (page) => {
    for (const { reader } of page) balancers.set(reader.maybe('arn') ?? '', projectLoadBalancer(reader));
  });
  let policies: Promise<Policies> | null = null;
  await listConfig(session, facts, listenerType, async (page) => {
    for (const item of page) {
      if (item.reader.maybe('configuration.SslPolicy') !== null) policies ??= readPolicies(session, region);
      const known = await policies;
      const arn = item.reader.maybe('configuration.LoadBalancerArn') ?? '';
      const balancer = balancers.get(arn) ?? (gap === null ? orphan(session, region) : { gap });
      await emitListener(session, region, item, balancer, known ?? (() => orphan(session, region)));
    }
  });
}

async function emitListener(
  session: Session,
  region: string,
  item: Item,
  balancer: LoadBalancer | Unknown,
  policies: Policies,
): Promise<void> {
  const { reader } = item;
  const port = ['configuration.Protocol', 'configuration.Port'].flatMap((path) => reader.maybe(path) ?? []).join(':');
  const name = 'gap' in balancer ? (reader.maybe('resourceId') ?? '') : balancer.name;
  const properties = projectListener(reader, region, balancer, policies);
  const observed = 'gap' in balancer ? {} : { loadBalancer: balancer };
  await emitItem(session, { region, type: listenerType }, 'endpoint', item, properties, {
    name: `${name} ${port}`.trim(),
    observed,
  });
}

function orphan({ ledger }: Session, region: string): Unknown {
  const message = 'AWS Config lists a listener without its load balancer.';
  return ledger.note({
    operation: `config:SelectResourceConfig ${listenerType} LoadBalancer`,
    scope: region,
    kind: 'not-recorded',
    message,
  });
}

/** All predefined policies of a region come in one answer. */
async function readPolicies(session: Session, region: string): Promise<Policies> {
  const { ElasticLoadBalancingV2Client, DescribeSSLPoliciesCommand } =
    await import('@aws-sdk/client-elastic-load-balancing-v2');
  const client = session.clients.open(ElasticLoadBalancingV2Client, region);
  const known = new Map<string, SslPolicy | null>();
  const got = await readPages(
    session,
    { operation, region },
    (token) => {
      const command = new DescribeSSLPoliciesCommand({ PageSize: 400, ...(token !== undefined && { Marker: token }) });
      const question = { operation, region, parameters: { PageSize: 400 } } as const;
      return ask(session, question, command, (options) => client.send(command, options));
    },
    async ({ output }) => {
      const policies = output.SslPolicies ?? [];
      for (const { Name = '', SslProtocols = [], Ciphers = [] } of policies) {
        known.set(
          Name,
          judgeSslPolicy(
            SslProtocols,
            Ciphers.flatMap((cipher) => cipher.Name ?? []),
          ),
        );
      }
      return { read: policies.length, next: output.NextMarker };
    },
  );
  session.ledger.cover({ operation, scope: region, ...got });
  const [failed] = got.gaps;
  return (name) => known.get(name) ?? (failed === undefined ? unknownPolicy(session, region) : { gap: failed });
}

function unknownPolicy({ ledger }: Session, region: string): Unknown {
  const message = 'A listener uses a TLS policy of which the service says nothing that this version can read.';
  return ledger.note({ operation: `${operation} (unknown policy)`, scope: region, kind: 'unsupported', message });
}
