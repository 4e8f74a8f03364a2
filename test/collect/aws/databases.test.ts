import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFaultProxy, type FaultProxy } from '../../servers/aws/fault-proxy.ts';
import { describeWithAws } from '../../servers/suites.ts';
import * as items from './support/items.ts';
import { ageOf, runCollector, type Run } from './support/run.ts';
import * as seed from './support/seed.ts';

describeWithAws('the AWS collector asks databases about their backups', (server) => {
  let proxy: FaultProxy;
  const region = 'eu-central-1';
  const account = '440000000001';

  beforeAll(async () => {
    proxy = await startFaultProxy(server.url);
    await seed.record({ url: server.url, account }, [region]);
    await seed.createDatabases({ url: server.url, account }, items.keyArn);
  });

  afterAll(async () => await proxy.close());

  async function runWith(rules: Parameters<FaultProxy['setRules']>[0], of = account): Promise<Run> {
    proxy.setRules(rules);
    return await runCollector({ url: proxy.url, account: of });
  }

  function database(run: Run, name: string): ReturnType<Run['of']>[number] | undefined {
    return run.of('database').find((one) => one.name === name);
  }

  test('and knows up to when each can be restored, from the service itself', async () => {
    const run = await runWith([]);
    const asked = run.records.filter(({ query }) => /^(rds|dynamodb):/.test(query.operation));
    expect(Object.fromEntries(asked.map(({ subject, query }) => [subject.name, query.operation]))).toEqual({
      orders: 'rds:DescribeDBInstances',
      ledger: 'rds:DescribeDBClusters',
      sessions: 'dynamodb:DescribeContinuousBackups',
    });
    for (const { answerSha256 } of asked) expect(answerSha256).toMatch(/^[0-9a-f]{64}$/);
    const databases = run.of('database');
    const days = databases.map(({ name, properties }) => [name, properties['backupRetentionDays']]);
    expect(Object.fromEntries(days)).toEqual({ orders: 14, ledger: 7, sessions: 7 });
    for (const { properties, unknown } of databases) {
      expect(unknown).toEqual({});
      expect(properties['backupEnabled']).toBe(true);
      expect(ageOf(properties['latestRestorableTime'])).toBeLessThan(1);
    }
  });

  test('and has the word of AWS Config that RDS lists every one', async () => {
    const run = await runWith([]);
    const entries = run.coverage.filter(({ operation }) => operation.startsWith('rds:'));
    expect(Object.fromEntries(entries.map(({ operation, witness }) => [operation, witness]))).toMatchObject({
      'rds:DescribeDBClusters': { count: 1, agrees: true },
      'rds:DescribeDBInstances': { count: 2, agrees: true },
    });
  });

  test('however old the record of AWS Config is', async () => {
    const old = '2025-01-01T00:00:00.000Z';
    const name = { resourceType: 'AWS::RDS::DBInstance', resourceId: 'db-ORDERS' };
    const changes = { configurationItemCaptureTime: old, 'configuration.latestRestorableTime': old };
    await server.changeConfigItem(name, changes, { account, region });
    const run = await runWith([]);
    expect(run.records.find(({ subject }) => subject.name === 'orders')?.stateAsOf).toBe(old);
    const orders = database(run, 'orders');
    expect(orders?.unknown).toEqual({});
    expect(ageOf(orders?.properties['latestRestorableTime'])).toBeLessThan(1);
    expect(run.incomplete(region)).toEqual([]);
  });

  test.each([
    ['rds:DescribeDBInstances', 'orders', 14],
    ['rds:DescribeDBClusters', 'ledger', 7],
  ])('%s denied leaves unknown what only it says', async (op, name, days) => {
    const run = await runWith([{ op, fault: 'AccessDenied' }]);
    const { properties, unknown } = database(run, name) ?? {};
    expect(properties).toMatchObject({ backupEnabled: true, backupRetentionDays: days, encrypted: true });
    expect(Object.entries(unknown ?? {})).toEqual([['latestRestorableTime', `main|aws|${op}|${region}|denied`]]);
    expect(run.incomplete(region)).toEqual(['database']);
  });

  test('dynamodb:DescribeContinuousBackups denied leaves unknown what only it says', async () => {
    const run = await runWith([{ op: 'dynamodb:DescribeContinuousBackups', fault: 'AccessDenied' }]);
    const gap = `main|aws|dynamodb:DescribeContinuousBackups|${region}|denied`;
    expect(database(run, 'sessions')?.unknown).toEqual({ backupRetentionDays: gap, latestRestorableTime: gap });
    expect(run.incomplete(region)).toEqual(['database']);
  });

  test('and finds a database that only one of the two lists', async () => {
    const other = '440000000002';
    await seed.record({ url: server.url, account: other }, [region]);
    await server.addConfigItems([items.instance('ghost')], { account: other, region });
    const run = await runWith([], other);
    expect(database(run, 'ghost')?.unknown['latestRestorableTime']).toMatch(/other databases.*lagging/);
    expect(run.coverageOf('rds:DescribeDBInstances')[0]).toMatchObject({
      state: 'incomplete',
      witness: { count: 1, agrees: false },
    });
  });

  test('only where there are any, and only in the regions of the target', async () => {
    const other = '440000000003';
    await seed.record({ url: server.url, account: other }, [region, 'eu-west-1']);
    await server.addConfigItems([items.instance('far')], { account: other, region: 'eu-west-1' });
    const run = await runWith([], other);
    expect(proxy.calls.filter(({ name }) => /^(rds|dynamodb):/.test(name))).toEqual([]);
    const { properties, unknown } = database(run, 'far') ?? {};
    expect(properties).not.toHaveProperty('latestRestorableTime');
    expect(unknown).toEqual({});
    expect(run.incomplete('eu-west-1')).toEqual([]);
  });

  test('page by page, and notices when a page token is lost', async () => {
    const other = '440000000004';
    await seed.record({ url: server.url, account: other }, [region]);
    await seed.createInstances({ url: server.url, account: other }, 101);
    const whole = await runWith([], other);
    const op = 'rds:DescribeDBInstances';
    expect(whole.coverageOf(op)[0]).toMatchObject({ state: 'complete', read: 101, pages: 2 });
    const cut = await runWith([{ op, fault: 'emptypage' }], other);
    expect(cut.coverageOf(op)[0]).toMatchObject({ state: 'incomplete', read: 100, witness: { count: 101 } });
  }, 30_000);
});
