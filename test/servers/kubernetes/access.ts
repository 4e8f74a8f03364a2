import { setTimeout as sleep } from 'node:timers/promises';
import { connectClient, type KubernetesClient } from './client.ts';
import type { KubernetesCluster } from './start.ts';

export type PolicyRule = {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
  readonly verbs: readonly string[];
};

const GROUP = 'rbac.authorization.k8s.io';
const ROLES = `/apis/${GROUP}/v1/clusterroles`;
const BINDINGS = `/apis/${GROUP}/v1/clusterrolebindings`;
const EFFECT_WITHIN_MS = 10_000;

/** Gives a user exactly these rights in the whole cluster, and waits until the server acts on them. */
export async function grant(
  cluster: KubernetesCluster,
  { user, rules }: { readonly user: string; readonly rules: readonly PolicyRule[] },
): Promise<void> {
  await asAdministrator(cluster, async (admin) => {
    const name = roleName(user);
    await admin.create(ROLES, { metadata: { name }, rules });
    await admin.patch(`${ROLES}/${name}`, { rules });
    await admin.create(BINDINGS, {
      metadata: { name },
      roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name },
      subjects: [{ apiGroup: GROUP, kind: 'User', name: user }],
    });
    await untilEffective(admin, user, rules);
  });
}

/** Takes back what `grant` gave. */
export async function revoke(cluster: KubernetesCluster, { user }: { readonly user: string }): Promise<void> {
  await asAdministrator(cluster, async (admin) => {
    const name = roleName(user);
    const { body } = await admin.call('GET', `${ROLES}/${name}`);
    const { rules = [] } = body as { rules?: readonly PolicyRule[] };
    await admin.remove(`${BINDINGS}/${name}`);
    await admin.remove(`${ROLES}/${name}`);
    await untilEffective(admin, user, [], rules);
  });
}

/** Authorisation follows its objects with a delay: ask the server itself until it agrees. */
async function untilEffective(
  admin: KubernetesClient,
  user: string,
  allowed: readonly PolicyRule[],
  denied: readonly PolicyRule[] = [],
): Promise<void> {
  const questions = [
    ...allowed.flatMap(questionsOf).map((question) => ({ question, expected: true })),
    ...denied.flatMap(questionsOf).map((question) => ({ question, expected: false })),
  ];
  const deadline = Date.now() + EFFECT_WITHIN_MS;
  for (const { question, expected } of questions) {
    while ((await mayUser(admin, user, question)) !== expected) {
      if (Date.now() > deadline) {
        throw new Error(`The rights of ${user} did not take effect: ${JSON.stringify(question)}`);
      }
      await sleep(25);
    }
  }
}

async function mayUser(admin: KubernetesClient, user: string, question: object): Promise<boolean> {
  const path = '/apis/authorization.k8s.io/v1/subjectaccessreviews';
  const { body } = await admin.call('POST', path, { spec: { user, groups: ['system:authenticated'], ...question } });
  return (body as { status: { allowed: boolean } }).status.allowed;
}

function questionsOf(rule: PolicyRule): readonly object[] {
  const [verb = '*'] = rule.verbs;
  const urls = (rule.nonResourceURLs ?? []).map((path) => ({ nonResourceAttributes: { path, verb } }));
  const [name] = rule.resourceNames ?? [];
  const resources = (rule.apiGroups ?? []).flatMap((group) =>
    (rule.resources ?? []).map((whole) => {
      const [resource = whole, subresource] = whole.split('/');
      return {
        resourceAttributes: { group, resource, verb, ...(subresource && { subresource }), ...(name && { name }) },
      };
    }),
  );
  return [...urls, ...resources];
}

async function asAdministrator(
  cluster: KubernetesCluster,
  action: (admin: KubernetesClient) => Promise<void>,
): Promise<void> {
  const admin = await connectClient(cluster);
  try {
    await action(admin);
  } finally {
    await admin.close();
  }
}

function roleName(user: string): string {
  return `granted-${user}`;
}
