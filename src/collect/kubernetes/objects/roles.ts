import { listAt, textAt, textsAt, type Json } from '../json.ts';
import type { plan } from '../plan.ts';
import { readTable, type Table } from '../read/source.ts';
import type { Session } from '../session.ts';
import { metadataOf } from './metadata.ts';

/** What is kept of a role: what the checks ask for, and the rules that decide it. */
export type Role = {
  readonly empty: boolean;
  readonly fullRights: boolean;
  readonly wildcardSecrets: boolean;
  readonly decisiveRules: readonly Json[];
};

export async function readRoles(
  session: Session,
  source: typeof plan.clusterRoles | typeof plan.roles,
): Promise<Table<Role>> {
  return readTable(session, source, (item) => {
    const { namespace, name } = metadataOf(item);
    return [roleKey(namespace, name), roleOf(listAt(item, 'rules'))];
  });
}

/** ClusterRoles have no namespace, so one table can hold both kinds. */
function roleKey(namespace: string | null, name: string): string {
  return `${namespace ?? ''}/${name}`;
}

/** A ClusterRole that only aggregates others has no rules until the controller has filled it: then it grants nothing. */
function roleOf(rules: readonly unknown[]): Role {
  const full = rules.filter(grantsEverything);
  const secrets = rules.filter(grantsAllOnSecrets);
  const decisive = [...new Set([...full, ...secrets])].map((rule) => ({
    apiGroups: textsAt(rule, 'apiGroups'),
    resources: textsAt(rule, 'resources'),
    verbs: textsAt(rule, 'verbs'),
  }));
  return {
    empty: rules.length === 0,
    fullRights: full.length > 0,
    wildcardSecrets: secrets.length > 0,
    decisiveRules: decisive,
  };
}

function grantsEverything(rule: unknown): boolean {
  return ['apiGroups', 'resources', 'verbs'].every((field) => textsAt(rule, field).includes('*')) && isUnnamed(rule);
}

function grantsAllOnSecrets(rule: unknown): boolean {
  const groups = textsAt(rule, 'apiGroups');
  const resources = textsAt(rule, 'resources');
  return (
    (groups.includes('') || groups.includes('*')) &&
    (resources.includes('secrets') || resources.includes('*')) &&
    textsAt(rule, 'verbs').includes('*') &&
    isUnnamed(rule)
  );
}

/** A rule for named objects is no wildcard. */
function isUnnamed(rule: unknown): boolean {
  return listAt(rule, 'resourceNames').length === 0;
}

/** The key of the role that a binding refers to. */
export function referencedRole(binding: unknown, namespace: string | null): string {
  const clusterWide = textAt(binding, 'roleRef', 'kind') === 'ClusterRole';
  return roleKey(clusterWide ? null : namespace, textAt(binding, 'roleRef', 'name') ?? '');
}
