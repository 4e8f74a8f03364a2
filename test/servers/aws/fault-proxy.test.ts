import { BackupClient, ListProtectedResourcesCommand } from '@aws-sdk/client-backup';
import {
  ConfigServiceClient,
  paginateSelectResourceConfig,
  SelectResourceConfigCommand,
} from '@aws-sdk/client-config-service';
import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetAccountSummaryCommand, IAMClient } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithAws } from '../suites.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { seedVolumes } from './seed.ts';

const account = '300000000001';
/** A new object each time: the SDK's paginator leaves its last token in the one that it is given. */
const volumes = () => ({ Expression: "SELECT resourceId WHERE resourceType = 'AWS::EC2::Volume'", Limit: 100 });

describeWithAws('the fault proxy', (aws) => {
  let proxy: FaultProxy;
  const options = () => ({
    endpoint: proxy.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: account, secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: { requestTimeout: 300, throwOnRequestTimeout: true },
  });
  const select = async () => await new ConfigServiceClient(options()).send(new SelectResourceConfigCommand(volumes()));
  const countAll = async (): Promise<number> => {
    let count = 0;
    for await (const page of paginateSelectResourceConfig({ client: new ConfigServiceClient(options()) }, volumes())) {
      count += page.Results?.length ?? 0;
    }
    return count;
  };

  beforeAll(async () => {
    await seedVolumes(aws, 250, { account });
    proxy = await startFaultProxy(aws.url);
  });
  afterAll(async () => await proxy.close());

  test('lets everything through when it has no rules', async () => {
    proxy.setRules([]);
    expect(await countAll()).toBe(250);
    const call = { name: 'config:SelectResourceConfig', region: 'eu-central-1', fault: undefined };
    expect(proxy.calls).toEqual([call, call, call]);
  });

  test.each([
    ['AccessDenied', { name: 'AccessDeniedException' }],
    ['Throttling', { name: 'ThrottlingException' }],
    ['500', { $metadata: { httpStatusCode: 500 } }],
    ['503', { $metadata: { httpStatusCode: 503 } }],
    ['timeout', { name: 'TimeoutError' }],
    ['reset', { code: 'ECONNRESET' }],
    ['truncate', { code: 'ECONNRESET' }],
    ['badjson', { name: 'SyntaxError' }],
    ['slow', { name: 'TimeoutError' }],
  ] as const)('%s makes the call fail', async (fault, error) => {
    proxy.setRules([{ op: 'config:SelectResourceConfig', fault }]);
    await expect(select()).rejects.toMatchObject(error);
    expect(proxy.calls.map((call) => call.fault)).toEqual([fault]);
  });

  test('a slow answer still comes', async () => {
    proxy.setRules([{ op: 'config:*', fault: 'slow', milliseconds: 50 }]);
    expect((await select()).Results).toHaveLength(100);
    expect(proxy.calls.map((call) => call.fault)).toEqual(['slow']);
  });

  test('a lost token and an emptied page look like success', async () => {
    proxy.setRules([{ op: 'config:SelectResourceConfig', fault: 'emptypage', after: 1, times: 1 }]);
    expect(await countAll()).toBe(200);
    expect(proxy.calls.map((call) => call.fault)).toEqual([undefined, 'emptypage']);
    proxy.setRules([{ op: 'config:SelectResourceConfig', fault: 'dropitems', times: 1 }]);
    expect(await countAll()).toBe(150);
    expect(proxy.calls.map((call) => call.fault)).toEqual(['dropitems', undefined, undefined]);
  });

  test('denies in the words of each protocol', async () => {
    proxy.setRules([{ op: '*:*', fault: 'AccessDenied' }]);
    const denied = {
      EC2: new EC2Client(options()),
      IAM: new IAMClient(options()),
      Backup: new BackupClient(options()),
    };
    await expect(denied.EC2.send(new DescribeRegionsCommand({}))).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
    });
    await expect(denied.IAM.send(new GetAccountSummaryCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(denied.Backup.send(new ListProtectedResourcesCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    const names = ['ec2:DescribeRegions', 'iam:GetAccountSummary', 'backup:ListProtectedResources'];
    expect(proxy.calls.map((call) => call.name)).toEqual(names);
  });

  test('hits only the region that a rule names', async () => {
    proxy.setRules([{ op: 'ec2:DescribeRegions', fault: 'AccessDenied', region: 'eu-west-1' }]);
    const send = async (region: string) =>
      await new EC2Client({ ...options(), region, requestHandler: {} }).send(new DescribeRegionsCommand({}));
    await expect(send('eu-west-1')).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
    await expect(send('eu-central-1')).resolves.toBeDefined();
  });
});
