import type { CollectedProperties } from '../../ontology/resource.ts';
import type { AccountPart } from './account.ts';
import { ask, isFailure, noteFailure, type Session } from './session.ts';

const operation = 'iam:GetAccountSummary';

/** What the summary says about the root user, and what it counts: the witness of the other listings of IAM. */
export type AccountSummary = {
  readonly part: AccountPart;
  readonly users: number | null;
  /** Users, groups, roles and managed policies of the customer. */
  readonly identities: number | null;
};

/** Reads the account summary. */
export async function readAccountSummary(session: Session): Promise<AccountSummary> {
  const { IAMClient, GetAccountSummaryCommand } = await import('@aws-sdk/client-iam');
  const client = session.clients.open(IAMClient, session.home);
  const question = { operation, region: session.home, parameters: {} } as const;
  const command = new GetAccountSummaryCommand({});
  const asked = await ask(session, question, command, (options) => client.send(command, options));
  const cover = (answered: number, gaps: readonly string[]): void =>
    session.ledger.cover({ operation, scope: 'global', read: answered, pages: answered, gaps });
  if (isFailure(asked)) {
    const unknown = noteFailure(session, { operation, region: 'global' }, asked);
    cover(0, [unknown.gap]);
    return {
      part: { properties: { rootMfa: unknown, rootAccessKeys: unknown, rootPassword: unknown } },
      users: null,
      identities: null,
    };
  }
  const summary: Readonly<Record<string, number | undefined>> = asked.output.SummaryMap ?? {};
  const flag = (name: string): NonNullable<CollectedProperties<'account'>['rootMfa']> => {
    const value = summary[name];
    if (value !== undefined) return value > 0;
    const message = `The account summary has no entry ${name}.`;
    return session.ledger.note({ operation: `${operation} ${name}`, scope: 'global', kind: 'not-recorded', message });
  };
  const properties = {
    rootMfa: flag('AccountMFAEnabled'),
    rootAccessKeys: flag('AccountAccessKeysPresent'),
    rootPassword: flag('AccountPasswordPresent'),
  };
  const { AccountMFAEnabled, AccountAccessKeysPresent, AccountPasswordPresent } = summary;
  cover(1, []);
  return {
    part: {
      properties,
      provenance: asked.provenance,
      observed: { AccountMFAEnabled, AccountAccessKeysPresent, AccountPasswordPresent },
    },
    users: summary['Users'] ?? null,
    identities: sum(summary, ['Users', 'Groups', 'Roles', 'Policies']),
  };
}

function sum(summary: Readonly<Record<string, number | undefined>>, names: readonly string[]): number | null {
  const counts = names.flatMap((name) => summary[name] ?? []);
  return counts.length === names.length ? counts.reduce((total, count) => total + count, 0) : null;
}
