import type { AccountSummary } from './account-summary.ts';
import { readHolders, type Holder } from './grant-holders.ts';
import { emitInline, emitManaged, emitTrust, type ManagedPolicy } from './grant-records.ts';
import { readPages, type Pages } from './pages.ts';
import { judgePolicy, type PolicyVerdict } from './project/policy.ts';
import { ask, type Provenance, type Session } from './session.ts';

const operation = 'iam:GetAccountAuthorizationDetails';

/** Documents of AWS' own policies are left out: they are many, long and public; who holds them shows at the holders. */
const Filter = ['User', 'Role', 'Group', 'LocalManagedPolicy'] as const;

/** The policies of AWS that grant what the checks look for. */
const awsPolicies: Readonly<Record<string, PolicyVerdict>> = {
  AdministratorAccess: { fullRights: true, wildcardSecrets: true },
  PowerUserAccess: { fullRights: true, wildcardSecrets: true },
  SecretsManagerReadWrite: { fullRights: false, wildcardSecrets: true },
};

type Holdings = { readonly policies: Map<string, ManagedPolicy>; readonly holders: Map<string, Holder[]> };

/**
 * Reads who may do what. Policies that stand in a user, group or role are written as they come; managed policies once all
 * their holders are known, since any page may name one more.
 */
export async function collectGrants(session: Session, summary: Promise<AccountSummary>): Promise<void> {
  const { IAMClient, GetAccountAuthorizationDetailsCommand } = await import('@aws-sdk/client-iam');
  const client = session.clients.open(IAMClient, session.home);
  const holdings: Holdings = { policies: new Map(), holders: new Map() };
  const got = await readPages(
    session,
    { operation, region: 'global' },
    (token, page) => {
      const paging = token === undefined ? {} : { Marker: token };
      const command = new GetAccountAuthorizationDetailsCommand({ Filter: [...Filter], MaxItems: 1000, ...paging });
      const question = { operation, region: session.home, parameters: { Filter, MaxItems: 1000, page } } as const;
      return ask(session, question, command, (options) => client.send(command, options));
    },
    async ({ output, provenance }) => {
      const holders = readHolders(session, output);
      for (const holder of holders) {
        if (holder.kind === 'role') await emitTrust(session, provenance, holder);
        await emitInline(session, provenance, holder);
        noteAttached(holdings, holder, provenance);
      }
      const policies = output.Policies ?? [];
      for (const {
        Arn: arn = '',
        PolicyName: name = lastPart(arn),
        PolicyVersionList: versions = [],
        PermissionsBoundaryUsageCount,
      } of policies) {
        const document = versions.find(({ IsDefaultVersion }) => IsDefaultVersion)?.Document;
        const verdict = document === undefined ? null : judgePolicy(document);
        const boundaries = PermissionsBoundaryUsageCount ?? 0;
        holdings.policies.set(arn, { arn, name, kind: 'customer-managed policy', verdict, boundaries, provenance });
      }
      return { read: holders.length + policies.length, next: output.IsTruncated ? output.Marker : undefined };
    },
  );
  const gaps = await coverGrants(session, got, (await summary).identities);
  const missing = gaps[0] === undefined ? null : { gap: gaps[0] };
  for (const policy of holdings.policies.values()) {
    await emitManaged(session, policy, holdings.holders.get(policy.arn) ?? [], missing);
  }
}

function noteAttached({ policies, holders }: Holdings, holder: Holder, provenance: Provenance): void {
  for (const arn of holder.attached) {
    holders.set(arn, [...(holders.get(arn) ?? []), holder]);
    const name = /^arn:[^:]*:iam::aws:policy\/(.+)$/.exec(arn)?.[1];
    const verdict = name === undefined ? undefined : awsPolicies[name];
    if (name === undefined || verdict === undefined) continue;
    policies.set(arn, { arn, name, kind: 'AWS-managed policy', verdict, boundaries: 0, provenance });
  }
}

/** The account summary counts users, groups, roles and policies: the witness that no page got lost. */
async function coverGrants(session: Session, got: Pages, count: number | null): Promise<readonly string[]> {
  const witness =
    count === null || got.gaps.length > 0
      ? null
      : { operation: 'iam:GetAccountSummary', count, agrees: count === got.read };
  const message = `The listing gave ${got.read} users, groups, roles and policies, the account counts ${count}.`;
  const lost = { operation, scope: 'global', kind: 'truncated', message } as const;
  const gaps = witness?.agrees === false ? [session.ledger.note(lost).gap] : got.gaps;
  session.ledger.cover({ operation, scope: 'global', ...got, gaps, witness });
  return gaps;
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
