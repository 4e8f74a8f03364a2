import type { Unknown } from '../../../ontology/resource.ts';
import { emitRecord } from '../emit.ts';
import { listAt, textAt } from '../json.ts';
import { operationOf, plan } from '../plan.ts';
import { readSource, type Table } from '../read/source.ts';
import type { Session } from '../session.ts';
import { holdersOf } from './holders.ts';
import { idOf, metadataOf, nameOf, pickLabels } from './metadata.ts';
import { referencedRole, type Role } from './roles.ts';

export type RoleTables = {
  readonly clusterRoles: Promise<Table<Role>>;
  readonly roles: Promise<Table<Role>>;
};

type Rights = { readonly fullRights: boolean | Unknown; readonly wildcardSecrets: boolean | Unknown };

/** One grant for every binding that grants something to somebody. */
export async function readBindings(
  session: Session,
  source: typeof plan.clusterRoleBindings | typeof plan.roleBindings,
  tables: RoleTables,
): Promise<void> {
  const [clusterRoles, roles] = await Promise.all([tables.clusterRoles, tables.roles]);
  await readSource(session, source, async (item, reading) => {
    const metadata = metadataOf(item);
    const subjects = listAt(item, 'subjects');
    const clusterWide = textAt(item, 'roleRef', 'kind') === 'ClusterRole';
    const table = clusterWide ? clusterRoles : roles;
    const role = table.rows.get(referencedRole(item, metadata.namespace));
    // Nobody holds it, or there is nothing to hold.
    if (subjects.length === 0 || role?.empty) return;
    const holders = holdersOf(subjects, metadata.namespace, session.context.pseudonym);
    const shown = { ...metadata, name: holders.hidePersons(metadata.name) };
    await emitRecord(session, {
      type: 'access-grant',
      id: idOf(session, source, shown),
      name: nameOf(shown),
      properties: {
        kind: source.kind,
        ...rightsOf(session, item, role, table.gap),
        selfWritten: !isPlatformRole(clusterWide, textAt(item, 'roleRef', 'name')),
        onlyNamedGroups: holders.onlyNamedGroups,
        publicHolder: holders.publicHolder,
        // The label alone can be set by anybody; what Kubernetes made is for holders of its own.
        providerDefault: metadata.labels['kubernetes.io/bootstrapping'] === 'rbac-defaults' && holders.onlySystem,
        holders: holders.names,
      },
      observed: {
        labels: pickLabels(metadata.labels, ['kubernetes.io/bootstrapping']),
        roleRef: {
          kind: textAt(item, 'roleRef', 'kind'),
          name: holders.hidePersons(textAt(item, 'roleRef', 'name') ?? ''),
        },
        subjects: holders.names,
        decisiveRules: role?.decisiveRules ?? null,
      },
      reading,
    });
  });
}

/** The roles with full or wide rights that every cluster brings along. */
const platformRoles = ['cluster-admin', 'admin', 'edit', 'view'];

function isPlatformRole(clusterWide: boolean, name: string | null): boolean {
  return clusterWide && name !== null && (platformRoles.includes(name) || name.startsWith('system:'));
}

function rightsOf(session: Session, binding: unknown, role: Role | undefined, listGap: string | null): Rights {
  if (role) return { fullRights: role.fullRights, wildcardSecrets: role.wildcardSecrets };
  // The one role whose content is known without reading it.
  const isAdmin =
    textAt(binding, 'roleRef', 'kind') === 'ClusterRole' && textAt(binding, 'roleRef', 'name') === 'cluster-admin';
  if (isAdmin) return { fullRights: true, wildcardSecrets: true };
  const gap = { gap: listGap ?? dangling(session) };
  return { fullRights: gap, wildcardSecrets: gap };
}

/** Who may make the role decides what the binding will grant. */
function dangling(session: Session): string {
  const message = 'The role that the binding refers to does not exist; whoever makes it decides what is granted.';
  return session.journal.noteGap(`${operationOf(plan.roles)} (missing role)`, 'not-recorded', message);
}
