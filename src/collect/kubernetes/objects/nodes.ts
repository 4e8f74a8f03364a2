import type { Unknown } from '../../../ontology/resource.ts';
import { emitRecord } from '../emit.ts';
import { textAt } from '../json.ts';
import { operationOf, plan } from '../plan.ts';
import { readSource, type Completeness } from '../read/source.ts';
import { notShown, type Session } from '../session.ts';
import { idOf, metadataOf, pickLabels } from './metadata.ts';
import { placeLabels, placeOfNode, type Place, type StatedPlace } from './place.ts';

/** Host names of nodes and where the nodes lie, for volumes that are tied to a node. */
export type NodePlaces = Completeness & { readonly rows: ReadonlyMap<string, Place> };

export async function readNodes(session: Session): Promise<NodePlaces> {
  const rows = new Map<string, Place>();
  const { gap } = await readSource(session, plan.nodes, async (item, reading) => {
    const metadata = metadataOf(item);
    const { labels } = metadata;
    const providerId = textAt(item, 'spec', 'providerID');
    const stated = placeOfNode(labels, providerId);
    if ('code' in stated) rows.set(labels['kubernetes.io/hostname'] ?? metadata.name, stated);
    await emitRecord(session, {
      type: 'node',
      id: idOf(session, plan.nodes, metadata),
      name: metadata.name,
      region: 'code' in stated ? stated.region : null,
      properties: { place: placeOf(session, stated), providerId },
      observed: { labels: pickLabels(labels, placeLabels), providerID: providerId },
      reading,
    });
  });
  return { rows, gap };
}

function placeOf(session: Session, stated: StatedPlace): string | Unknown {
  if ('code' in stated) return stated.code;
  const operation = `${operationOf(plan.nodes)} (place)`;
  if (stated.unclear === 'none')
    return notShown(session, operation, 'Neither the labels nor the provider id of the node name a place.');
  return notShown(
    session,
    `${operation}, contradiction`,
    'The labels and the provider id of the node name different places.',
  );
}
