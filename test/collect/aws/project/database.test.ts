import { describe, expect, test } from 'vitest';
import { belongsToCluster, projectCluster, projectInstance } from '../../../../src/collect/aws/project/relational.ts';
import { projectTable } from '../../../../src/collect/aws/project/table.ts';
import { readerOf } from '../support/reader.ts';

const now = new Date('2026-11-25T12:00:00Z');
const captured = { configurationItemCaptureTime: '2026-11-25T11:30:00.000Z' };

describe('RDS::DBInstance', () => {
  const project = (configuration: object, more: object = captured): object =>
    projectInstance(readerOf({ configuration, ...more }), 'eu-central-1', now);
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

  test('an old restorable time is no restorable time', () => {
    const configuration = { backupRetentionPeriod: 7, latestRestorableTime: '2026-11-25T11:25:00.000Z' };
    expect(project(configuration)).toMatchObject({ latestRestorableTime: '2026-11-25T11:25:00.000Z' });
    const old = { configurationItemCaptureTime: '2026-11-24T11:30:00.000Z' };
    expect(project(configuration, old)).toMatchObject({
      latestRestorableTime: { gap: 'lagging configuration.latestRestorableTime' },
    });
    expect(project(configuration, {})).toMatchObject({
      latestRestorableTime: { gap: 'lagging configuration.latestRestorableTime' },
    });
  });

  test('an instance of a cluster is told apart', () => {
    expect(belongsToCluster(readerOf({ configuration: { dBClusterIdentifier: 'c' } }))).toBe(true);
    expect(belongsToCluster(readerOf({ configuration: {} }))).toBe(false);
  });
});

test('RDS::DBCluster: what is not said is unknown', () => {
  expect(projectCluster(readerOf({}), 'eu-central-1', now)).toMatchObject({
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
