import { describe, expect, test } from 'vitest';
import { projectBucket } from '../../../../src/collect/aws/project/bucket.ts';
import { readDestinations } from '../../../../src/collect/aws/project/replication.ts';
import { projectVolume } from '../../../../src/collect/aws/project/volume.ts';
import { readerOf } from '../support/reader.ts';

describe('EC2::Volume', () => {
  test.each([
    ['encrypted with a key', { encrypted: true, kmsKeyId: 'k' }, { encrypted: true, keyId: 'k' }],
    ['not encrypted', { encrypted: false }, { encrypted: false, keyId: null }],
    [
      'without the switch',
      {},
      { encrypted: { gap: 'configuration.encrypted' }, keyId: { gap: 'configuration.encrypted' } },
    ],
    ['encrypted with no key named', { encrypted: true }, { encrypted: true, keyId: { gap: 'configuration.kmsKeyId' } }],
    ['a switch that is no boolean', { encrypted: 'true' }, { encrypted: { gap: 'configuration.encrypted' } }],
  ])('%s', (_, configuration, expected) => {
    expect(projectVolume(readerOf({ configuration }), 'eu-central-1')).toMatchObject(expected);
  });

  test('lies in its zone, and in the region when the zone is no zone', () => {
    expect(projectVolume(readerOf({ availabilityZone: 'eu-central-1b' }), 'eu-central-1').place).toBe('eu-central-1b');
    expect(projectVolume(readerOf({ availabilityZone: 'Regional' }), 'eu-central-1').place).toBe('eu-central-1');
  });

  test('has no state when Config delivers none', () => {
    expect(projectVolume(readerOf({}), 'eu-central-1').state).toEqual({ gap: 'configuration.state.value' });
  });
});

describe('S3::Bucket', () => {
  const encryption = (rule: object): object => ({
    ServerSideEncryptionConfiguration: { rules: [{ applyServerSideEncryptionByDefault: rule }] },
  });
  const algorithm =
    'supplementaryConfiguration.ServerSideEncryptionConfiguration.rules.applyServerSideEncryptionByDefault.sseAlgorithm';
  test.each([
    ['AES256 has no key of the account', encryption({ sseAlgorithm: 'AES256' }), { encrypted: true, keyId: null }],
    ['KMS with a key', encryption({ sseAlgorithm: 'aws:kms', kmsMasterKeyID: 'k' }), { encrypted: true, keyId: 'k' }],
    [
      'KMS without a key takes that of S3',
      encryption({ sseAlgorithm: 'aws:kms:dsse' }),
      { encrypted: true, keyId: 'alias/aws/s3' },
    ],
    ['no rule is unknown, never unencrypted', {}, { encrypted: { gap: algorithm }, algorithm: { gap: algorithm } }],
    [
      'an algorithm nobody knows',
      encryption({ sseAlgorithm: 'rot13' }),
      { encrypted: { gap: `unsupported ${algorithm}` } },
    ],
  ])('%s', (_, supplementaryConfiguration, expected) => {
    expect(projectBucket(readerOf({ supplementaryConfiguration }), 'eu-central-1')).toMatchObject(expected);
  });

  test('is not copied when its settings show no replication', () => {
    const supplementaryConfiguration = { BucketVersioningConfiguration: { status: 'Enabled' } };
    expect(projectBucket(readerOf({ supplementaryConfiguration }), 'eu-central-1').copyPlaces).toEqual([]);
  });

  test('without any recorded settings nobody knows whether it is copied', () => {
    expect(projectBucket(readerOf({}), 'eu-central-1').copyPlaces).toHaveProperty('gap');
  });

  test('leaves the places of a replicated bucket to the step that asks for them', () => {
    const supplementaryConfiguration = { BucketReplicationConfiguration: { roleARN: 'r' } };
    expect(projectBucket(readerOf({ supplementaryConfiguration }), 'eu-central-1')).not.toHaveProperty('copyPlaces');
  });
});

test.each([
  ['enabled rules', '{"rules":{"a":{"status":"Enabled","destinationConfig":{"bucketARN":"arn:aws:s3:::x"}}}}', ['x']],
  [
    'a disabled rule copies nothing',
    '{"rules":{"a":{"status":"Disabled","destinationConfig":{"bucketARN":"arn:aws:s3:::x"}}}}',
    [],
  ],
  ['a rule without destination', '{"rules":{"a":{"status":"Enabled"}}}', null],
  ['no rules', '{}', null],
  ['no JSON', '{"rules', null],
  ['nothing', undefined, null],
])('replication destinations: %s', (_, text, expected) => {
  expect(readDestinations(text)).toEqual(expected);
});
