import type { CollectedProperties } from '../../ontology/resource.ts';
import type { Caller } from './caller.ts';
import { emit, type Provenance, type Session } from './session.ts';

/** What one operation says about the account. Without an answer it has no provenance, only unknowns. */
export type AccountPart = {
  readonly properties: CollectedProperties<'account'>;
  readonly provenance?: Provenance;
  readonly observed?: Readonly<Record<string, unknown>>;
  readonly stateAsOf?: string | null;
};

/**
 * Writes the account: one record for each operation that answered, and one from the caller's identity for what nobody
 * answered. So the account stands in the evidence even when nothing but its number is known.
 */
export async function emitAccount(session: Session, caller: Caller, parts: readonly AccountPart[]): Promise<void> {
  const { account } = session.caller;
  const subject = {
    type: 'account',
    id: `arn:${partitionOf(caller)}:iam::${account}:root`,
    name: account,
    region: 'global',
  } as const;
  const unanswered = parts.filter(({ provenance }) => provenance === undefined).map(({ properties }) => properties);
  const properties: CollectedProperties<'account'> = Object.assign({}, ...unanswered);
  await emit(session, caller.provenance, { subject, properties, observed: { Account: account } });
  for (const { provenance, observed = {}, ...part } of parts) {
    if (provenance) await emit(session, provenance, { subject, observed, ...part });
  }
}

/** `aws`, or the name of one of its separate worlds: `aws-cn`, `aws-us-gov`, `aws-eusc`. */
function partitionOf(caller: Caller): string {
  return caller.output.Arn?.split(':')[1] || 'aws';
}
