import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCollector, type Run } from './support/run.ts';

/** What moto cannot hold: policies of AWS, roles of its services, and documents that are none. */
const everything = encodeURIComponent('{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}');
const ofService = encodeURIComponent(
  '{"Statement":[{"Effect":"Allow","Principal":{"Service":"x.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
);
const attached = (arn: string): string =>
  `<AttachedManagedPolicies><member><PolicyArn>${arn}</PolicyArn></member></AttachedManagedPolicies>`;
const role = (name: string, path: string, more: string): string =>
  `<member><RoleName>${name}</RoleName><Path>${path}</Path><Arn>arn:aws:iam::1:role${path}${name}</Arn>${more}</member>`;
const policy = (name: string, document: string): string =>
  `<member><PolicyName>${name}</PolicyName><Arn>arn:aws:iam::1:policy/${name}</Arn><PolicyVersionList>
  <member><VersionId>v1</VersionId><IsDefaultVersion>false</IsDefaultVersion><Document>${everything}</Document></member>
  <member><VersionId>v2</VersionId><IsDefaultVersion>true</IsDefaultVersion><Document>${document}</Document></member>
  </PolicyVersionList></member>`;
const trust = `<AssumeRolePolicyDocument>${ofService}</AssumeRolePolicyDocument>`;

const details = `<UserDetailList><member><UserName>erika</UserName><Arn>arn:aws:iam::1:user/erika</Arn>
  ${attached('arn:aws:iam::aws:policy/SecretsManagerReadWrite')}</member></UserDetailList>
  <GroupDetailList><member><GroupName>admins</GroupName><Arn>arn:aws:iam::1:group/admins</Arn>
  ${attached('arn:aws:iam::aws:policy/AdministratorAccess')}</member></GroupDetailList>
  <RoleDetailList>
  ${role('linked', '/aws-service-role/', trust + attached('arn:aws:iam::1:policy/spoilt'))}
  ${role('odd', '/', '<AssumeRolePolicyDocument>none</AssumeRolePolicyDocument>')}
  </RoleDetailList>
  <Policies>${policy('spoilt', 'no%20policy')}${policy('narrow', ofService)}</Policies>`;

const answer = (action: string, result: string): string =>
  `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`;

let server: Server;
let run: Run;
let cut: Run;

beforeAll(async () => {
  let truncated = false;
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const action = new URLSearchParams(body).get('Action');
      const end = `<IsTruncated>${truncated}</IsTruncated>${truncated ? '<Marker>next</Marker>' : ''}`;
      if (action === 'GetCallerIdentity') {
        return response.end(answer(action, '<Arn>arn:aws:iam::1:user/erika</Arn><Account>1</Account>'));
      }
      if (action === 'GetAccountAuthorizationDetails' && !body.includes('Marker=')) {
        return response.end(answer(action, details + end));
      }
      return response.writeHead(403).end('<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  run = await runCollector({ url, account: 'test' });
  truncated = true;
  cut = await runCollector({ url, account: 'test' });
});

afterAll(() => server.close());

function grant(of: Run, name: string): object | undefined {
  return of.of('access-grant').find((resource) => resource.name === name);
}

test('who holds a policy of AWS that grants everything is found', () => {
  expect(grant(run, 'AdministratorAccess')).toMatchObject({
    properties: {
      kind: 'AWS-managed policy',
      fullRights: true,
      wildcardSecrets: true,
      onlyNamedGroups: true,
      selfWritten: false,
      providerDefault: false,
      holders: ['arn:aws:iam::1:group/admins'],
    },
  });
  expect(grant(run, 'SecretsManagerReadWrite')).toMatchObject({
    properties: { fullRights: false, wildcardSecrets: true, onlyNamedGroups: false },
  });
});

test('a role that AWS made for a service is told apart', () => {
  expect(grant(run, 'linked')).toMatchObject({ properties: { providerDefault: true, selfWritten: false } });
});

test('a document that cannot be read leaves its grant unknown', () => {
  expect(grant(run, 'spoilt')).toMatchObject({
    unknown: { fullRights: expect.any(String), wildcardSecrets: expect.any(String) },
  });
  expect(grant(run, 'odd')).toMatchObject({
    unknown: { publicHolder: expect.any(String), holders: expect.any(String) },
  });
});

test('only the default version of a policy counts', () => {
  expect(grant(run, 'narrow')).toMatchObject({ properties: { kind: 'unattached policy' } });
  const record = run.records.find(({ subject }) => subject.name === 'narrow');
  expect(record?.observed).not.toMatchObject({ fullRights: true });
});

test('when a page is missing, nobody can say that a policy is not held or held by groups only', () => {
  expect(cut.coverageOf('iam:GetAccountAuthorizationDetails')[0]).toMatchObject({ state: 'incomplete', pages: 1 });
  expect(grant(cut, 'narrow')).toMatchObject({
    unknown: { fullRights: expect.any(String), holders: expect.any(String) },
  });
  expect(grant(cut, 'AdministratorAccess')).toMatchObject({
    properties: { fullRights: true },
    unknown: { onlyNamedGroups: expect.any(String), publicHolder: expect.any(String), holders: expect.any(String) },
  });
});

test('no name of a person is in the records', () => {
  expect(JSON.stringify([run.records, run.target])).not.toContain('erika');
});
