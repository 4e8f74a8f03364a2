import type { Coverage } from '../../model/coverage.ts';
import type { ResourceType } from '../../ontology/resource.ts';

type Planned = {
  /** The file of the step that asks. */
  readonly step: string;
  readonly scope: 'global' | 'region';
  readonly kind: Coverage['kind'];
  /** Every type whose population or properties rest on it: without its answer they are incomplete. */
  readonly types: readonly ResourceType[];
};

const data = ['block-volume', 'object-store', 'database'] as const;
const recorded = [...data, 'key', 'endpoint'] as const;

/** Types that are read region by region. */
export const regionalTypes = [...recorded, 'backup-plan', 'recovery-point'] as const satisfies readonly ResourceType[];

/** Every type that this collector feeds. */
export const fedTypes = [
  ...regionalTypes,
  'account',
  'user',
  'access-grant',
] as const satisfies readonly ResourceType[];

/** Every operation that the collector can ask, and what is unknown without it. Operations that are not here are never sent. */
export const plan = {
  'sts:GetCallerIdentity': { step: 'caller', scope: 'global', kind: 'answer', types: fedTypes },
  'iam:GenerateCredentialReport': {
    step: 'credential-report',
    scope: 'global',
    kind: 'answer',
    types: ['user', 'account'],
  },
  'iam:GetCredentialReport': {
    step: 'credential-report',
    scope: 'global',
    kind: 'listing',
    types: ['user', 'account'],
  },
  'iam:GetAccountSummary': { step: 'account-summary', scope: 'global', kind: 'answer', types: ['account'] },
  'iam:GetAccountAuthorizationDetails': { step: 'grants', scope: 'global', kind: 'listing', types: ['access-grant'] },
  'ec2:DescribeRegions': { step: 'regions', scope: 'global', kind: 'listing', types: [...data, 'account'] },
  'cloudtrail:DescribeTrails': { step: 'trails', scope: 'region', kind: 'listing', types: ['account'] },
  'cloudtrail:GetTrailStatus': { step: 'trails', scope: 'region', kind: 'answer', types: ['account'] },
  'cloudtrail:GetEventSelectors': { step: 'trails', scope: 'region', kind: 'answer', types: ['account'] },
  'config:DescribeConfigurationRecorders': { step: 'recorder', scope: 'region', kind: 'answer', types: recorded },
  'config:DescribeConfigurationRecorderStatus': { step: 'recorder', scope: 'region', kind: 'answer', types: recorded },
  'config:GetDiscoveredResourceCounts': { step: 'counts', scope: 'region', kind: 'answer', types: recorded },
  'config:SelectResourceConfig': { step: 'listing', scope: 'region', kind: 'listing', types: recorded },
  'config:BatchGetResourceConfig': { step: 'replication', scope: 'region', kind: 'answer', types: ['object-store'] },
  'ec2:GetEbsEncryptionByDefault': { step: 'volumes', scope: 'region', kind: 'answer', types: ['block-volume'] },
  'rds:DescribeDBInstances': { step: 'relational-backups', scope: 'region', kind: 'listing', types: ['database'] },
  'rds:DescribeDBClusters': { step: 'relational-backups', scope: 'region', kind: 'listing', types: ['database'] },
  'dynamodb:DescribeContinuousBackups': { step: 'table-backups', scope: 'region', kind: 'answer', types: ['database'] },
  'elasticloadbalancing:DescribeSSLPolicies': {
    step: 'endpoints',
    scope: 'region',
    kind: 'listing',
    types: ['endpoint'],
  },
  'backup:ListBackupPlans': { step: 'backup-plans', scope: 'region', kind: 'listing', types: ['backup-plan'] },
  'backup:GetBackupPlan': { step: 'backup-plans', scope: 'region', kind: 'answer', types: ['backup-plan'] },
  'backup:ListProtectedResources': {
    step: 'recovery-points',
    scope: 'region',
    kind: 'listing',
    types: ['recovery-point'],
  },
} as const satisfies Record<string, Planned>;

export type Operation = keyof typeof plan;

/** The IAM actions of the smallest policy that lets the whole plan through, sorted; all of them only read. */
export function requiredActions(): readonly string[] {
  return Object.keys(plan).toSorted();
}
