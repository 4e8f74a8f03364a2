import type { Feeds } from '../model/feed.ts';

/**
 * Properties that no collector fills although one feeds their type: a check that reads one is not determined. A test holds this list
 * against the collectors, so whoever fills a property takes it out here.
 */
export const unfilled: Feeds['unfilled'] = {
  account: ['configurationRecorded', 'benchmark', 'benchmarkRunAt', 'benchmarkCriticalFailures'],
  'backup-plan': ['isolatedCopy'],
  'block-volume': ['inventoryTags'],
  cluster: ['benchmark', 'benchmarkRunAt', 'benchmarkCriticalFailures', 'secretsEncryption'],
  database: [
    'inventoryTags',
    'requiresTls',
    'readsLogged',
    'writesLogged',
    'namedIdentities',
    'deletionProtection',
    'alarm',
  ],
  endpoint: ['http', 'answersPlainHttp', 'hstsMaxAge'],
  key: [
    'createdAt',
    'rotatable',
    'rotationPeriodDays',
    'lastRotated',
    'publicAccess',
    'foreignAccess',
    'adminsMayUse',
    'pendingDeletion',
    'deletionDelayDays',
    'usageLogged',
  ],
  namespace: ['inventoryTags', 'runningPods', 'podsInMesh', 'mtlsStrict', 'quota'],
  node: ['imageReleasedAt'],
  'object-store': [
    'inventoryTags',
    'requiresTls',
    'readsLogged',
    'writesLogged',
    'namedIdentities',
    'publicAccessBlocked',
    'publicAccess',
    'expiryDays',
    'oldVersionDays',
    'versioning',
  ],
  'persistent-volume': ['inventoryTags', 'keptOnRelease'],
  workload: ['inventoryTags', 'plainCredentials', 'resourceLimits', 'autoscaled', 'alarm', 'system'],
};
