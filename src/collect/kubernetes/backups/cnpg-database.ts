import type { Unknown } from '../../../ontology/resource.ts';
import { emitRecord } from '../emit.ts';
import { at, integerAt, listAt, objectAt, textAt, timeAt } from '../json.ts';
import { idOf, inheritedTags, nameOf, observedLabels, type Labels, type Metadata } from '../objects/metadata.ts';
import { operationOf, plan } from '../plan.ts';
import type { Reading } from '../read/page.ts';
import type { Table } from '../read/source.ts';
import { notShown, type Session } from '../session.ts';
import { retentionDays } from './retention.ts';

/** Namespace and name of a cluster -> whether an active schedule backs it up. */
export type Scheduled = Table<boolean>;

const zoneKey = 'topology.kubernetes.io/zone';

/** Writes what the operator says about one database. */
export async function emitDatabase(
  session: Session,
  item: unknown,
  metadata: Metadata,
  reading: Reading,
  namespaces: Table<Labels>,
  scheduled: Scheduled,
): Promise<void> {
  const instances = integerAt(item, 'spec', 'instances') ?? 1;
  const operation = operationOf(plan.cnpgClusters);
  const storage = notShown(
    session,
    `${operation} (storage)`,
    'Encryption and place of a database are those of its persistent volumes.',
  );
  const copies = placeOfCopies(session);
  const active = scheduled.rows.get(nameOf(metadata)) ?? false;
  await emitRecord(session, {
    type: 'database',
    id: idOf(session, plan.cnpgClusters, metadata),
    name: nameOf(metadata),
    properties: {
      tags: inheritedTags(session, namespaces, metadata.namespace, metadata.labels),
      place: storage,
      copyPlaces: copies,
      encrypted: storage,
      keyId: storage,
      engine: 'PostgreSQL (CloudNativePG)',
      replicaOf: at(item, 'spec', 'replica', 'enabled') === true ? textAt(item, 'spec', 'replica', 'source') : null,
      backupEnabled: active || scheduled.gap === null ? active : { gap: scheduled.gap },
      backupRetentionDays: retentionOf(session, item),
      latestRestorableTime: lastBackupOf(session, item),
      multiZone: multiZoneOf(session, item, instances),
      // The operator promotes a standby by itself as soon as there is one.
      automaticFailover: instances > 1,
    },
    observed: observe(session, item, metadata),
    reading,
  });
}

function observe(session: Session, item: unknown, metadata: Metadata): Readonly<Record<string, unknown>> {
  return {
    labels: observedLabels(session, metadata.labels),
    instances: at(item, 'spec', 'instances') ?? null,
    retentionPolicy: textAt(item, 'spec', 'backup', 'retentionPolicy'),
    objectStore: at(item, 'spec', 'backup', 'barmanObjectStore') !== undefined,
    plugins: listAt(item, 'spec', 'plugins').map((plugin) => textAt(plugin, 'name')),
    readyInstances: at(item, 'status', 'readyInstances') ?? null,
    firstRecoverabilityPoint: timeAt(item, 'status', 'firstRecoverabilityPoint'),
    lastSuccessfulBackup: timeAt(item, 'status', 'lastSuccessfulBackup'),
    nodesUsed: at(item, 'status', 'topology', 'nodesUsed') ?? null,
  };
}

/** Backups of a plugin are described in objects of the plugin, which are not read. */
function usesPlugin(item: unknown): boolean {
  return listAt(item, 'spec', 'plugins').length > 0;
}

function pluginGap(session: Session): Unknown {
  return notShown(
    session,
    `${operationOf(plan.cnpgClusters)} (plugin)`,
    'A plugin makes the backups; its objects are not read.',
  );
}

function retentionOf(session: Session, item: unknown): number | null | Unknown {
  const policy = textAt(item, 'spec', 'backup', 'retentionPolicy');
  if (policy === null) return usesPlugin(item) ? pluginGap(session) : null;
  return (
    retentionDays(policy) ??
    notShown(session, `${operationOf(plan.cnpgClusters)} (retention)`, 'The retention policy is not understood.')
  );
}

/** Between backups the log is archived, so this is the moment that is certain, not the last one possible. */
function lastBackupOf(session: Session, item: unknown): string | null | Unknown {
  return timeAt(item, 'status', 'lastSuccessfulBackup') ?? (usesPlugin(item) ? pluginGap(session) : null);
}

function multiZoneOf(session: Session, item: unknown, instances: number): boolean | Unknown {
  if (instances < 2 || integerAt(item, 'status', 'topology', 'nodesUsed') === 1) return false;
  const placed = Object.values(objectAt(item, 'status', 'topology', 'instances')).map((labels) =>
    textAt(labels, zoneKey),
  );
  const zones = new Set(placed.filter((zone) => zone !== null));
  if (zones.size > 1) return true;
  if (zones.size === 1 && placed.length === instances && !placed.includes(null)) return false;
  return notShown(
    session,
    `${operationOf(plan.cnpgClusters)} (zones)`,
    'The database does not show in which zones its instances run.',
  );
}

/** An object store is named by its bucket, which lies in no region that could be read from it. */
export function placeOfCopies(session: Session): Unknown {
  const message = 'Where replicas and the object store of the backups lie, the database does not show.';
  return notShown(session, `${operationOf(plan.cnpgClusters)} (copies)`, message);
}
