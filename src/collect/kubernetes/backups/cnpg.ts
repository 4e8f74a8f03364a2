import type { Unknown } from '../../../ontology/resource.ts';
import { emitRecord } from '../emit.ts';
import { at, textAt, timeAt } from '../json.ts';
import { idOf, metadataOf, nameOf, type Labels, type Metadata } from '../objects/metadata.ts';
import type { Claim } from '../objects/volumes.ts';
import { operationOf, plan } from '../plan.ts';
import type { Reading } from '../read/page.ts';
import { readSource, type Table } from '../read/source.ts';
import { notShown, type Session } from '../session.ts';
import { emitDatabase, placeOfCopies, type Scheduled } from './cnpg-database.ts';

export type CnpgTables = {
  readonly namespaces: Promise<Table<Labels>>;
  readonly claims: Promise<Table<Claim>>;
};

/** Reads the databases of CloudNativePG, their schedules, and the newest backup of each. */
export async function readCnpg(session: Session, tables: CnpgTables): Promise<void> {
  const [namespaces, claims] = await Promise.all([tables.namespaces, tables.claims]);
  const scheduled = await readSchedules(session, claims);
  await readSource(session, plan.cnpgClusters, async (item, reading) => {
    const metadata = metadataOf(item);
    await emitDatabase(session, item, metadata, reading, namespaces, scheduled);
    await emitRecoveryPoint(session, item, metadata, reading, claims);
  });
}

async function readSchedules(session: Session, claims: Table<Claim>): Promise<Scheduled> {
  const rows = new Map<string, boolean>();
  const { gap } = await readSource(session, plan.cnpgSchedules, async (item, reading) => {
    const metadata = metadataOf(item);
    const cluster = textAt(item, 'spec', 'cluster', 'name');
    const active = at(item, 'spec', 'suspend') !== true && cluster !== null;
    const key = nameOf({ namespace: metadata.namespace, name: cluster ?? '' });
    rows.set(key, active || rows.get(key) === true);
    const gapOfPlace = notShown(
      session,
      `${operationOf(plan.cnpgSchedules)} (place)`,
      'Where the object store of the backups lies, the schedule does not show.',
    );
    await emitRecord(session, {
      type: 'backup-plan',
      id: idOf(session, plan.cnpgSchedules, metadata),
      name: nameOf(metadata),
      properties: {
        place: gapOfPlace,
        active,
        covers: cluster === null ? null : sourcesOf(session, { ...metadata, name: cluster }, claims),
        copyPlaces: gapOfPlace,
        lastSuccess: notShown(
          session,
          `${operationOf(plan.cnpgSchedules)} (last success)`,
          'The schedule shows when it started last, not whether that succeeded.',
        ),
      },
      observed: {
        schedule: textAt(item, 'spec', 'schedule'),
        suspend: at(item, 'spec', 'suspend') ?? null,
        cluster,
        lastScheduleTime: timeAt(item, 'status', 'lastScheduleTime'),
      },
      reading,
    });
  });
  return { rows, gap };
}

/** The database itself and the volumes of its claims: a backup of the one is a backup of what the others hold. */
function sourcesOf(session: Session, cluster: Metadata, claims: Table<Claim>): readonly string[] | Unknown {
  if (claims.gap !== null) return { gap: claims.gap };
  const volumes = [...claims.rows]
    .filter(([claim, { database }]) => database === cluster.name && claim.startsWith(`${cluster.namespace}/`))
    .flatMap(([, { volume }]) =>
      volume === null ? [] : [idOf(session, plan.volumes, { namespace: null, name: volume })],
    );
  return [idOf(session, plan.cnpgClusters, cluster), ...volumes].toSorted();
}

/** The operator keeps the time of the newest backup with the database. */
async function emitRecoveryPoint(
  session: Session,
  item: unknown,
  metadata: Metadata,
  reading: Reading,
  claims: Table<Claim>,
): Promise<void> {
  const createdAt = timeAt(item, 'status', 'lastSuccessfulBackup');
  if (createdAt === null) return;
  await emitRecord(session, {
    type: 'recovery-point',
    id: `${idOf(session, plan.cnpgClusters, metadata)}/last-successful-backup`,
    name: nameOf(metadata),
    properties: {
      place: placeOfCopies(session),
      sources: sourcesOf(session, metadata, claims),
      createdAt,
      complete: true,
    },
    observed: { lastSuccessfulBackup: createdAt },
    reading,
  });
}
