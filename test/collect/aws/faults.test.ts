import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plan, type Operation } from '../../../src/collect/aws/plan.ts';
import { startFaultProxy, type FaultProxy } from '../../servers/aws/fault-proxy.ts';
import { describeWithAws } from '../../servers/suites.ts';
import { fillGoodAccount } from './support/accounts.ts';
import * as items from './support/items.ts';
import { runCollector, type Run, type RunOptions } from './support/run.ts';
import * as seed from './support/seed.ts';

type Rules = Parameters<FaultProxy['setRules']>[0];

describeWithAws('the AWS collector with faults', (server) => {
  let proxy: FaultProxy;
  const region = 'eu-central-1';
  const account = '420000000001';
  const crowded = '420000000002';

  beforeAll(async () => {
    proxy = await startFaultProxy(server.url);
    await fillGoodAccount(server, account);
    const place = { url: server.url, account: crowded };
    await seed.record(place, [region]);
    await seed.createTrail(place, 'all');
    await server.fillVolumes(350, { account: crowded, region });
  });

  afterAll(async () => await proxy.close());

  async function runWith(rules: Rules, options: Partial<RunOptions> = {}): Promise<Run> {
    proxy.setRules(rules);
    return await runCollector({ url: proxy.url, account, ...options });
  }

  function firedOn(operation: string): number {
    return proxy.calls.filter(({ name, fault }) => name === operation && fault !== undefined).length;
  }

  describe('denied', () => {
    test.each(Object.keys(plan) as Operation[])('%s makes what rests on it incomplete', async (operation) => {
      const run = await runWith([{ op: operation, fault: 'AccessDenied' }]);
      expect(firedOn(operation)).toBeGreaterThan(0);
      const scopes = plan[operation].scope === 'global' ? 'global' : region;
      const entries = run.coverage.filter(
        ({ operation: name, scope }) => name.split(' ')[0] === operation && scope === scopes,
      );
      expect(entries.length).toBeGreaterThan(0);
      for (const entry of entries) expect(entry).toMatchObject({ state: 'incomplete' });
      expect(run.incomplete(scopes)).toEqual(expect.arrayContaining([...plan[operation].types]));
      const denied = run.gaps.filter(
        ({ kind, operation: name }) => kind === 'denied' && name.split(' ')[0] === operation,
      );
      expect(denied.length).toBeGreaterThan(0);
      for (const { message } of denied) expect(message).toMatch(/^It was denied \(\w+, status \d+\)\.$/);
    });

    test('everything leaves no claim at all', async () => {
      const run = await runWith(
        Object.keys(plan)
          .filter((name) => !name.startsWith('sts:'))
          .map((op) => ({ op, fault: 'AccessDenied' as const })),
      );
      const [found] = run.of('account');
      expect(Object.keys(found?.properties ?? {})).toEqual([]);
      expect(run.records).toHaveLength(1);
      expect(run.coverage.filter(({ state }) => state === 'complete').map(({ operation }) => operation)).toEqual([
        'sts:GetCallerIdentity',
      ]);
    });

    test('a property that rests on a denied operation is unknown, never false', async () => {
      const run = await runWith([
        { op: 'cloudtrail:GetTrailStatus', fault: 'AccessDenied' },
        { op: 'iam:GetAccountSummary', fault: 'AccessDenied' },
        { op: 'elasticloadbalancing:DescribeSSLPolicies', fault: 'AccessDenied' },
        { op: 'backup:GetBackupPlan', fault: 'AccessDenied' },
        { op: 'config:BatchGetResourceConfig', fault: 'AccessDenied' },
      ]);
      expect(Object.keys(run.of('account')[0]?.unknown ?? {})).toEqual(
        expect.arrayContaining([
          'rootMfa',
          'rootAccessKeys',
          'auditLog',
          'auditLogAllRegions',
          'auditLogComplete',
          'auditLogDelivered',
        ]),
      );
      expect(run.of('endpoint').find(({ name }) => name.includes('443'))?.unknown).toHaveProperty('minTlsVersion');
      expect(run.of('backup-plan')[0]?.unknown).toMatchObject({
        active: expect.anything(),
        copyPlaces: expect.anything(),
      });
      expect(run.of('object-store').find(({ name }) => name === 'good-copied')?.unknown).toHaveProperty('copyPlaces');
    });

    test('in one region only, the others stay as they are', async () => {
      const regions = [region, 'eu-west-1'];
      await seed.record({ url: server.url, account }, ['eu-west-1']);
      const run = await runWith([{ op: 'config:SelectResourceConfig', fault: 'AccessDenied', region }], {
        target: { regions },
      });
      expect(run.incomplete(region)).toEqual(['block-volume', 'database', 'endpoint', 'key', 'object-store']);
      expect(run.incomplete('eu-west-1')).toEqual([]);
    });
  });

  describe('a listing of several pages', () => {
    const listing = 'config:SelectResourceConfig AWS::EC2::Volume';
    const op = 'config:SelectResourceConfig';
    const crowd = { account: crowded };

    test('is read whole', async () => {
      const run = await runWith([], crowd);
      expect(run.of('block-volume')).toHaveLength(350);
      expect(run.coverageOf(listing)[0]).toMatchObject({
        state: 'complete',
        pages: 4,
        read: 350,
        witness: { count: 350 },
      });
    });

    test('whose page token is lost is found out by the count', async () => {
      const run = await runWith([{ op, fault: 'emptypage', region }], crowd);
      expect(firedOn(op)).toBeGreaterThan(0);
      expect(run.coverageOf(listing)[0]).toMatchObject({
        state: 'incomplete',
        read: 100,
        witness: { count: 350, agrees: false },
      });
      expect(run.gaps.find(({ operation }) => operation === listing)).toMatchObject({ kind: 'truncated' });
    });

    test('with a page that comes empty is found out by the count', async () => {
      const run = await runWith([{ op, fault: 'dropitems', region }], crowd);
      expect(run.coverageOf(listing)[0]).toMatchObject({
        state: 'incomplete',
        pages: 4,
        read: 0,
        witness: { agrees: false },
      });
    });

    test('that is denied half way keeps what it has, as a part', async () => {
      const run = await runWith([{ op, fault: 'AccessDenied', region, after: 9 }], crowd);
      const [entry] = run.coverageOf(listing);
      expect(entry).toMatchObject({ state: 'incomplete', witness: null });
      expect(entry?.read).toBeGreaterThan(0);
      expect(run.of('block-volume')).toHaveLength(entry?.read ?? 0);
    });

    test('that stumbles once is read whole', async () => {
      const run = await runWith([{ op, fault: 'truncate', region, after: 8, times: 1 }], crowd);
      expect(firedOn(op)).toBe(1);
      expect(run.of('block-volume')).toHaveLength(350);
      expect(run.coverageOf(listing)[0]).toMatchObject({ state: 'complete' });
    });
  });

  describe('an operation', () => {
    const op = 'config:GetDiscoveredResourceCounts';
    test.each([
      ['Throttling', 'throttled'],
      ['500', 'failed'],
      ['badjson', 'failed'],
      ['truncate', 'truncated'],
      ['reset', 'failed'],
    ] as const)('with the fault %s for ever is %s', async (fault, kind) => {
      const run = await runWith([{ op, fault, region }]);
      expect(firedOn(op)).toBeGreaterThan(0);
      expect(run.coverageOf(op, region)[0]).toMatchObject({ state: 'incomplete', read: 0 });
      expect(run.gaps.find(({ operation, scope }) => operation === op && scope === region)).toMatchObject({ kind });
    });
  });

  describe('cancelled', () => {
    test('by a deadline while a request hangs: what was read stays, the rest is a gap', async () => {
      const started = Date.now();
      const run = await runWith([{ op: 'config:SelectResourceConfig', fault: 'timeout', region }], {
        signal: AbortSignal.timeout(1500),
      });
      expect(Date.now() - started).toBeLessThan(5000);
      expect(firedOn('config:SelectResourceConfig')).toBeGreaterThan(0);
      expect(run.of('access-grant').length).toBeGreaterThan(0);
      expect(run.incomplete(region)).toEqual(
        expect.arrayContaining(['block-volume', 'object-store', 'database', 'key', 'endpoint']),
      );
      expect(run.gaps.some(({ kind }) => kind === 'cancelled')).toBe(true);
      expect(run.coverageOf('iam:GetCredentialReport')[0]).toMatchObject({ state: 'incomplete' });
    });

    test('in the middle of a listing: the pages before stay', async () => {
      const stop = new AbortController();
      let seen = 0;
      const onRecord = (record: { subject: { type: string } }): void => {
        if (record.subject.type === 'block-volume' && (seen += 1) === 150) stop.abort();
      };
      const run = await runWith([], { account: crowded, signal: stop.signal, onRecord });
      expect(run.of('block-volume').length).toBeGreaterThanOrEqual(150);
      const [entry] = run.coverageOf('config:SelectResourceConfig AWS::EC2::Volume');
      expect(entry).toMatchObject({ state: 'incomplete' });
      expect(entry?.gaps[0]).toContain('cancelled');
    });

    test('while waiting between attempts', async () => {
      const started = Date.now();
      const options = { signal: AbortSignal.timeout(1000), environment: { AWS_MAX_ATTEMPTS: '6' } };
      const run = await runWith([{ op: 'sts:GetCallerIdentity', fault: 'Throttling' }], options);
      expect(Date.now() - started).toBeLessThan(3000);
      expect(run.gaps).toHaveLength(1);
      expect(run.gaps[0]).toMatchObject({ kind: 'cancelled' });
    });
  });

  describe('the credential report', () => {
    test('that does not have all users is incomplete', async () => {
      await server.changeAccountSummary({ Users: 5 }, account);
      const run = await runWith([]);
      expect(run.coverageOf('iam:GetCredentialReport')[0]).toMatchObject({
        state: 'incomplete',
        witness: { count: 5, agrees: false },
      });
      await server.changeAccountSummary({ Users: 2 }, account);
    });

    test('that cannot be made is not read as if there were no users', async () => {
      const run = await runWith([{ op: 'iam:GetCredentialReport', fault: 'badjson' }]);
      expect(run.of('user')).toEqual([]);
      expect(run.incomplete('global')).toEqual(expect.arrayContaining(['user', 'account']));
    });
  });

  test('10,000 volumes take no more than 150 requests', async () => {
    const many = '420000000003';
    const place = { url: server.url, account: many };
    await seed.record(place, [region]);
    await seed.createTrail(place, 'all');
    await server.fillVolumes(10_000, { account: many, region, unencryptedEvery: 5 });
    let encrypted = 0;
    let read = 0;
    const onRecord = ({ subject, properties }: Run['records'][number]): void => {
      if (subject.type !== 'block-volume') return;
      read += 1;
      if (properties['encrypted'] === true) encrypted += 1;
    };
    const run = await runWith([], { account: many, onRecord });
    expect([read, encrypted]).toEqual([10_000, 8000]);
    expect(run.coverageOf('config:SelectResourceConfig AWS::EC2::Volume', region)[0]).toMatchObject({
      state: 'complete',
      pages: 100,
    });
    expect(proxy.calls.length).toBeLessThanOrEqual(150);
  }, 60_000);

  test('a volume that Config describes without its encryption is unknown', async () => {
    const odd = '420000000004';
    await seed.record({ url: server.url, account: odd }, [region]);
    await server.addConfigItems([items.volume('vol-odd', { encrypted: undefined })], { account: odd, region });
    const run = await runCollector({ url: server.url, account: odd });
    expect(run.of('block-volume')[0]?.properties).not.toHaveProperty('encrypted');
    expect(run.of('block-volume')[0]?.unknown['encrypted']).toContain('not-recorded');
  });
});
