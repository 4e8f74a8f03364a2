import { emitRecord } from '../emit.ts';
import { plan } from '../plan.ts';
import { readSource, type Table } from '../read/source.ts';
import type { Session } from '../session.ts';
import { idOf, metadataOf, observedLabels, type Labels } from './metadata.ts';

/** Reads the namespaces and keeps those of their labels that the objects in them inherit. */
export async function readNamespaces(session: Session): Promise<Table<Labels>> {
  const rows = new Map<string, Labels>();
  const { gap } = await readSource(session, plan.namespaces, async (item, reading) => {
    const metadata = metadataOf(item);
    const labels = observedLabels(session, metadata.labels);
    rows.set(metadata.name, labels);
    await emitRecord(session, {
      type: 'namespace',
      id: idOf(session, plan.namespaces, metadata),
      name: metadata.name,
      // Kubernetes reserves the prefix for itself; every other name is somebody's choice.
      properties: { system: metadata.name.startsWith('kube-') },
      observed: { labels },
      reading,
    });
  });
  return { rows, gap };
}
