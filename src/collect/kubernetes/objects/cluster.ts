import { createHash } from 'node:crypto';
import { requireSuccess } from '../connect/answer.ts';
import { emitRecord } from '../emit.ts';
import { textAt } from '../json.ts';
import { parseJson, type Reading } from '../read/page.ts';
import type { Session } from '../session.ts';
import type { AuditLog } from './api-server.ts';
import type { NetworkPlugin } from './network-plugin.ts';
import { idOf } from './metadata.ts';

const operation = 'get /version';

/** The first answer of the cluster: its version. Throws a Failure when the cluster cannot be reached or does not let us in. */
export async function askVersion(
  session: Session,
): Promise<{ readonly version: string | null; readonly reading: Reading }> {
  const { body, from, to } = requireSuccess(await session.connection.client.get('/version'));
  const version = textAt(parseJson(body), 'gitVersion');
  const sha256 = createHash('sha256').update(body).digest('hex');
  session.journal.noteCoverage({
    operation,
    scope: 'global',
    kind: 'answer',
    types: ['cluster'],
    read: 1,
    pages: 1,
    witness: null,
    gaps: [],
  });
  return { version, reading: { operation, parameters: {}, from, to, sha256 } };
}

/** Writes what is known about the cluster as a whole. */
export async function emitCluster(
  session: Session,
  { version, reading }: Awaited<ReturnType<typeof askVersion>>,
  parts: { readonly audit: Promise<AuditLog>; readonly plugin: Promise<NetworkPlugin> },
): Promise<void> {
  const [audit, plugin] = await Promise.all([parts.audit, parts.plugin]);
  const { cluster } = session.connection;
  await emitRecord(session, {
    type: 'cluster',
    id: idOf(session, { group: '', kind: 'Cluster' }, { namespace: null, name: cluster }),
    name: cluster,
    properties: {
      version: version ?? { gap: session.journal.noteGap(operation, 'failed', 'The answer names no version.') },
      auditLog: audit.auditLog,
      networkPolicyEnforced: plugin.enforced,
    },
    observed: { gitVersion: version, auditFlags: audit.observed, networkPlugins: plugin.observed },
    reading,
  });
}
