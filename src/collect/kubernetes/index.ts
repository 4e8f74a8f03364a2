import type { KubernetesTarget } from '../../model/config.ts';
import type { CollectedTarget } from '../../model/evidence.ts';
import { resourceTypes } from '../../ontology/resource.ts';
import type { Collector, CollectorContext, CollectorResult } from '../collector.ts';
import { readCnpg } from './backups/cnpg.ts';
import { readK8up } from './backups/k8up.ts';
import { readVelero } from './backups/velero.ts';
import { connect, type Connection } from './connect/connect.ts';
import { failureOf, Failure } from './failure.ts';
import { createJournal, type Journal } from './journal.ts';
import { readBindings } from './objects/access-grants.ts';
import { readAuditLog } from './objects/api-server.ts';
import { askVersion, emitCluster } from './objects/cluster.ts';
import { readIngresses } from './objects/ingresses.ts';
import { readNamespaces } from './objects/namespaces.ts';
import { readNetworkPlugin } from './objects/network-plugin.ts';
import { readNetworkPolicies } from './objects/network-policies.ts';
import { readNodes } from './objects/nodes.ts';
import { readRoles } from './objects/roles.ts';
import { readServices } from './objects/services.ts';
import { readClaims, readStorageClasses, readVolumes } from './objects/volumes.ts';
import { readBudgets, readWorkloads } from './objects/workloads.ts';
import { plan, uninterpreted, type Source } from './plan.ts';
import { createDiscovery } from './read/discovery.ts';
import { countSource } from './read/source.ts';
import type { Session } from './session.ts';

export { clusterRoleRules } from './cluster-role.ts';

/** Every type that rests on a source of the plan. */
const feeds = resourceTypes.filter((type) =>
  [...Object.values<Source>(plan), ...uninterpreted].some(({ types }) => types.includes(type)),
);

/** Reads a cluster through its API: objects only, no secrets, no ConfigMaps, no logs. */
export const kubernetesCollector: Collector<KubernetesTarget> = { name: 'kubernetes', feeds, collect };

async function collect(context: CollectorContext<KubernetesTarget>): Promise<CollectorResult> {
  const journal = createJournal(context.target.id);
  let connection: Connection | null = null;
  try {
    connection = await connect(context).catch((error: unknown) => {
      throw failureOf(error, context.signal);
    });
    const discovery = createDiscovery(connection.client, journal, context.signal);
    await readCluster({ context, connection, journal, discovery });
  } catch (error) {
    // Faults of our own must not look like faults of the target.
    if (!(error instanceof Failure)) throw error;
    noteUnreachable(journal, failureOf(error, context.signal));
    return result(context, null, journal);
  } finally {
    connection?.client.close();
  }
  return result(context, connection, journal);
}

/** Everything side by side; whoever joins two lists waits for the one that is kept. */
async function readCluster(session: Session): Promise<void> {
  const { context } = session;
  const version = await askVersion(session);
  context.progress(`Kubernetes ${version.version ?? ''} at ${session.connection.endpoint}`);
  const tables = {
    namespaces: readNamespaces(session),
    nodes: readNodes(session),
    claims: readClaims(session),
    storageClasses: readStorageClasses(session),
    budgets: readBudgets(session),
    clusterRoles: readRoles(session, plan.clusterRoles),
    roles: readRoles(session, plan.roles),
  };
  await Promise.all([
    ...Object.values<Promise<unknown>>(tables),
    emitCluster(session, version, { audit: readAuditLog(session), plugin: readNetworkPlugin(session) }),
    readVolumes(session, tables),
    readWorkloads(session, plan.deployments, tables),
    readWorkloads(session, plan.statefulSets, tables),
    readNetworkPolicies(session),
    readIngresses(session),
    readServices(session),
    readBindings(session, plan.clusterRoleBindings, tables),
    readBindings(session, plan.roleBindings, tables),
    readVelero(session, tables),
    readCnpg(session, tables),
    readK8up(session),
    ...uninterpreted.map((source) => countSource(session, source)),
  ]);
}

function noteUnreachable(journal: Journal, { kind, message }: Failure): void {
  const gap = journal.noteGap('connect', kind, message);
  journal.noteCoverage({
    operation: 'connect',
    scope: 'global',
    kind: 'answer',
    types: feeds,
    read: 0,
    pages: 0,
    witness: null,
    gaps: [gap],
  });
}

function result(
  { target }: CollectorContext<KubernetesTarget>,
  connection: Connection | null,
  journal: Journal,
): CollectorResult {
  const reached: CollectedTarget = {
    id: target.id,
    provider: 'kubernetes',
    account: connection?.cluster ?? '',
    principal: connection?.principal ?? '',
    endpoint: connection?.endpoint ?? '',
    regions: [],
    protection: target.protection,
  };
  return { target: reached, coverage: journal.coverage(), gaps: journal.gaps() };
}
