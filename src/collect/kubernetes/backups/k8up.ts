import type { Unknown } from '../../../ontology/resource.ts';
import { emitRecord } from '../emit.ts';
import { at, listAt, textAt, timeAt } from '../json.ts';
import { idOf, metadataOf, nameOf } from '../objects/metadata.ts';
import { operationOf, plan } from '../plan.ts';
import { readSource, type Completeness } from '../read/source.ts';
import { notShown, type Session } from '../session.ts';
import { keepNewest, type Newest } from './newest.ts';

/** Namespace -> runs of its backups that have ended. */
type Runs = Completeness & { readonly rows: ReadonlyMap<string, readonly Run[]> };

type Run = { readonly started: string; readonly finished: string; readonly succeeded: boolean };

type Snapshot = Newest & { readonly name: string; readonly namespace: string };

/** Reads the schedules of k8up and the newest snapshot of every namespace. */
export async function readK8up(session: Session): Promise<void> {
  const runs = await readRuns(session);
  await readSchedules(session, runs);
  await readSnapshots(session, runs);
}

async function readRuns(session: Session): Promise<Runs> {
  const rows = new Map<string, readonly Run[]>();
  const { gap } = await readSource(session, plan.k8upBackups, (item) => {
    const namespace = metadataOf(item).namespace ?? '';
    const started = timeAt(item, 'status', 'started') ?? timeAt(item, 'metadata', 'creationTimestamp');
    const ended = listAt(item, 'status', 'conditions').find(
      (entry) => textAt(entry, 'type') === 'Completed' && textAt(entry, 'status') === 'True',
    );
    const finished = timeAt(item, 'status', 'finished') ?? timeAt(ended, 'lastTransitionTime');
    if (started === null || finished === null || ended === undefined) return;
    rows.set(namespace, [
      ...(rows.get(namespace) ?? []),
      { started, finished, succeeded: textAt(ended, 'reason') === 'Succeeded' },
    ]);
  });
  return { rows, gap };
}

async function readSchedules(session: Session, runs: Runs): Promise<void> {
  const operation = operationOf(plan.k8upSchedules);
  await readSource(session, plan.k8upSchedules, async (item, reading) => {
    const metadata = metadataOf(item);
    const place = placeOf(session);
    const backup = at(item, 'spec', 'backup');
    const selective = listAt(backup, 'labelSelectors').length > 0;
    const less = 'The schedule picks volumes by label, so that it may leave out some.';
    await emitRecord(session, {
      type: 'backup-plan',
      id: idOf(session, plan.k8upSchedules, metadata),
      name: nameOf(metadata),
      properties: {
        place,
        active: textAt(backup, 'schedule') !== null,
        covers: selective ? notShown(session, `${operation} (extent)`, less) : [`namespace:${metadata.namespace}`],
        copyPlaces: place,
        lastSuccess: lastSuccess(runs, metadata.namespace ?? ''),
      },
      observed: { schedule: textAt(backup, 'schedule'), selective },
      reading,
    });
  });
}

function lastSuccess(runs: Runs, namespace: string): string | null | Unknown {
  const times = (runs.rows.get(namespace) ?? []).filter(({ succeeded }) => succeeded).map(({ finished }) => finished);
  return times.toSorted().at(-1) ?? (runs.gap === null ? null : { gap: runs.gap });
}

async function readSnapshots(session: Session, runs: Runs): Promise<void> {
  const newest = new Map<string, Snapshot>();
  await readSource(session, plan.k8upSnapshots, (item, reading) => {
    const { name, namespace } = metadataOf(item);
    const createdAt = timeAt(item, 'spec', 'date');
    if (createdAt === null || namespace === null) return;
    keepNewest(newest, namespace, { createdAt, complete: true, name, namespace, reading });
  });
  for (const snapshot of newest.values()) {
    const { namespace, createdAt, reading } = snapshot;
    await emitRecord(session, {
      type: 'recovery-point',
      id: idOf(session, plan.k8upSnapshots, snapshot),
      name: nameOf(snapshot),
      properties: {
        place: placeOf(session),
        sources: [`namespace:${namespace}`],
        createdAt,
        complete: completeness(session, runs, namespace, createdAt),
      },
      observed: { date: createdAt },
      reading,
    });
  }
}

/** A snapshot does not say whether its run ended without fault; the run that made it does, while it is kept. */
function completeness(session: Session, runs: Runs, namespace: string, date: string): boolean | Unknown {
  const run = (runs.rows.get(namespace) ?? []).find(({ started, finished }) => started <= date && date <= finished);
  if (run) return run.succeeded;
  if (runs.gap !== null) return { gap: runs.gap };
  const message =
    'The run that made the snapshot is no longer kept, so whether it ended without fault is not recorded.';
  return { gap: session.journal.noteGap(`${operationOf(plan.k8upSnapshots)} (run)`, 'not-recorded', message) };
}

function placeOf(session: Session): Unknown {
  return notShown(
    session,
    `${operationOf(plan.k8upSchedules)} (place)`,
    'Where the repository of the backups lies, k8up does not show.',
  );
}
