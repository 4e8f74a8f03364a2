import type { ResourceType } from '../../ontology/resource.ts';

/** One type of AWS Config: what it feeds, and the fields that are asked for. The query's SELECT list is the allow list. */
export type ConfigListing = { readonly feeds: ResourceType; readonly fields: readonly string[] };

const common = [
  'arn',
  'resourceId',
  'resourceName',
  'awsRegion',
  'availabilityZone',
  'configurationItemCaptureTime',
  'configurationItemStatus',
  'recordingFrequency',
];

/** What an element holds is said by its tags. */
const classified = [...common, 'tags'];

/** Spelling differs from type to type; these are the names of the published schema of AWS Config. */
export const configTypes = {
  'AWS::EC2::Volume': {
    feeds: 'block-volume',
    fields: [...classified, 'configuration.encrypted', 'configuration.kmsKeyId', 'configuration.state.value'],
  },
  'AWS::S3::Bucket': {
    feeds: 'object-store',
    fields: [
      ...classified,
      'supplementaryConfiguration.ServerSideEncryptionConfiguration.rules.applyServerSideEncryptionByDefault.sseAlgorithm',
      'supplementaryConfiguration.ServerSideEncryptionConfiguration.rules.applyServerSideEncryptionByDefault.kmsMasterKeyID',
      'supplementaryConfiguration.BucketVersioningConfiguration.status',
      'supplementaryConfiguration.BucketReplicationConfiguration.roleARN',
    ],
  },
  'AWS::RDS::DBInstance': {
    feeds: 'database',
    fields: [
      ...classified,
      'configuration.engine',
      'configuration.dBClusterIdentifier',
      'configuration.storageEncrypted',
      'configuration.kmsKeyId',
      'configuration.backupRetentionPeriod',
      'configuration.multiAZ',
      'configuration.secondaryAvailabilityZone',
      'configuration.readReplicaSourceDBInstanceIdentifier',
      'configuration.readReplicaDBInstanceIdentifiers',
      'configuration.dBInstanceAutomatedBackupsReplications.dBInstanceAutomatedBackupsArn',
    ],
  },
  'AWS::RDS::DBCluster': {
    feeds: 'database',
    fields: [
      ...classified,
      'configuration.engine',
      'configuration.storageEncrypted',
      'configuration.kmsKeyId',
      'configuration.backupRetentionPeriod',
      'configuration.multiAZ',
      'configuration.replicationSourceIdentifier',
      'configuration.readReplicaIdentifiers',
    ],
  },
  'AWS::DynamoDB::Table': {
    feeds: 'database',
    fields: [
      ...classified,
      'configuration.tableName',
      'configuration.ssedescription.status',
      'configuration.ssedescription.kmsmasterKeyArn',
      'configuration.replicas.regionName',
      'supplementaryConfiguration.ContinuousBackupsDescription.pointInTimeRecoveryDescription.pointInTimeRecoveryStatus',
    ],
  },
  'AWS::KMS::Key': {
    feeds: 'key',
    fields: [...common, 'configuration.keyManager', 'configuration.keyState', 'configuration.origin'],
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    feeds: 'endpoint',
    fields: [...common, 'configuration.scheme', 'configuration.type', 'configuration.availabilityZones.zoneName'],
  },
  'AWS::ElasticLoadBalancingV2::Listener': {
    feeds: 'endpoint',
    fields: [
      ...common,
      'configuration.ListenerArn',
      'configuration.LoadBalancerArn',
      'configuration.Port',
      'configuration.Protocol',
      'configuration.SslPolicy',
      'configuration.DefaultActions.Type',
      'configuration.DefaultActions.RedirectConfig.Protocol',
    ],
  },
} as const satisfies Record<string, ConfigListing>;

export type ConfigType = keyof typeof configTypes;

export const allConfigTypes = Object.keys(configTypes) as readonly ConfigType[];

/** The types that hold data. */
export const dataConfigTypes: readonly ConfigType[] = [
  'AWS::EC2::Volume',
  'AWS::S3::Bucket',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
  'AWS::DynamoDB::Table',
];

/** Types that belong to what we report on, but that this version does not read: where some exist, the report must say so. */
export const unreadTypes = {
  'AWS::Redshift::Cluster': 'database',
  'AWS::OpenSearch::Domain': 'database',
  'AWS::ElasticLoadBalancing::LoadBalancer': 'endpoint',
} as const satisfies Record<string, ResourceType>;

/** The advanced query of a type. It has no condition on findings: the whole population is part of the evidence. */
export function expressionOf(type: ConfigType): string {
  return `SELECT ${configTypes[type].fields.join(', ')} WHERE resourceType = '${type}'`;
}
