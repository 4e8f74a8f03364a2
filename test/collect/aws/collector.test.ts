import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fedTypes } from '../../../src/collect/aws/plan.ts';
import { startFaultProxy, type FaultProxy } from '../../servers/aws/fault-proxy.ts';
import { describeWithAws } from '../../servers/suites.ts';
import { fillBadAccount, fillGoodAccount } from './support/accounts.ts';
import * as items from './support/items.ts';
import { runCollector, type Run } from './support/run.ts';
import * as seed from './support/seed.ts';

describeWithAws('the AWS collector', (server) => {
  let proxy: FaultProxy;

  beforeAll(async () => {
    proxy = await startFaultProxy(server.url);
  });

  afterAll(async () => await proxy.close());

  async function enabledRegions(): Promise<string[]> {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const client = new EC2Client({ endpoint: server.url, region: 'eu-central-1', credentials });
    const { Regions = [] } = await client.send(new DescribeRegionsCommand({ AllRegions: true }));
    return Regions.flatMap(({ RegionName, OptInStatus }) =>
      RegionName && OptInStatus !== 'not-opted-in' ? [RegionName] : [],
    );
  }

  describe('a good account', () => {
    const account = '410000000001';
    let run: Run;

    beforeAll(async () => {
      await fillGoodAccount(server, account, await enabledRegions());
      run = await runCollector({ url: server.url, account });
    }, 60_000);

    test('is read completely', () => {
      expect(run.incomplete()).toEqual([]);
      expect(run.coverage.flatMap(({ types }) => types)).toEqual(expect.arrayContaining([...fedTypes]));
    });

    test('has exactly what it has', () => {
      const counts = Object.fromEntries(fedTypes.map((type) => [type, run.of(type).length]));
      expect(counts).toEqual({
        account: 1,
        user: 2,
        // The role's trust policy and its own, and the policy of the group.
        'access-grant': 3,
        'block-volume': 3,
        // Two, and the one that the trail writes to.
        'object-store': 3,
        // An instance, a cluster, a table; the instance of the cluster is part of the cluster.
        database: 3,
        key: 1,
        endpoint: 2,
        'backup-plan': 1,
        'recovery-point': 1,
      });
    });

    test('knows its account', () => {
      const [found] = run.of('account');
      expect(found?.properties).toMatchObject({
        rootMfa: true,
        rootAccessKeys: false,
        rootLastUsed: '2025-01-01T10:00:00.000Z',
        auditLog: true,
        auditLogAllRegions: true,
        auditLogComplete: true,
      });
      expect(found?.properties['auditLogDelivered']).toMatch(/^20/);
    });

    test('tells persons from machines', () => {
      const people = run
        .of('user')
        .map(
          ({ properties: { human, mfa } }) =>
            `${human === true ? 'person' : 'machine'} ${mfa === true ? 'with' : 'without'} MFA`,
        );
      expect(people.toSorted()).toEqual(['machine without MFA', 'person with MFA']);
    });

    test('names no person anywhere', () => {
      const everything = JSON.stringify([run.records, run.coverage, run.gaps, run.target]);
      expect(everything).not.toMatch(/mustermann|robot-deploy|erika/i);
      expect(run.target.principal).toMatch(/^arn:aws:sts::\d+:user\/person:/);
    });

    test('says where a copied bucket is copied to', () => {
      const copied = run.of('object-store').find(({ name }) => name === 'good-copied');
      expect(copied?.properties['copyPlaces']).toEqual(['eu-central-1']);
      expect(run.of('backup-plan')[0]?.properties['copyPlaces']).toEqual(['eu-west-1']);
    });

    test('has no gap: what no check asks for is not asked', () => {
      expect(run.gaps.map(({ id }) => id)).toEqual([expect.stringContaining('backup:ListBackupSelections')]);
    });

    test('shows who asked whom for what, and the digest of what came back', () => {
      for (const { originator, query, answerSha256, collectedFrom, collectedTo } of run.records) {
        expect(originator.endpoint).toBe(server.url);
        expect(query.operation).toMatch(/^[a-z0-9]+:[A-Z]/);
        expect(answerSha256).toMatch(/^[0-9a-f]{64}$/);
        expect(answerSha256).not.toMatch(/^e3b0c442/);
        expect(collectedFrom <= collectedTo).toBe(true);
      }
    });

    test('has a witness for every listing of AWS Config', () => {
      const listings = run.coverage.filter(({ operation }) => operation.startsWith('config:SelectResourceConfig'));
      expect(listings).toHaveLength(8);
      for (const { witness, read } of listings)
        expect(witness).toEqual({ operation: 'config:GetDiscoveredResourceCounts', count: read, agrees: true });
    });
  });

  describe('a bad account', () => {
    const account = '410000000002';
    let run: Run;

    beforeAll(async () => {
      await fillBadAccount(server, account);
      run = await runCollector({ url: server.url, account });
    }, 60_000);

    const propertiesOf = (type: Parameters<Run['of']>[0], name?: string): object | undefined =>
      run.of(type).find((resource) => name === undefined || resource.name === name)?.properties;

    test('shows every fault', () => {
      expect(propertiesOf('account')).toMatchObject({
        rootMfa: false,
        rootAccessKeys: true,
        auditLog: true,
        auditLogAllRegions: false,
        auditLogComplete: false,
      });
      expect(propertiesOf('user')).toMatchObject({ human: true, mfa: false });
      expect(propertiesOf('block-volume', 'vol-1')).toMatchObject({ encrypted: false, keyId: null });
      expect(propertiesOf('database', 'orders')).toMatchObject({
        encrypted: false,
        backupEnabled: false,
        multiZone: false,
      });
      expect(propertiesOf('database', 'sessions')).toMatchObject({ encrypted: true, backupEnabled: false });
      expect(propertiesOf('key')).toMatchObject({ manager: 'external', enabled: false });
      expect(propertiesOf('endpoint', 'shop HTTP:80')).toMatchObject({
        public: true,
        tls: false,
        redirectsToTls: false,
      });
    });

    test('shows every grant that is too wide', () => {
      expect(propertiesOf('access-grant', 'admins-rights')).toMatchObject({ fullRights: true, onlyNamedGroups: true });
      expect(propertiesOf('access-grant', 'open')).toMatchObject({ publicHolder: true });
      expect(propertiesOf('access-grant', 'open/own')).toMatchObject({ wildcardSecrets: true, publicHolder: true });
      const own = run.of('access-grant').find(({ properties }) => properties['kind'] === 'user inline policy');
      expect(own?.properties).toMatchObject({ fullRights: true, onlyNamedGroups: false });
      expect(JSON.stringify(own)).not.toContain('mustermann');
    });

    test('holds nothing against a policy that nobody holds, but shows what it would grant', () => {
      expect(propertiesOf('access-grant', 'spare')).toMatchObject({
        kind: 'unattached policy',
        fullRights: false,
        holders: null,
      });
      const record = run.records.find(({ subject }) => subject.name === 'spare');
      expect(record?.observed).toMatchObject({ fullRights: true });
    });

    test('finds the volume in a region that nobody asked for', () => {
      expect(propertiesOf('block-volume', 'vol-far')).toMatchObject({ place: 'us-east-1a' });
      expect(run.incomplete('us-east-1')).toEqual([]);
    });

    test('does not know where a bucket outside of the account lies', () => {
      const copied = run.of('object-store').find(({ name }) => name === 'bad-copied');
      expect(copied?.unknown['copyPlaces']).toContain('not-recorded');
    });

    test('says that there is a data warehouse it cannot read', () => {
      const [entry] = run.coverageOf('config:GetDiscoveredResourceCounts AWS::Redshift::Cluster');
      expect(entry).toMatchObject({ state: 'incomplete', types: ['database'] });
    });

    test('does not vouch for regions without a recorder', () => {
      expect(run.incomplete('eu-west-1')).toEqual(['block-volume', 'database', 'object-store']);
    });
  });

  describe('a recorder', () => {
    const place = (account: string): seed.Place => ({ url: server.url, account });
    const recorded = ['block-volume', 'database', 'endpoint', 'key', 'object-store'];

    test('that is missing makes everything incomplete that Config feeds', async () => {
      const run = await runCollector({ url: server.url, account: '410000000011' });
      expect(run.incomplete('eu-central-1')).toEqual(recorded);
      expect(run.gaps.find(({ scope }) => scope === 'eu-central-1')).toMatchObject({ kind: 'not-recorded' });
    });

    test('that is stopped does the same, whatever it still holds', async () => {
      const account = '410000000012';
      await seed.record(place(account), ['eu-central-1']);
      await server.addConfigItems([items.volume('vol-1')], { account });
      await seed.stopRecorder(place(account), 'eu-central-1');
      const run = await runCollector({ url: server.url, account });
      expect(run.incomplete('eu-central-1')).toEqual(recorded);
      expect(run.of('block-volume')).toEqual([]);
    });

    test('that leaves out a type makes exactly that type incomplete', async () => {
      const account = '410000000013';
      const resourceTypes = [
        'AWS::EC2::Volume',
        'AWS::S3::Bucket',
        'AWS::KMS::Key',
        'AWS::RDS::DBInstance',
        'AWS::RDS::DBCluster',
      ] as const;
      await seed.record(place(account), ['eu-central-1'], { allSupported: false, resourceTypes: [...resourceTypes] });
      const run = await runCollector({ url: server.url, account });
      expect(run.incomplete('eu-central-1')).toEqual(['database', 'endpoint']);
    });
  });

  describe('a target', () => {
    test('without credentials is one gap, and nothing else is asked', async () => {
      proxy.setRules([]);
      const environment = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
      const run = await runCollector({ url: proxy.url, account: '', environment });
      expect(run.incomplete('global')).toEqual([...fedTypes].toSorted());
      expect(run.gaps).toHaveLength(1);
      expect(run.gaps[0]).toMatchObject({ kind: 'failed', operation: 'sts:GetCallerIdentity' });
      expect(run.records).toEqual([]);
      expect(proxy.calls).toEqual([]);
    });

    test('that cannot be reached is one gap', async () => {
      const run = await runCollector({ url: 'http://127.0.0.1:1', account: '410000000021' });
      expect(run.incomplete('global')).toEqual([...fedTypes].toSorted());
      expect(run.gaps).toHaveLength(1);
    });

    test('with a role is read as that role', async () => {
      proxy.setRules([]);
      const role = 'arn:aws:iam::410000000022:role/audit';
      const run = await runCollector({ url: proxy.url, account: '410000000022', target: { role } });
      expect(run.target.principal).toMatch(/assumed-role\/audit\/person:/);
      expect(proxy.calls.filter(({ name }) => name === 'sts:AssumeRole')).toHaveLength(1);
    });

    test('with a profile is read as that profile', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'nachweis-profile-'));
      const file = join(folder, 'credentials');
      await writeFile(file, '[audit]\naws_access_key_id = 410000000025\naws_secret_access_key = test\n');
      const environment = { AWS_SHARED_CREDENTIALS_FILE: file };
      const run = await runCollector({
        url: server.url,
        account: '999999999999',
        target: { profile: 'audit' },
        environment,
      });
      await rm(folder, { recursive: true });
      expect(run.target.account).toBe('410000000025');
    });

    test('with a region that is not enabled says so', async () => {
      const run = await runCollector({
        url: server.url,
        account: '410000000023',
        target: { regions: ['eu-central-1', 'eu-nowhere-9'] },
      });
      expect(run.gaps.find(({ scope }) => scope === 'eu-nowhere-9')).toMatchObject({ kind: 'disabled' });
      expect(run.incomplete('eu-nowhere-9')).toContain('key');
    });

    test('without regions is read in every enabled one', async () => {
      const run = await runCollector({ url: server.url, account: '410000000024', target: { regions: null } });
      expect(run.target.regions).toEqual((await enabledRegions()).toSorted());
      expect(run.incomplete('eu-west-3')).toContain('key');
    });
  });
});
