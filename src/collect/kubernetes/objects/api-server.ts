import type { Unknown } from '../../../ontology/resource.ts';
import { listAt, textsAt } from '../json.ts';
import { plan } from '../plan.ts';
import { readSource } from '../read/source.ts';
import { delegated, type Session } from '../session.ts';

/** The flags of an API server that are looked at; all others are dropped. */
const auditFlags = ['audit-log-path', 'audit-webhook-config-file', 'audit-policy-file'] as const;

type AuditFlags = Readonly<Partial<Record<(typeof auditFlags)[number], string>>>;

/** Whether the API servers write an audit log, and the flags that say so. */
export type AuditLog = { readonly auditLog: boolean | Unknown; readonly observed: readonly AuditFlags[] };

export async function readAuditLog(session: Session): Promise<AuditLog> {
  const servers: AuditFlags[] = [];
  const { gap } = await readSource(session, plan.apiServers, (item) => {
    servers.push(auditFlagsOf(item));
  });
  if (gap !== null) return { auditLog: { gap }, observed: servers };
  if (servers.length === 0) {
    const message =
      'The pods of the API server are not visible (managed control plane); only its provider shows the audit log.';
    return { auditLog: delegated(session, 'list v1/pods (audit log)', message), observed: [] };
  }
  return { auditLog: servers.every(writesAuditLog), observed: servers };
}

/** A destination alone records nothing: without a policy no event is taken. */
export function writesAuditLog(flags: AuditFlags): boolean {
  const destination = flags['audit-log-path'] ?? flags['audit-webhook-config-file'];
  return destination !== undefined && flags['audit-policy-file'] !== undefined;
}

/** Flags come as `--name=value` or as two words, in the command or in its arguments. */
export function auditFlagsOf(pod: unknown): AuditFlags {
  const words = listAt(pod, 'spec', 'containers').flatMap((container) => [
    ...textsAt(container, 'command'),
    ...textsAt(container, 'args'),
  ]);
  const found = auditFlags.flatMap((flag) => {
    const index = words.findIndex((word) => word === `--${flag}` || word.startsWith(`--${flag}=`));
    const word = words[index];
    if (word === undefined) return [];
    const value = word.includes('=') ? word.slice(word.indexOf('=') + 1) : (words[index + 1] ?? '');
    return value === '' ? [] : [[flag, value] as const];
  });
  return Object.fromEntries(found);
}
