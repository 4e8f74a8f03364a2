import type { Unknown } from '../../../ontology/resource.ts';
import { emitRecord } from '../emit.ts';
import { at, integerAt, listAt, textAt, textMapAt } from '../json.ts';
import { operationOf, plan, type Source } from '../plan.ts';
import { readSource, readTable, type Table } from '../read/source.ts';
import { notShown, type Session } from '../session.ts';
import { idOf, inheritedTags, metadataOf, nameOf, observedLabels, type Labels } from './metadata.ts';
import { selects } from './selector.ts';
import { spreadOverZones } from './spread.ts';

/** What workloads are joined with. */
export type WorkloadTables = {
  readonly namespaces: Promise<Table<Labels>>;
  readonly budgets: Promise<BudgetTable>;
};

/** Namespace and name of a PodDisruptionBudget -> its namespace and selector. */
type BudgetTable = Table<{ readonly namespace: string | null; readonly selector: unknown }>;

export async function readBudgets(session: Session): Promise<BudgetTable> {
  return readTable(session, plan.disruptionBudgets, (item) => {
    const metadata = metadataOf(item);
    return [nameOf(metadata), { namespace: metadata.namespace, selector: at(item, 'spec', 'selector') }];
  });
}

export async function readWorkloads(session: Session, source: Source, tables: WorkloadTables): Promise<void> {
  const [namespaces, budgets] = await Promise.all([tables.namespaces, tables.budgets]);
  const selectors = Map.groupBy(budgets.rows.values(), ({ namespace }) => namespace);
  await readSource(session, source, async (item, reading) => {
    const metadata = metadataOf(item);
    const template = textMapAt(item, 'spec', 'template', 'metadata', 'labels');
    const podSpec = at(item, 'spec', 'template', 'spec');
    // The API fills in 1 where the manifest says nothing.
    const replicas = integerAt(item, 'spec', 'replicas') ?? 1;
    const covered = (selectors.get(metadata.namespace) ?? []).some(({ selector }) => selects(selector, template));
    const spread = spreadOverZones(podSpec, template, replicas);
    await emitRecord(session, {
      type: 'workload',
      id: idOf(session, source, metadata),
      name: nameOf(metadata),
      properties: {
        tags: inheritedTags(session, namespaces, metadata.namespace, metadata.labels, template),
        kind: source.kind,
        namespace: metadata.namespace,
        replicas,
        readyReplicas: readyReplicasOf(session, source, item),
        spreadOverZones: spread ?? podsNotRead(session),
        disruptionBudget: covered || budgets.gap === null ? covered : { gap: budgets.gap },
        readinessProbe: listAt(podSpec, 'containers').every(
          (container) => at(container, 'readinessProbe') !== undefined,
        ),
      },
      observed: {
        labels: observedLabels(session, metadata.labels),
        templateLabels: observedLabels(session, template),
        replicas: at(item, 'spec', 'replicas') ?? null,
        readyReplicas: at(item, 'status', 'readyReplicas') ?? null,
        observedGeneration: at(item, 'status', 'observedGeneration') ?? null,
        containers: listAt(podSpec, 'containers').map((container) => ({
          name: textAt(container, 'name'),
          readinessProbe: at(container, 'readinessProbe') !== undefined,
        })),
        topologySpreadConstraints: listAt(podSpec, 'topologySpreadConstraints'),
      },
      reading,
    });
  });
}

/** The API leaves the number out when it is 0, so a status that was never written would look like it. */
function readyReplicasOf(session: Session, source: Source, item: unknown): number | Unknown {
  const ready = integerAt(item, 'status', 'readyReplicas');
  if (ready !== null) return ready;
  if (integerAt(item, 'status', 'observedGeneration') !== null) return 0;
  const message = 'No controller has reported a status for the workload yet.';
  return { gap: session.journal.noteGap(`${operationOf(source)} (status)`, 'not-recorded', message) };
}

function podsNotRead(session: Session): Unknown {
  return notShown(
    session,
    'list v1/pods',
    'The template only prefers different zones; where the pods run is not read.',
  );
}
