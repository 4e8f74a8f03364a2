import { join } from 'node:path';
import { run } from '../process.ts';
import { buildPython } from './build.ts';
import type { SharedAwsCloud } from './client.ts';
import { awsEnvironment, type AwsScope } from '../environment.ts';
import type { ProtectedResource } from './facts.ts';

const HOUR_MS = 3_600_000;

/**
 * A small account that has nothing to complain about: encrypted stores with a customer's key, backups, MFA for
 * everybody, TLS 1.2 and 1.3 only, a trail that logs, and backups of eight hours ago.
 */
export async function seedGood(aws: SharedAwsCloud, scope: AwsScope = {}): Promise<void> {
  const { protected: resources } = await seed('good', aws, scope);
  const LastBackupTime = Math.floor((Date.now() - 8 * HOUR_MS) / 1000);
  const items = resources.map(([ResourceType, ResourceArn]): ProtectedResource => ({
    ResourceType,
    ResourceArn,
    LastBackupTime,
  }));
  await aws.setProtectedResources(items, scope);
  await aws.changeAccountSummary(
    { AccountMFAEnabled: 1, AccountAccessKeysPresent: 0, AccountPasswordPresent: 1 },
    scope.account,
  );
}

/**
 * The same kinds of resources with a fault each: plain stores, no backups, no MFA, an old key with all rights, HTTP
 * and TLS 1.0, a trail that does not log, and a root user with a key and without MFA.
 */
export async function seedBad(aws: SharedAwsCloud, scope: AwsScope = {}): Promise<void> {
  await seed('bad', aws, scope);
  const old = new Date(Date.now() - 400 * 24 * HOUR_MS).toISOString().replace(/\.\d+Z/, '+00:00');
  const account = scope.account === undefined ? {} : { account: scope.account };
  await aws.changeCredentialReport({ alice: { access_key_1_last_rotated: old } }, account);
  await aws.changeAccountSummary(
    { AccountMFAEnabled: 0, AccountAccessKeysPresent: 1, AccountPasswordPresent: 1 },
    scope.account,
  );
}

/** A recorder that works, and n volumes of which every fifth is not encrypted. */
export async function seedVolumes(aws: SharedAwsCloud, count: number, scope: AwsScope = {}): Promise<void> {
  await seed('recorder', aws, scope);
  await aws.fillVolumes(count, { ...scope, unencryptedEvery: 5, kmsKeyId: 'alias/data' });
}

/** A recorder that works, and nothing else. */
export async function seedRecorder(aws: SharedAwsCloud, scope: AwsScope = {}): Promise<void> {
  await seed('recorder', aws, scope);
}

/** A working recorder in every other region, so that nothing of the account is unknown. */
export async function seedRecordersEverywhere(aws: SharedAwsCloud, scope: AwsScope = {}): Promise<void> {
  await seed('recorders', aws, scope);
}

type Made = { readonly protected: readonly (readonly [type: string, arn: string])[] };

async function seed(
  name: 'good' | 'bad' | 'recorder' | 'recorders',
  aws: SharedAwsCloud,
  scope: AwsScope,
): Promise<Made> {
  const environment = { ...process.env, ...awsEnvironment(aws.url, scope), PYTHONDONTWRITEBYTECODE: '1' };
  const script = join(import.meta.dirname, 'launcher', 'seed.py');
  return JSON.parse(await run(await buildPython(), [script, name], { env: environment })) as Made;
}
