import type { KubernetesClient } from '../client.ts';
import { createCustom, define, definitions } from './definitions.ts';
import { namespaces } from './namespaces.ts';
import { hoursAgo, pick } from './times.ts';

/** The operators for backups and certificates, as if each had been at work for a month. */
export async function seedBackups(client: KubernetesClient): Promise<void> {
  for (const definition of Object.values(definitions)) {
    await define(client, definition);
  }
  await seedVelero(client);
  await seedK8up(client);
  await seedPostgres(client);
  await seedCertificates(client);
}

/** Nightly backups, every seventh of them partly failed; a second place in the USA that is out of reach; one restore. */
async function seedVelero(client: KubernetesClient): Promise<void> {
  await createCustom(client, definitions.veleroLocation, 'velero', {
    metadata: { name: 'default' },
    spec: {
      provider: 'aws',
      default: true,
      objectStorage: { bucket: 'backups' },
      config: { region: 'eu-central-1', kmsKeyId: 'alias/backup' },
    },
    status: { phase: 'Available', lastValidationTime: hoursAgo(1) },
  });
  await createCustom(client, definitions.veleroLocation, 'velero', {
    metadata: { name: 'offsite' },
    spec: { provider: 'aws', objectStorage: { bucket: 'backups-us' }, config: { region: 'us-east-1' } },
    status: { phase: 'Unavailable' },
  });
  await createCustom(client, definitions.veleroSchedule, 'velero', {
    metadata: { name: 'nightly' },
    spec: { schedule: '0 2 * * *', paused: false, template: { ttl: '720h0m0s', includedNamespaces: ['*'] } },
    status: { phase: 'Enabled', lastBackup: hoursAgo(8) },
  });
  for (let day = 0; day < 30; day += 1) {
    const failed = day % 7 === 3;
    await createCustom(client, definitions.veleroBackup, 'velero', {
      metadata: { name: `nightly-${day}` },
      spec: { storageLocation: 'default' },
      status: {
        phase: failed ? 'PartiallyFailed' : 'Completed',
        startTimestamp: hoursAgo(8 + 24 * day),
        completionTimestamp: hoursAgo(7.8 + 24 * day),
        expiration: hoursAgo(24 * (day - 30)),
        errors: failed ? 2 : 0,
        volumeSnapshotsAttempted: 12,
        volumeSnapshotsCompleted: 12,
      },
    });
  }
  await createCustom(client, definitions.veleroRestore, 'velero', {
    metadata: { name: 'test-q3' },
    spec: { backupName: 'nightly-3' },
    status: { phase: 'Completed', completionTimestamp: hoursAgo(24 * 40) },
  });
}

async function seedK8up(client: KubernetesClient): Promise<void> {
  await createCustom(client, definitions.k8upSchedule, 'crm', {
    metadata: { name: 'crm' },
    spec: {
      backup: { schedule: '@daily-random' },
      check: { schedule: '0 1 * * 1' },
      prune: { schedule: '0 4 * * 0', retention: { keepDaily: 14 } },
    },
  });
  for (let day = 0; day < 14; day += 1) {
    const repository = 's3:https://s3.example.test/crm';
    await createCustom(client, definitions.k8upSnapshot, 'crm', {
      metadata: { name: `snap-${day}` },
      spec: { id: `s${day}`, date: hoursAgo(24 * day), repository, paths: ['/data'] },
    });
  }
}

async function seedPostgres(client: KubernetesClient): Promise<void> {
  const encrypted = { encryption: 'AES256' };
  const barmanObjectStore = { destinationPath: 's3://pg-backups/billing', data: encrypted, wal: encrypted };
  await createCustom(client, definitions.postgresCluster, 'billing', {
    metadata: { name: 'pg' },
    spec: { instances: 3, backup: { retentionPolicy: '30d', barmanObjectStore } },
    status: { readyInstances: 3, firstRecoverabilityPoint: hoursAgo(700), lastSuccessfulBackup: hoursAgo(6) },
  });
  await createCustom(client, definitions.postgresSchedule, 'billing', {
    metadata: { name: 'daily' },
    spec: { schedule: '0 0 3 * * *', method: 'barmanObjectStore' },
    status: { lastScheduleTime: hoursAgo(6) },
  });
}

/** The first has expired and is not ready; the others follow in steps of nine days. */
async function seedCertificates(client: KubernetesClient): Promise<void> {
  for (let index = 0; index < 10; index += 1) {
    await createCustom(client, definitions.certificate, pick(namespaces, index), {
      metadata: { name: `web-${index}` },
      spec: { secretName: 'web-tls', privateKey: { algorithm: 'ECDSA', size: 256 } },
      status: {
        notAfter: hoursAgo(-24 * (index * 9 - 5)),
        conditions: [{ type: 'Ready', status: index === 0 ? 'False' : 'True' }],
      },
    });
  }
}
