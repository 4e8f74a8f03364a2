import type { SharedAwsCloud } from '../../../servers/aws/client.ts';
import * as items from './items.ts';
import * as seed from './seed.ts';

const region = 'eu-central-1';
const hour = 60 * 60;

/** An account in order: everything that the plan asks about exists and is as it should be. */
export async function fillGoodAccount(
  server: SharedAwsCloud,
  account: string,
  regions: readonly string[] = [region],
): Promise<void> {
  const place = { url: server.url, account };
  await seed.record(place, regions);
  await seed.createTrail(place, 'all');
  await seed.createBackupPlan(place, 'nightly', 'eu-west-1');
  await seed.createDatabases(place, items.keyArn);
  await seed.createPeople(place, {
    users: [{ name: 'erika.mustermann', password: true }, { name: 'robot-deploy' }],
    group: { name: 'readers', policy: seed.allow('s3:GetObject') },
    role: { name: 'worker', trust: seed.trust({ Service: 'ec2.amazonaws.com' }), inline: seed.allow('s3:GetObject') },
  });
  await server.addConfigItems(
    [
      items.volume('vol-1'),
      items.volume('vol-2'),
      items.volume('vol-3'),
      items.bucket('good-plain'),
      items.bucket('good-copied', items.replicatedTo('good-plain')),
      items.key(items.keyArn),
      items.balancer('shop'),
      items.listener('shop', 443, { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }),
      items.listener('shop', 80, items.redirect),
    ],
    { account, region },
  );
  await setServiceAnswers(server, account);
}

async function setServiceAnswers(server: SharedAwsCloud, account: string): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  const values = { AccountMFAEnabled: 1, AccountAccessKeysPresent: 0, AccountPasswordPresent: 1 };
  await server.changeAccountSummary(values, account);
  const rows = {
    '<root_account>': { password_last_used: '2025-01-01T10:00:00+00:00' },
    'erika.mustermann': { mfa_active: 'true' },
    'robot-deploy': { access_key_1_active: 'true', access_key_1_last_rotated: '2026-10-01T00:00:00+00:00' },
  };
  await server.changeCredentialReport(rows, { account });
  await server.setTrailStatus('all', { LatestDeliveryTime: now - hour }, { account, region });
  const point = {
    ResourceArn: 'arn:aws:ec2:eu-central-1:123456789012:volume/vol-1',
    ResourceType: 'EBS',
    LastBackupTime: now - 5 * hour,
    LastBackupVaultArn: 'arn:aws:backup:eu-central-1:123456789012:backup-vault:vault',
    LastRecoveryPointArn: 'arn:aws:ec2:eu-central-1::snapshot/snap-1',
  };
  await server.setProtectedResources([point], { account, region });
}

/** An account with one fault of each kind. */
export async function fillBadAccount(server: SharedAwsCloud, account: string): Promise<void> {
  const place = { url: server.url, account };
  await seed.record(place, [region, 'us-east-1']);
  await seed.createTrail(place, 'some', { everywhere: false, without: ['kms.amazonaws.com'] });
  await seed.createPeople(place, {
    users: [{ name: 'max.mustermann', password: true, inline: seed.allow('*') }],
    group: { name: 'admins', policy: seed.allow('*') },
    role: { name: 'open', trust: seed.trust({ AWS: '*' }), inline: seed.allow('secretsmanager:*') },
    unattached: seed.allow('*'),
  });
  await server.addConfigItems(
    [
      items.volume('vol-1', { encrypted: false, kmsKeyId: undefined }),
      items.bucket('bad-copied', items.replicatedTo('somewhere-else')),
      items.instance('orders', { storageEncrypted: false, backupRetentionPeriod: 0, multiAZ: false }),
      items.table('sessions', 'DISABLED'),
      items.key(items.keyArn, { origin: 'EXTERNAL_KEY_STORE', keyState: 'Disabled' }),
      items.balancer('shop'),
      items.listener('shop', 443, { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS-1-0-2015-04' }),
      items.listener('shop', 80, { Protocol: 'HTTP' }),
      { resourceType: 'AWS::Redshift::Cluster', resourceId: 'warehouse' },
    ],
    { account, region },
  );
  await server.addConfigItems([items.volume('vol-far', {}, 'us-east-1')], { account, region: 'us-east-1' });
  await server.changeAccountSummary({ AccountMFAEnabled: 0, AccountAccessKeysPresent: 1 }, account);
}
