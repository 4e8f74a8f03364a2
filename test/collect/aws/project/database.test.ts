import { describe, expect, test } from 'vitest';
import { relationalBackup, tableBackup } from '../../../../src/collect/aws/project/backup.ts';
import { belongsToCluster, projectCluster, projectInstance } from '../../../../src/collect/aws/project/relational.ts';
import { projectTable } from '../../../../src/collect/aws/project/table.ts';
import { readerOf } from '../support/reader.ts';

const missing = (field: string): { readonly gap: string } => ({ gap: field });
const time = new Date('2026-11-25T11:55:00Z');

describe('RDS::DBInstance', () => {
  const project = (configuration: object): object => projectInstance(readerOf({ configuration }), 'eu-central-1');
  const replicas = 'configuration.readReplicaDBInstanceIdentifiers';

  test.each([
    ['two zones', { multiAZ: true }, { multiZone: true, automaticFailover: true, place: 'eu-central-1' }],
    ['one zone', { multiAZ: false }, { multiZone: false, automaticFailover: false }],
    [
      'zones not said',
      {},
      { multiZone: { gap: 'configuration.multiAZ' }, automaticFailover: { gap: 'configuration.multiAZ' } },
    ],
    ['backups kept', { backupRetentionPeriod: 7 }, { backupEnabled: true, backupRetentionDays: 7 }],
    [
      'backups switched off',
      { backupRetentionPeriod: 0 },
      { backupEnabled: false, backupRetentionDays: null, latestRestorableTime: null },
    ],
    ['backups not said', {}, { backupEnabled: { gap: 'configuration.backupRetentionPeriod' } }],
    ['a replica', { readReplicaSourceDBInstanceIdentifier: 'main' }, { replicaOf: 'main' }],
    ['replicas here', { readReplicaDBInstanceIdentifiers: ['a', 'b'] }, { copyPlaces: [] }],
    [
      'a replica elsewhere',
      { readReplicaDBInstanceIdentifiers: ['a', 'arn:aws:rds:us-east-1:1:db:b'] },
      { copyPlaces: ['us-east-1'] },
    ],
    [
      'backups copied elsewhere',
      {
        readReplicaDBInstanceIdentifiers: [],
        dBInstanceAutomatedBackupsReplications: [
          { dBInstanceAutomatedBackupsArn: 'arn:aws:rds:eu-west-1:1:auto-backup:x' },
        ],
      },
      { copyPlaces: ['eu-west-1'] },
    ],
    ['replicas not said', {}, { copyPlaces: { gap: replicas } }],
  ])('%s', (_, configuration, expected) => {
    expect(project(configuration)).toMatchObject(expected);
  });

  test('AWS Config does not say how far a database can be restored today', () => {
    const configuration = { backupRetentionPeriod: 7, latestRestorableTime: '2026-11-25T11:25:00.000Z' };
    expect(project(configuration)).not.toHaveProperty('latestRestorableTime');
  });

  test('an instance of a cluster is told apart', () => {
    expect(belongsToCluster(readerOf({ configuration: { dBClusterIdentifier: 'c' } }))).toBe(true);
    expect(belongsToCluster(readerOf({ configuration: {} }))).toBe(false);
  });
});

test('RDS::DBCluster: what is not said is unknown', () => {
  expect(projectCluster(readerOf({}), 'eu-central-1')).toMatchObject({
    engine: { gap: 'configuration.engine' },
    encrypted: { gap: 'configuration.storageEncrypted' },
    copyPlaces: { gap: 'configuration.readReplicaIdentifiers' },
    multiZone: { gap: 'configuration.multiAZ' },
  });
});

describe('DynamoDB::Table', () => {
  const recovery = (status: string): object => ({
    supplementaryConfiguration: {
      ContinuousBackupsDescription: { pointInTimeRecoveryDescription: { pointInTimeRecoveryStatus: status } },
    },
  });
  test.each([
    ['a key that AWS owns', { configuration: { tableName: 't' } }, { encrypted: true, keyId: null, multiZone: true }],
    [
      'a key of the account',
      { configuration: { tableName: 't', ssedescription: { status: 'ENABLED', kmsmasterKeyArn: 'k' } } },
      { encrypted: true, keyId: 'k' },
    ],
    [
      'a key that is not named',
      { configuration: { tableName: 't', ssedescription: { status: 'ENABLED' } } },
      { keyId: { gap: 'configuration.ssedescription.kmsmasterKeyArn' } },
    ],
    ['an empty row', {}, { encrypted: { gap: 'configuration.tableName' }, keyId: { gap: 'configuration.tableName' } }],
    ['recovery on', recovery('ENABLED'), { backupEnabled: true }],
    ['recovery off', recovery('DISABLED'), { backupEnabled: false, backupRetentionDays: null }],
    [
      'replicas',
      { configuration: { replicas: [{ regionName: 'us-east-1' }, { regionName: 'eu-central-1' }] } },
      { copyPlaces: ['us-east-1'] },
    ],
    ['no replicas', { configuration: { tableName: 't' } }, { copyPlaces: [] }],
  ])('%s', (_, row, expected) => {
    expect(projectTable(readerOf(row), 'eu-central-1')).toMatchObject(expected);
  });
});

const nothing = { backupEnabled: false, backupRetentionDays: null, latestRestorableTime: null };

describe('what a service says about its backups', () => {
  test.each([
    [
      'a database',
      { BackupRetentionPeriod: 7, LatestRestorableTime: time },
      { backupEnabled: true, backupRetentionDays: 7, latestRestorableTime: '2026-11-25T11:55:00.000Z' },
    ],
    ['a database without backups', { BackupRetentionPeriod: 0, LatestRestorableTime: time }, nothing],
    [
      'a database without a restorable time yet',
      { BackupRetentionPeriod: 7 },
      { backupEnabled: true, latestRestorableTime: { gap: 'LatestRestorableTime' } },
    ],
    [
      'an answer without the retention',
      {},
      { backupEnabled: { gap: 'BackupRetentionPeriod' }, backupRetentionDays: { gap: 'BackupRetentionPeriod' } },
    ],
  ])('%s', (_, answer, expected) => {
    expect(relationalBackup(answer, missing)).toMatchObject(expected);
  });

  test.each([
    [
      'a table',
      { PointInTimeRecoveryStatus: 'ENABLED', RecoveryPeriodInDays: 7, LatestRestorableDateTime: time },
      { backupEnabled: true, backupRetentionDays: 7, latestRestorableTime: '2026-11-25T11:55:00.000Z' },
    ],
    ['a table with the usual period', { PointInTimeRecoveryStatus: 'ENABLED' }, { backupRetentionDays: 35 }],
    ['a table without recovery', { PointInTimeRecoveryStatus: 'DISABLED', LatestRestorableDateTime: time }, nothing],
    [
      'an answer without the status',
      { LatestRestorableDateTime: time },
      {
        backupEnabled: { gap: 'PointInTimeRecoveryStatus' },
        backupRetentionDays: { gap: 'PointInTimeRecoveryStatus' },
        latestRestorableTime: { gap: 'PointInTimeRecoveryStatus' },
      },
    ],
  ])('%s', (_, answer, expected) => {
    expect(tableBackup(answer, missing)).toMatchObject(expected);
  });
});
