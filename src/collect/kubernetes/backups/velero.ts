import type { Unknown } from '../../../ontology/resource.ts';
import { emitRecord } from '../emit.ts';
import { at, objectAt, textAt, timeAt } from '../json.ts';
import { idOf, metadataOf, nameOf, type Labels } from '../objects/metadata.ts';
import { operationOf, plan } from '../plan.ts';
import { readSource, readTable, type Table } from '../read/source.ts';
import { notShown, type Session } from '../session.ts';
import { keepNewest, type Newest } from './newest.ts';
import { namespacesOf } from './velero-scope.ts';

/** Name of a storage location -> its region, and whether it is the default one. */
type Locations = Table<{ readonly region: string | null; readonly isDefault: boolean }>;

/** A finished backup, as far as it is kept. */
type Backup = Newest & {
  readonly name: string;
  readonly namespace: string | null;
  readonly spec: unknown;
};

const scheduleLabel = 'velero.io/schedule-name';

/** Fields of the specification of a backup that say what it holds and where it goes. */
const specFields = [
  'includedNamespaces',
  'excludedNamespaces',
  'includedResources',
  'excludedResources',
  'labelSelector',
  'orLabelSelectors',
  'snapshotVolumes',
  'defaultVolumesToFsBackup',
  'storageLocation',
] as const;

/** Reads what Velero plans and what it has made: plans, and the newest recovery point of each. */
export async function readVelero(
  session: Session,
  tables: { readonly namespaces: Promise<Table<Labels>> },
): Promise<void> {
  const [namespaces, locations] = await Promise.all([tables.namespaces, readLocations(session)]);
  const backups = await readBackups(session);
  await readSchedules(session, namespaces, locations, backups);
  for (const backup of backups.rows.values()) await emitRecoveryPoint(session, backup, namespaces, locations);
}

async function readLocations(session: Session): Promise<Locations> {
  return readTable(session, plan.veleroLocations, (item) => [
    nameOf(metadataOf(item)),
    { region: textAt(item, 'spec', 'config', 'region'), isDefault: at(item, 'spec', 'default') === true },
  ]);
}

/** Keeps the newest backup of every schedule, and of every extent for those that somebody made by hand. */
async function readBackups(session: Session): Promise<Table<Backup>> {
  const rows = new Map<string, Backup>();
  const now = session.context.now().toISOString();
  const { gap } = await readSource(session, plan.veleroBackups, (item, reading) => {
    const { name, namespace, labels } = metadataOf(item);
    const phase = textAt(item, 'status', 'phase');
    const createdAt = timeAt(item, 'status', 'startTimestamp');
    const expiresAt = timeAt(item, 'status', 'expiration');
    if (
      createdAt === null ||
      (phase !== 'Completed' && phase !== 'PartiallyFailed') ||
      (expiresAt !== null && expiresAt < now)
    )
      return;
    const spec = pick(objectAt(item, 'spec'));
    const schedule = labels[scheduleLabel];
    const key = schedule === undefined ? `extent:${JSON.stringify(spec)}` : `schedule:${namespace}/${schedule}`;
    keepNewest(rows, key, { createdAt, complete: phase === 'Completed', name, namespace, spec, reading });
  });
  return { rows, gap };
}

function pick(spec: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(specFields.flatMap((field) => (spec[field] === undefined ? [] : [[field, spec[field]]])));
}

async function readSchedules(
  session: Session,
  namespaces: Table<Labels>,
  locations: Locations,
  backups: Table<Backup>,
): Promise<void> {
  const operation = operationOf(plan.veleroSchedules);
  await readSource(session, plan.veleroSchedules, async (item, reading) => {
    const metadata = metadataOf(item);
    const spec = pick(objectAt(item, 'spec', 'template'));
    const place = placeOf(session, spec, metadata.namespace, locations);
    const last = backups.rows.get(`schedule:${nameOf(metadata)}`);
    const paused = at(item, 'spec', 'paused') === true;
    const phase = textAt(item, 'status', 'phase');
    await emitRecord(session, {
      type: 'backup-plan',
      id: idOf(session, plan.veleroSchedules, metadata),
      name: nameOf(metadata),
      properties: {
        place,
        active: !paused && phase === 'Enabled',
        covers: namespacesOf(session, spec, namespaces, operation),
        copyPlaces: typeof place === 'string' ? [place] : place,
        lastSuccess: last?.complete ? last.createdAt : backups.gap === null ? null : { gap: backups.gap },
      },
      observed: {
        schedule: textAt(item, 'spec', 'schedule'),
        paused,
        phase,
        template: spec,
      },
      reading,
    });
  });
}

async function emitRecoveryPoint(
  session: Session,
  backup: Backup,
  namespaces: Table<Labels>,
  locations: Locations,
): Promise<void> {
  const { spec, namespace, createdAt, complete, reading } = backup;
  await emitRecord(session, {
    type: 'recovery-point',
    id: idOf(session, plan.veleroBackups, backup),
    name: nameOf(backup),
    properties: {
      place: placeOf(session, spec, namespace, locations),
      sources: namespacesOf(session, spec, namespaces, operationOf(plan.veleroBackups)),
      createdAt,
      complete,
    },
    observed: { startTimestamp: createdAt, phase: complete ? 'Completed' : 'PartiallyFailed', spec },
    reading,
  });
}

/** The region of the storage location that is named, else of the default one. */
function placeOf(session: Session, spec: unknown, namespace: string | null, locations: Locations): string | Unknown {
  const named = textAt(spec, 'storageLocation');
  const location =
    named === null
      ? ([...locations.rows.values()].find(({ isDefault }) => isDefault) ??
        locations.rows.get(nameOf({ namespace, name: 'default' })))
      : locations.rows.get(nameOf({ namespace, name: named }));
  if (location && location.region !== null) return location.region;
  if (!location && locations.gap !== null) return { gap: locations.gap };
  return notShown(
    session,
    `${operationOf(plan.veleroLocations)} (region)`,
    'The storage location of the backups names no region.',
  );
}
