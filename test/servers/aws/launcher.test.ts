import {
  BackupClient,
  GetBackupPlanCommand,
  ListBackupPlansCommand,
  ListProtectedResourcesCommand,
} from '@aws-sdk/client-backup';
import { CloudTrailClient, GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail';
import { ConfigServiceClient, DescribeComplianceByConfigRuleCommand } from '@aws-sdk/client-config-service';
import { DescribeVolumesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { DescribeSSLPoliciesCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  GenerateCredentialReportCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWhere } from '../suites.ts';
import { seedBad, seedGood } from './seed.ts';
import { startAws, type AwsServer } from './start.ts';

describeWhere('aws', 'an AWS server of its own', () => {
  let aws: AwsServer;
  const account = '200000000001';
  const options = () => ({
    endpoint: aws.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: account, secretAccessKey: 'test' },
  });
  const readReport = async (): Promise<{ generated: Date | undefined; lines: string[] }> => {
    const iam = new IAMClient(options());
    await iam.send(new GenerateCredentialReportCommand({}));
    const report = await iam.send(new GetCredentialReportCommand({}));
    return {
      generated: report.GeneratedTime,
      lines: Buffer.from(report.Content ?? [])
        .toString()
        .trim()
        .split('\n'),
    };
  };

  beforeAll(async () => {
    aws = await startAws();
    await seedGood(aws, { account });
  });
  afterAll(async () => await aws.stop());

  test('takes an access key of twelve digits for the account', async () => {
    const identity = await new STSClient(options()).send(new GetCallerIdentityCommand({}));
    expect(identity.Account).toBe(account);
  });

  test('reports the root user and the time of now', async () => {
    const { generated, lines } = await readReport();
    expect(Math.abs(Date.now() - (generated?.getTime() ?? 0))).toBeLessThan(60_000);
    const [header = '', root = '', alice = ''] = lines;
    const column = header.split(',').indexOf('mfa_active');
    expect([root, alice].map((line) => line.split(',')[column])).toEqual(['true', 'true']);
    expect(root).toMatch(/^<root_account>,arn:aws:iam::200000000001:root,/);
  });

  test('reports what a test has set instead', async () => {
    const keyAge = { access_key_1_last_rotated: '2024-01-01T00:00:00+00:00' };
    await aws.changeCredentialReport({ alice: keyAge }, { account, generatedTime: '2026-01-01T00:00:00Z' });
    await aws.changeAccountSummary({ AccountMFAEnabled: 0 }, account);
    const { generated, lines } = await readReport();
    expect(generated).toEqual(new Date('2026-01-01T00:00:00Z'));
    expect(lines.find((line) => line.startsWith('alice'))).toContain('2024-01-01T00:00:00+00:00');
    expect(lines.find((line) => line.startsWith('<root'))?.split(',')[7]).toBe('false');
    const { SummaryMap } = await new IAMClient(options()).send(new GetAccountSummaryCommand({}));
    expect(SummaryMap).toMatchObject({ AccountMFAEnabled: 0, AccountAccessKeysPresent: 0 });
  });

  test('lists users and their policies', async () => {
    const { UserDetailList } = await new IAMClient(options()).send(new GetAccountAuthorizationDetailsCommand({}));
    expect(UserDetailList?.map(({ UserName }) => UserName)).toEqual(['alice', 'bob']);
  });

  test('lists plans and protected resources by page', async () => {
    const backup = new BackupClient(options());
    const { BackupPlansList: [plan] = [] } = await backup.send(new ListBackupPlansCommand({}));
    const { BackupPlan } = await backup.send(new GetBackupPlanCommand({ BackupPlanId: plan?.BackupPlanId }));
    expect(BackupPlan?.Rules).toMatchObject([{ Lifecycle: { DeleteAfterDays: 35 } }]);
    const first = await backup.send(new ListProtectedResourcesCommand({ MaxResults: 5 }));
    const rest = await backup.send(new ListProtectedResourcesCommand({ MaxResults: 5, NextToken: first.NextToken }));
    const types = [...(first.Results ?? []), ...(rest.Results ?? [])].map(({ ResourceType }) => ResourceType);
    expect(types).toEqual(['EBS', 'EBS', 'EBS', 'RDS', 'Aurora', 'DynamoDB', 'S3']);
    expect(first.Results?.[0]?.LastBackupTime?.getTime()).toBeLessThan(Date.now());
    expect(rest.NextToken).toBeUndefined();
  });

  test('says of a trail what a test has set', async () => {
    const trails = new CloudTrailClient(options());
    expect(await trails.send(new GetTrailStatusCommand({ Name: 'audit' }))).toMatchObject({ IsLogging: true });
    await aws.setTrailStatus('audit', { LatestDeliveryTime: 1_700_000_000 }, { account });
    const status = await trails.send(new GetTrailStatusCommand({ Name: 'audit' }));
    expect(status.LatestDeliveryTime).toEqual(new Date(1_700_000_000_000));
  });

  test('knows the TLS policies of load balancers', async () => {
    const Names = ['ELBSecurityPolicy-TLS13-1-2-Res-2021-06'];
    const balancing = new ElasticLoadBalancingV2Client(options());
    const { SslPolicies } = await balancing.send(new DescribeSSLPoliciesCommand({ Names }));
    expect(SslPolicies?.[0]?.SslProtocols).toEqual(expect.arrayContaining(['TLSv1.2', 'TLSv1.3']));
  });

  test('cuts the answers of EC2 into pages', async () => {
    const ec2 = new EC2Client(options());
    await aws.fillVolumes(10, { account });
    const first = await ec2.send(new DescribeVolumesCommand({ MaxResults: 7 }));
    const second = await ec2.send(new DescribeVolumesCommand({ MaxResults: 7, NextToken: first.NextToken }));
    expect([first.Volumes?.length, second.Volumes?.length, second.NextToken]).toEqual([7, 6, undefined]);
  });

  test('answers what it does not know as AWS does', async () => {
    const config = new ConfigServiceClient(options());
    await expect(config.send(new DescribeComplianceByConfigRuleCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
      $metadata: { attempts: 1 },
    });
  });

  test('counts calls by operation', async () => {
    await aws.resetCalls();
    await new STSClient(options()).send(new GetCallerIdentityCommand({}));
    await new BackupClient(options()).send(new ListProtectedResourcesCommand({}));
    expect(await aws.calls()).toEqual({
      total: 2,
      by: { 'sts:GetCallerIdentity': 1, 'backup:ListProtectedResources': 1 },
      status: { 200: 2 },
    });
  });

  test('has the faults of the bad account', async () => {
    const other = { ...options(), credentials: { accessKeyId: '200000000002', secretAccessKey: 'test' } };
    await seedBad(aws, { account: '200000000002' });
    const { SummaryMap } = await new IAMClient(other).send(new GetAccountSummaryCommand({}));
    expect(SummaryMap).toMatchObject({ AccountMFAEnabled: 0, AccountAccessKeysPresent: 1, Users: 2, MFADevices: 0 });
    const status = await new CloudTrailClient(other).send(new GetTrailStatusCommand({ Name: 'audit' }));
    expect(status.IsLogging).toBe(false);
  });
});
