import type { CollectedProperties, Unknown } from '../../ontology/resource.ts';
import { unreadablePolicy, type Holder } from './grant-holders.ts';
import { judgePolicy, type PolicyVerdict } from './project/policy.ts';
import { isUnknown } from './row.ts';
import { emit, type Provenance, type Session } from './session.ts';

type Grant = CollectedProperties<'access-grant'>;

/** A managed policy that was met: its own document, or the verdict that is known of one of AWS' own. */
export type ManagedPolicy = {
  readonly arn: string;
  readonly name: string;
  readonly kind: 'customer-managed policy' | 'AWS-managed policy';
  /** Null when its document cannot be read. */
  readonly verdict: PolicyVerdict | null;
  /** How many users and roles it bounds; a boundary grants nothing. */
  readonly boundaries: number;
  readonly provenance: Provenance;
};

/** A role's trust policy: who may become it. */
export async function emitTrust(session: Session, provenance: Provenance, role: Holder): Promise<void> {
  const { id, name, principals, providerDefault } = role;
  await emitGrant(session, provenance, id, name, {
    kind: 'role trust policy',
    fullRights: false,
    wildcardSecrets: false,
    selfWritten: !providerDefault,
    onlyNamedGroups: false,
    publicHolder: role.public,
    providerDefault,
    holders: principals,
  });
}

/** The policies that stand in a user, group or role itself. The name of a user's own policy often holds the user's. */
export async function emitInline(session: Session, provenance: Provenance, holder: Holder): Promise<void> {
  for (const { name, document } of holder.inline) {
    const hidden = holder.kind === 'user' ? session.context.pseudonym(name).replace('person:', 'policy:') : name;
    await emitGrant(session, provenance, `${holder.arn}/inline/${hidden}`, `${holder.name}/${hidden}`, {
      kind: `${holder.kind} inline policy`,
      ...rightsOf(session, judgePolicy(document)),
      selfWritten: !holder.providerDefault,
      ...holdingOf([holder]),
    });
  }
}

/** A managed policy with its holders. `missing` is the gap that may hide some of them. */
export async function emitManaged(
  session: Session,
  { arn, name, kind, verdict, boundaries, provenance }: ManagedPolicy,
  holders: readonly Holder[],
  missing: Unknown | null,
): Promise<void> {
  const observed = { ...verdict, boundaries };
  const selfWritten = kind === 'customer-managed policy';
  if (holders.length > 0) {
    const held = holdingOf(holders);
    const whole = missing && {
      onlyNamedGroups: held.onlyNamedGroups && missing,
      publicHolder: held.publicHolder === true ? true : missing,
      providerDefault: held.providerDefault && missing,
      holders: missing,
    };
    await emitGrant(
      session,
      provenance,
      arn,
      name,
      { kind, selfWritten, ...rightsOf(session, verdict), ...held, ...whole },
      observed,
    );
    return;
  }
  // Nobody holds it, so it grants nothing today; what it would grant stands beside it.
  const nothing = missing ?? false;
  await emitGrant(
    session,
    provenance,
    arn,
    name,
    {
      kind: missing ? kind : 'unattached policy',
      fullRights: nothing,
      wildcardSecrets: nothing,
      selfWritten,
      onlyNamedGroups: missing ?? true,
      publicHolder: nothing,
      providerDefault: false,
      holders: missing,
    },
    observed,
  );
}

function rightsOf(session: Session, verdict: PolicyVerdict | null): Pick<Grant, 'fullRights' | 'wildcardSecrets'> {
  if (verdict !== null) return verdict;
  const unknown = unreadablePolicy(session);
  return { fullRights: unknown, wildcardSecrets: unknown };
}

type Holding = {
  readonly onlyNamedGroups: boolean;
  readonly publicHolder: boolean | Unknown;
  readonly providerDefault: boolean;
  readonly holders: readonly string[];
};

function holdingOf(holders: readonly Holder[]): Holding {
  return {
    onlyNamedGroups: holders.every(({ kind }) => kind === 'group'),
    publicHolder:
      holders.some((holder) => holder.public === true) ||
      (holders.map((holder) => holder.public).find(isUnknown) ?? false),
    providerDefault: holders.every(({ providerDefault }) => providerDefault),
    holders: holders.map(({ id }) => id).toSorted(),
  };
}

async function emitGrant(
  session: Session,
  provenance: Provenance,
  id: string,
  name: string,
  grant: Grant,
  observed: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await emit<'access-grant'>(session, provenance, {
    subject: { type: 'access-grant', id, name, region: 'global' },
    properties: grant,
    observed,
  });
}
