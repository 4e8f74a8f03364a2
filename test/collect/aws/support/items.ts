import type { ConfigItem } from '../../../servers/aws/facts.ts';

/** Configuration items as AWS Config would hold them, each with everything that the collector asks for. */
const region = 'eu-central-1';
const account = '123456789012';
export const keyArn = `arn:aws:kms:${region}:${account}:key/11111111-2222-3333-4444-555555555555`;

type Parts = { readonly configuration?: object; readonly supplementaryConfiguration?: object; readonly tags?: unknown };

function tag(key: string, value: string): object {
  return { key, value, tag: `${key}=${value}` };
}

function item(resourceType: string, resourceId: string, arn: string, usual: Parts, parts: Parts): ConfigItem {
  return {
    resourceType,
    resourceId,
    resourceName: resourceId,
    arn,
    tags: [tag('data-class', 'personal'), tag('owner', 'Erika Mustermann')],
    ...usual,
    ...parts,
    configuration: { ...usual.configuration, ...parts.configuration },
    supplementaryConfiguration: { ...usual.supplementaryConfiguration, ...parts.supplementaryConfiguration },
  };
}

export function volume(name: string, configuration: object = {}, place = region): ConfigItem {
  const usual = { configuration: { encrypted: true, kmsKeyId: keyArn, state: { value: 'in-use' } } };
  const whole = item('AWS::EC2::Volume', name, `arn:aws:ec2:${place}:${account}:volume/${name}`, usual, {
    configuration,
  });
  return { ...whole, availabilityZone: `${place}a` };
}

export function bucket(name: string, supplementaryConfiguration: object = {}): ConfigItem {
  const encryption = { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }] };
  const usual = {
    supplementaryConfiguration: {
      ServerSideEncryptionConfiguration: encryption,
      BucketVersioningConfiguration: { status: 'Enabled' },
    },
  };
  return item('AWS::S3::Bucket', name, `arn:aws:s3:::${name}`, usual, { supplementaryConfiguration });
}

export function replicatedTo(...destinations: readonly string[]): object {
  const rules = destinations.map((name) => [
    name,
    { status: 'Enabled', destinationConfig: { bucketARN: `arn:aws:s3:::${name}` } },
  ]);
  return {
    BucketReplicationConfiguration: { roleARN: `arn:aws:iam::${account}:role/copy`, rules: Object.fromEntries(rules) },
  };
}

export function instance(name: string, configuration: object = {}): ConfigItem {
  const usual = {
    configuration: {
      engine: 'postgres',
      storageEncrypted: true,
      kmsKeyId: keyArn,
      multiAZ: true,
      backupRetentionPeriod: 14,
      latestRestorableTime: '2026-11-25T00:00:00.000Z',
      readReplicaDBInstanceIdentifiers: [],
      dBInstanceAutomatedBackupsReplications: [],
    },
  };
  return item('AWS::RDS::DBInstance', name, `arn:aws:rds:${region}:${account}:db:${name}`, usual, { configuration });
}

export function table(
  name: string,
  recovery: 'ENABLED' | 'DISABLED' = 'ENABLED',
  configuration: object = {},
): ConfigItem {
  const description = { pointInTimeRecoveryDescription: { pointInTimeRecoveryStatus: recovery } };
  const usual = {
    configuration: { tableName: name },
    supplementaryConfiguration: { ContinuousBackupsDescription: description },
  };
  return item('AWS::DynamoDB::Table', name, `arn:aws:dynamodb:${region}:${account}:table/${name}`, usual, {
    configuration,
  });
}

export function key(arn: string, configuration: object = {}): ConfigItem {
  const usual = { configuration: { keyManager: 'CUSTOMER', keyState: 'Enabled', origin: 'AWS_KMS' } };
  return item('AWS::KMS::Key', arn.slice(arn.lastIndexOf('/') + 1), arn, usual, { configuration });
}

const balancerArn = (name: string): string =>
  `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/app/${name}/1`;

export function balancer(name: string, configuration: object = {}): ConfigItem {
  const availabilityZones = [{ zoneName: `${region}a` }, { zoneName: `${region}b` }];
  const usual = { configuration: { scheme: 'internet-facing', type: 'application', availabilityZones } };
  return {
    ...item('AWS::ElasticLoadBalancingV2::LoadBalancer', balancerArn(name), balancerArn(name), usual, {
      configuration,
    }),
    resourceName: name,
  };
}

export function listener(of: string, port: number, configuration: object): ConfigItem {
  const arn = `arn:aws:elasticloadbalancing:${region}:${account}:listener/app/${of}/1/${port}`;
  const usual = {
    configuration: {
      ListenerArn: arn,
      LoadBalancerArn: balancerArn(of),
      Port: port,
      DefaultActions: [{ Type: 'forward' }],
    },
  };
  return item('AWS::ElasticLoadBalancingV2::Listener', arn, arn, usual, { configuration });
}

/** What a listener on port 80 does that only sends people on to HTTPS. */
export const redirect = {
  Protocol: 'HTTP',
  DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS' } }],
};
