import { expect, test } from 'vitest';
import type { EvidenceRecord } from '../../../src/model/evidence.ts';
import { pseudonym } from './support/collect.ts';
import { collectFromStub } from './support/stub.ts';

const rbac = 'rbac.authorization.k8s.io/v1';
const everything = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }];
const admins = { kind: 'Group', name: 'admins' };
const erika = { kind: 'User', name: 'erika.mustermann@example.test' };
const machine = { kind: 'ServiceAccount', name: 'ci', namespace: 'build' };

async function collectBinding(
  rules: unknown,
  subjects: readonly unknown[],
  metadata: object = {},
): Promise<EvidenceRecord | undefined> {
  const { ofType } = await collectFromStub({
    objects: {
      [`${rbac}/clusterroles`]: rules === undefined ? [] : [{ metadata: { name: 'role' }, rules }],
      [`${rbac}/clusterrolebindings`]: [
        { metadata: { name: 'binding', ...metadata }, roleRef: { kind: 'ClusterRole', name: 'role' }, subjects },
      ],
    },
  });
  return ofType('access-grant')[0];
}

test.each([
  ['everything', everything, true, true],
  ['everything of one group', [{ ...everything[0], apiGroups: ['apps'] }], false, false],
  ['every verb on secrets', [{ apiGroups: [''], resources: ['secrets'], verbs: ['*'] }], false, true],
  ['reading secrets', [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] }], false, false],
  [
    'every verb on one secret',
    [{ apiGroups: [''], resources: ['secrets'], verbs: ['*'], resourceNames: ['a'] }],
    false,
    false,
  ],
  ['every verb on what is not secret', [{ apiGroups: ['batch'], resources: ['*'], verbs: ['*'] }], false, false],
])('rights: %s', async (_, rules, fullRights, wildcardSecrets) => {
  expect((await collectBinding(rules, [admins]))?.properties).toMatchObject({
    kind: 'ClusterRoleBinding',
    fullRights,
    wildcardSecrets,
  });
});

test.each([
  ['a named group', [admins], { onlyNamedGroups: true, publicHolder: false, holders: ['group:admins'] }],
  ['a machine', [machine, admins], { onlyNamedGroups: false, holders: ['group:admins', 'service-account:build/ci'] }],
  ['every caller', [{ kind: 'Group', name: 'system:authenticated' }], { onlyNamedGroups: false, publicHolder: true }],
  [
    'nobody known',
    [{ kind: 'User', name: 'system:anonymous' }],
    { publicHolder: true, holders: ['user:system:anonymous'] },
  ],
  [
    'all machines',
    [{ kind: 'Group', name: 'system:serviceaccounts' }],
    { onlyNamedGroups: false, publicHolder: false },
  ],
  ['a person', [erika], { onlyNamedGroups: false, holders: [pseudonym(erika.name)] }],
])('holders: %s', async (_, subjects, expected) => {
  expect((await collectBinding(everything, subjects))?.properties).toMatchObject(expected);
});

test.each(['erika.mustermann@example.test', 'Erika-Mustermann-admin', 'admin-erikamustermann'])(
  'the name of a person does not come back through the binding %s',
  async (name) => {
    const record = await collectBinding(everything, [erika], { name });
    expect(JSON.stringify(record)).not.toMatch(/erika|mustermann/i);
    expect(record?.subject.id).toContain(pseudonym(erika.name));
  },
);

test.each([
  ['nobody holds it', everything, []],
  ['the role is an empty aggregation', null, [admins]],
])('a binding grants nothing when %s', async (_, rules, subjects) => {
  expect(await collectBinding(rules, subjects)).toBeUndefined();
});

test('a binding to a role that does not exist grants something unknown', async () => {
  const record = await collectBinding(undefined, [admins]);
  expect(record?.unknown).toMatchObject({
    fullRights: expect.stringContaining('not-recorded'),
    wildcardSecrets: expect.stringContaining('missing role'),
  });
});

const bootstrap = { labels: { 'kubernetes.io/bootstrapping': 'rbac-defaults' } };

test.each([
  ['made by Kubernetes', bootstrap, [{ kind: 'Group', name: 'system:masters' }], true],
  ['extended by somebody', bootstrap, [{ kind: 'Group', name: 'system:masters' }, erika], false],
  ['without the label', {}, [{ kind: 'Group', name: 'system:masters' }], false],
  ['for a controller', bootstrap, [{ kind: 'ServiceAccount', name: 'c', namespace: 'kube-system' }], true],
])('default of the platform: %s', async (_, metadata, subjects, providerDefault) => {
  expect((await collectBinding(everything, subjects, metadata))?.properties).toMatchObject({ providerDefault });
});

test('roles that may not be read leave rights unknown, but cluster-admin is known by name', async () => {
  const binding = (name: string): object => ({
    metadata: { name },
    roleRef: { kind: 'ClusterRole', name },
    subjects: [admins],
  });
  const { named } = await collectFromStub({
    objects: { [`${rbac}/clusterrolebindings`]: [binding('cluster-admin'), binding('other')] },
    reply: (url) => (url.pathname.endsWith('/clusterroles') ? { status: 403 } : undefined),
  });
  expect(named('access-grant', 'cluster-admin').properties).toMatchObject({ fullRights: true, wildcardSecrets: true });
  expect(named('access-grant', 'other').unknown['fullRights']).toContain(`list ${rbac}/clusterroles`);
});

test('a RoleBinding refers to the role of its own namespace', async () => {
  const { ofType } = await collectFromStub({
    objects: {
      [`${rbac}/roles`]: [
        { metadata: { name: 'role', namespace: 'shop' }, rules: everything },
        {
          metadata: { name: 'role', namespace: 'crm' },
          rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
        },
      ],
      [`${rbac}/rolebindings`]: ['shop', 'crm'].map((namespace) => ({
        metadata: { name: 'b', namespace },
        roleRef: { kind: 'Role', name: 'role' },
        subjects: [admins],
      })),
    },
  });
  expect(ofType('access-grant').map(({ properties }) => properties['fullRights'])).toEqual([true, false]);
});
