import {
  BatchGetResourceConfigCommand,
  ConfigServiceClient,
  DescribeConfigurationRecorderStatusCommand,
  GetDiscoveredResourceCountsCommand,
  PutConfigurationRecorderCommand,
  SelectResourceConfigCommand,
  StopConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import { expect, test } from 'vitest';
import { describeWithAws } from '../suites.ts';
import type { AwsScope } from '../environment.ts';
import { seedGood, seedRecorder, seedVolumes } from './seed.ts';

const volumes = "SELECT resourceId, tags, configuration.encrypted WHERE resourceType = 'AWS::EC2::Volume'";

describeWithAws('AWS Config on the test server', (aws) => {
  const open = ({ account = '' }: AwsScope): ConfigServiceClient =>
    new ConfigServiceClient({
      endpoint: aws.url,
      region: 'eu-central-1',
      credentials: { accessKeyId: account, secretAccessKey: 'test' },
    });
  const select = async (client: ConfigServiceClient, Expression: string, NextToken?: string) => {
    const answer = await client.send(new SelectResourceConfigCommand({ Expression, NextToken, Limit: 100 }));
    const rows = (answer.Results ?? []).map((row) => JSON.parse(row) as Record<string, unknown>);
    return { rows, token: answer.NextToken };
  };

  test('pages through ten thousand volumes in steps of a hundred, and counts as many', async () => {
    const scope = { account: '100000000001' };
    await seedVolumes(aws, 10_000, scope);
    const client = open(scope);
    const found = [];
    let pages = 0;
    for (let token: string | undefined; pages === 0 || token !== undefined; pages += 1) {
      const page = await select(client, volumes, token);
      found.push(...page.rows);
      token = page.token;
    }
    expect({ pages, volumes: found.length }).toEqual({ pages: 100, volumes: 10_000 });
    const plain = await select(
      client,
      `SELECT COUNT(*) WHERE resourceType = 'AWS::EC2::Volume' AND configuration.encrypted = false`,
    );
    expect(plain.rows).toEqual([{ 'COUNT(*)': 2000 }]);
    const counts = await client.send(new GetDiscoveredResourceCountsCommand({}));
    expect(counts.resourceCounts).toEqual([{ resourceType: 'AWS::EC2::Volume', count: 10_000 }]);
  });

  test('builds every type that the seed makes, and counts what it selects', async () => {
    const scope = { account: '100000000002' };
    await seedGood(aws, scope);
    const client = open(scope);
    const { resourceCounts } = await client.send(new GetDiscoveredResourceCountsCommand({}));
    const { rows } = await select(client, 'SELECT resourceType, COUNT(*) GROUP BY resourceType');
    const counted = Object.fromEntries((resourceCounts ?? []).map(({ resourceType, count }) => [resourceType, count]));
    expect(Object.fromEntries(rows.map((row) => [row['resourceType'], row['COUNT(*)']]))).toEqual(counted);
    expect(Object.keys(counted)).toHaveLength(10);
  });

  test('finds nothing without a recorder, and says so only where AWS does', async () => {
    const client = open({ account: '100000000003' });
    expect((await select(client, volumes)).rows).toEqual([]);
    await expect(client.send(new GetDiscoveredResourceCountsCommand({}))).rejects.toMatchObject({
      name: 'NoAvailableConfigurationRecorderException',
    });
  });

  test('finds nothing before the recorder was started', async () => {
    const scope = { account: '100000000004' };
    await aws.fillVolumes(1, scope);
    const client = open(scope);
    const recorder = { name: 'default', roleARN: 'arn:aws:iam::100000000004:role/config' };
    await client.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: recorder }));
    const { ConfigurationRecordersStatus } = await client.send(new DescribeConfigurationRecorderStatusCommand({}));
    expect(ConfigurationRecordersStatus).toEqual([{ name: 'default', recording: false }]);
    expect((await select(client, volumes)).rows).toEqual([]);
  });

  test('shows after a stop what was there before', async () => {
    const scope = { account: '100000000005' };
    await seedRecorder(aws, scope);
    await aws.fillVolumes(2, scope);
    const client = open(scope);
    await client.send(new StopConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
    await aws.fillVolumes(3, scope);
    expect((await select(client, volumes)).rows).toHaveLength(2);
    const { ConfigurationRecordersStatus } = await client.send(new DescribeConfigurationRecorderStatusCommand({}));
    expect(ConfigurationRecordersStatus).toMatchObject([{ recording: false, lastStatus: 'Success' }]);
  });

  test('keeps the shape around the fields that are asked for, and lists as lists', async () => {
    const scope = { account: '100000000006' };
    const configuration = {
      availabilityZones: [{ zoneName: 'a', subnetId: '1' }, { zoneName: 'b' }],
      scheme: 'internal',
    };
    await aws.addConfigItems([{ resourceType: 'AWS::Test::Balancer', resourceId: 'x', configuration }], scope);
    const query = `SELECT configuration.availabilityZones.zoneName, configuration.missing WHERE resourceType IN ('AWS::Test::Balancer')`;
    const { rows } = await select(open(scope), query);
    expect(rows).toEqual([{ configuration: { availabilityZones: [{ zoneName: 'a' }, { zoneName: 'b' }] } }]);
  });

  test('shows changed items with the time that a test has set', async () => {
    const scope = { account: '100000000007' };
    await seedRecorder(aws, scope);
    await aws.fillVolumes(1, scope);
    const name = { resourceType: 'AWS::EC2::Volume', resourceId: 'vol-00000000000000001' };
    const changes = { 'configuration.encrypted': null, configurationItemCaptureTime: '2026-01-02T03:04:05.000Z' };
    await aws.changeConfigItem(name, changes, scope);
    const client = open(scope);
    expect((await select(client, volumes)).rows).toEqual([{ resourceId: name.resourceId, tags: [] }]);
    const keys = [{ resourceType: 'AWS::EC2::Volume' as const, resourceId: name.resourceId }];
    const { baseConfigurationItems } = await client.send(new BatchGetResourceConfigCommand({ resourceKeys: keys }));
    expect(baseConfigurationItems).toMatchObject([{ configurationItemCaptureTime: new Date('2026-01-02T03:04:05Z') }]);
  });

  test('refuses what the query language does not know', async () => {
    await expect(select(open({ account: '100000000008' }), 'SELECT * FROM volumes')).rejects.toMatchObject({
      name: 'InvalidExpressionException',
    });
  });
});
