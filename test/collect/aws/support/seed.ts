import { BackupClient, CreateBackupPlanCommand, CreateBackupVaultCommand } from '@aws-sdk/client-backup';
import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import {
  ConfigServiceClient,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
  StopConfigurationRecorderCommand,
  type RecordingGroup,
} from '@aws-sdk/client-config-service';
import { CreateTableCommand, DynamoDBClient, UpdateContinuousBackupsCommand } from '@aws-sdk/client-dynamodb';
import {
  AttachGroupPolicyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateDBClusterCommand, CreateDBInstanceCommand, RDSClient } from '@aws-sdk/client-rds';

export type Place = { readonly url: string; readonly account: string };

type Settings = {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { accessKeyId: string; secretAccessKey: string };
};

function settings({ url, account }: Place, region = 'eu-central-1'): Settings {
  return { endpoint: url, region, credentials: { accessKeyId: account, secretAccessKey: 'test' } };
}

/** A recorder in each region; without a group it records everything. */
export async function record(
  place: Place,
  regions: readonly string[],
  recordingGroup: RecordingGroup = { allSupported: true },
): Promise<void> {
  await Promise.all(
    regions.map(async (region) => {
      const client = new ConfigServiceClient(settings(place, region));
      const recorder = { name: 'default', roleARN: 'arn:aws:iam::123456789012:role/config', recordingGroup };
      await client.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: recorder }));
      await client.send(
        new PutDeliveryChannelCommand({ DeliveryChannel: { name: 'default', s3BucketName: 'config' } }),
      );
      await client.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
    }),
  );
}

export async function stopRecorder(place: Place, region: string): Promise<void> {
  const client = new ConfigServiceClient(settings(place, region));
  await client.send(new StopConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
}

/** A trail that logs; moto wants its bucket to exist, which then is a bucket of the account like any other. */
export async function createTrail(
  place: Place,
  name: string,
  options: { everywhere?: boolean; without?: string[] } = {},
): Promise<void> {
  const authorization = `AWS4-HMAC-SHA256 Credential=${place.account}/20260101/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature=0`;
  const body =
    '<CreateBucketConfiguration><LocationConstraint>eu-central-1</LocationConstraint></CreateBucketConfiguration>';
  const answer = await fetch(`${place.url}/trail-${place.account}`, {
    method: 'PUT',
    headers: { authorization },
    body,
  });
  if (!answer.ok) throw new Error(await answer.text());
  const client = new CloudTrailClient(settings(place));
  await client.send(
    new CreateTrailCommand({
      Name: name,
      S3BucketName: `trail-${place.account}`,
      IsMultiRegionTrail: options.everywhere ?? true,
    }),
  );
  const selector = {
    ReadWriteType: 'All',
    IncludeManagementEvents: true,
    ExcludeManagementEventSources: options.without ?? [],
  } as const;
  await client.send(new PutEventSelectorsCommand({ TrailName: name, EventSelectors: [selector] }));
  await client.send(new StartLoggingCommand({ Name: name }));
}

export async function createBackupPlan(place: Place, name: string, copyTo: string): Promise<void> {
  const client = new BackupClient(settings(place));
  await client.send(new CreateBackupVaultCommand({ BackupVaultName: 'vault' }));
  const copy = { DestinationBackupVaultArn: `arn:aws:backup:${copyTo}:123456789012:backup-vault:copies` };
  const rule = { RuleName: 'daily', TargetBackupVaultName: 'vault', CopyActions: [copy] };
  await client.send(new CreateBackupPlanCommand({ BackupPlan: { BackupPlanName: name, Rules: [rule] } }));
}

const operator = { MasterUsername: 'operator', MasterUserPassword: 'Correct-Horse-7!' };

/** An instance, a cluster with its instance, and a table: encrypted and backed up. */
export async function createDatabases(place: Place, KmsKeyId: string): Promise<void> {
  const rds = new RDSClient(settings(place));
  const safe = { StorageEncrypted: true, KmsKeyId };
  const size = { DBInstanceClass: 'db.t3.micro', AllocatedStorage: 20 };
  const orders = { DBInstanceIdentifier: 'orders', Engine: 'postgres', MultiAZ: true, BackupRetentionPeriod: 14 };
  await rds.send(new CreateDBInstanceCommand({ ...orders, ...size, ...operator, ...safe }));
  const ledger = { DBClusterIdentifier: 'ledger', Engine: 'aurora-postgresql' };
  await rds.send(new CreateDBClusterCommand({ ...ledger, ...operator, ...safe, BackupRetentionPeriod: 7 }));
  await rds.send(new CreateDBInstanceCommand({ ...ledger, ...size, ...safe, DBInstanceIdentifier: 'ledger-1' }));
  await createTable(place, 'sessions');
}

export async function createInstances(place: Place, count: number): Promise<void> {
  const rds = new RDSClient(settings(place));
  const usual = { DBInstanceClass: 'db.t3.micro', Engine: 'postgres', AllocatedStorage: 20, ...operator };
  const names = Array.from({ length: count }, (_, index) => `db-${index}`);
  await Promise.all(
    names.map(async (name) => await rds.send(new CreateDBInstanceCommand({ ...usual, DBInstanceIdentifier: name }))),
  );
}

/** A table that can be restored to any moment of the last seven days. */
async function createTable(place: Place, TableName: string): Promise<void> {
  const client = new DynamoDBClient(settings(place));
  await client.send(
    new CreateTableCommand({
      TableName,
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  const recovery = { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 };
  await client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification: recovery }));
}

export type People = {
  readonly users?: readonly { readonly name: string; readonly password?: boolean; readonly inline?: object }[];
  readonly group?: { readonly name: string; readonly policy: object };
  readonly role?: { readonly name: string; readonly trust: object; readonly inline?: object };
  readonly unattached?: object;
};

export async function createPeople(place: Place, { users = [], group, role, unattached }: People): Promise<void> {
  const client = new IAMClient(settings(place));
  for (const { name, password, inline } of users) {
    await client.send(new CreateUserCommand({ UserName: name }));
    if (password) await client.send(new CreateLoginProfileCommand({ UserName: name, Password: 'Correct-Horse-7!' }));
    const policy = { UserName: name, PolicyName: `${name}-own`, PolicyDocument: JSON.stringify(inline) };
    if (inline) await client.send(new PutUserPolicyCommand(policy));
  }
  if (group) {
    await client.send(new CreateGroupCommand({ GroupName: group.name }));
    const made = await client.send(
      new CreatePolicyCommand({ PolicyName: `${group.name}-rights`, PolicyDocument: JSON.stringify(group.policy) }),
    );
    await client.send(new AttachGroupPolicyCommand({ GroupName: group.name, PolicyArn: made.Policy?.Arn }));
  }
  if (role) {
    await client.send(
      new CreateRoleCommand({ RoleName: role.name, AssumeRolePolicyDocument: JSON.stringify(role.trust) }),
    );
    const policy = { RoleName: role.name, PolicyName: 'own', PolicyDocument: JSON.stringify(role.inline) };
    if (role.inline) await client.send(new PutRolePolicyCommand(policy));
  }
  if (unattached)
    await client.send(new CreatePolicyCommand({ PolicyName: 'spare', PolicyDocument: JSON.stringify(unattached) }));
}

export function allow(Action: string | readonly string[], Resource: string | readonly string[] = '*'): object {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] };
}

export function trust(Principal: unknown, Condition?: object): object {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...(Condition && { Condition }) }],
  };
}
