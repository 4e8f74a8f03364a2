import type { Unknown } from '../../ontology/resource.ts';
import { hidePersons } from './person.ts';
import { judgeTrust, type TrustVerdict } from './project/policy.ts';
import type { Session } from './session.ts';

/** A user, group or role with what it holds. Persons are already replaced by pseudonyms. */
export type Holder = {
  readonly kind: 'user' | 'group' | 'role';
  /** ARN of a group or role; for a person the pseudonym. */
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  /** Whether anyone at all can become it; only a role can be assumed. */
  readonly public: boolean | Unknown;
  /** Whom the trust policy of a role lets in. */
  readonly principals: readonly string[] | Unknown | null;
  /** Made by AWS for one of its services. */
  readonly providerDefault: boolean;
  readonly inline: readonly { readonly name: string; readonly document: string }[];
  readonly attached: readonly string[];
};

type Policies =
  | readonly { readonly PolicyName?: string | undefined; readonly PolicyDocument?: string | undefined }[]
  | undefined;
type Attached = readonly { readonly PolicyArn?: string | undefined }[] | undefined;
type Common = { readonly Arn?: string | undefined; readonly AttachedManagedPolicies?: Attached };

type User = Common & { readonly UserName?: string | undefined; readonly UserPolicyList?: Policies };
type Group = Common & { readonly GroupName?: string | undefined; readonly GroupPolicyList?: Policies };
type Role = Common & {
  readonly RoleName?: string | undefined;
  readonly Path?: string | undefined;
  readonly AssumeRolePolicyDocument?: string | undefined;
  readonly RolePolicyList?: Policies;
};

/** The part of GetAccountAuthorizationDetails that speaks about holders. */
export type Details = {
  readonly UserDetailList?: readonly User[] | undefined;
  readonly GroupDetailList?: readonly Group[] | undefined;
  readonly RoleDetailList?: readonly Role[] | undefined;
};

const notAssumable = { public: false, principals: null, providerDefault: false } as const;

/** Reads the holders of one page. */
export function readHolders(session: Session, details: Details): readonly Holder[] {
  return [
    ...(details.UserDetailList ?? []).map((user) => readUser(session, user)),
    ...(details.GroupDetailList ?? []).map(readGroup),
    ...(details.RoleDetailList ?? []).map((role) => readRole(session, role)),
  ];
}

function readUser({ context: { pseudonym } }: Session, user: User): Holder {
  const id = pseudonym(user.UserName ?? '');
  const arn = hidePersons(user.Arn ?? '', pseudonym);
  return { ...notAssumable, ...heldBy(user, user.UserPolicyList), kind: 'user', id, arn, name: id };
}

function readGroup(group: Group): Holder {
  const { Arn: arn = '', GroupName: name = arn } = group;
  return { ...notAssumable, ...heldBy(group, group.GroupPolicyList), kind: 'group', id: arn, arn, name };
}

function readRole(session: Session, role: Role): Holder {
  const { Arn: arn = '', RoleName: name = arn, Path = '/', AssumeRolePolicyDocument: document } = role;
  const trust = trustOf(session, document === undefined ? null : judgeTrust(document));
  const providerDefault = Path.startsWith('/aws-service-role/');
  return { ...trust, ...heldBy(role, role.RolePolicyList), kind: 'role', id: arn, arn, name, providerDefault };
}

function heldBy({ AttachedManagedPolicies = [] }: Common, inline: Policies = []): Pick<Holder, 'inline' | 'attached'> {
  return {
    inline: inline.map(({ PolicyName: name = '', PolicyDocument: document = '' }) => ({ name, document })),
    attached: AttachedManagedPolicies.flatMap(({ PolicyArn }) => PolicyArn ?? []),
  };
}

function trustOf(session: Session, trust: TrustVerdict | null): Pick<Holder, 'public' | 'principals'> {
  if (trust === null) {
    const unknown = unreadablePolicy(session);
    return { public: unknown, principals: unknown };
  }
  return {
    public: trust.public,
    principals: trust.principals.map((principal) => hidePersons(principal, session.context.pseudonym)),
  };
}

/** The gap of a document that is no policy. */
export function unreadablePolicy({ ledger }: Session): Unknown {
  const operation = 'iam:GetAccountAuthorizationDetails (policy document)';
  return ledger.note({
    operation,
    scope: 'global',
    kind: 'failed',
    message: 'The document of a policy could not be read.',
  });
}
