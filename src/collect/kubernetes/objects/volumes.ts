import type { Unknown } from '../../../ontology/resource.ts';
import { emitRecord } from '../emit.ts';
import { textAt, textMapAt, timeAt } from '../json.ts';
import { operationOf, plan } from '../plan.ts';
import { readSource, readTable, type Table } from '../read/source.ts';
import { delegated, notShown, type Session } from '../session.ts';
import { idOf, inheritedTags, metadataOf, nameOf, observedLabels, type Labels } from './metadata.ts';
import { knownParameters } from './csi-drivers.ts';
import type { NodePlaces } from './nodes.ts';
import { placeLabels, placeOfLabels, placeOfZones, zoneKeys, type StatedPlace } from './place.ts';
import { encryptionOf, type StorageClass } from './volume-encryption.ts';
import { affinityValues, volumeOf, type Volume } from './volume.ts';

/** What is kept of a PersistentVolumeClaim. */
export type Claim = {
  readonly labels: Labels;
  readonly volume: string | null;
  /** The CloudNativePG cluster that it belongs to. */
  readonly database: string | null;
};

export type VolumeTables = {
  readonly namespaces: Promise<Table<Labels>>;
  readonly nodes: Promise<NodePlaces>;
  readonly claims: Promise<Table<Claim>>;
  readonly storageClasses: Promise<Table<StorageClass>>;
};

export async function readClaims(session: Session): Promise<Table<Claim>> {
  return readTable(session, plan.claims, (item) => {
    const metadata = metadataOf(item);
    const database = metadata.labels['cnpg.io/cluster'] ?? null;
    return [
      nameOf(metadata),
      { labels: observedLabels(session, metadata.labels), volume: textAt(item, 'spec', 'volumeName'), database },
    ];
  });
}

export async function readStorageClasses(session: Session): Promise<Table<StorageClass>> {
  return readTable(session, plan.storageClasses, (item) => [
    metadataOf(item).name,
    {
      provisioner: textAt(item, 'provisioner') ?? '',
      parameters: knownParameters(textMapAt(item, 'parameters')),
      createdAt: timeAt(item, 'metadata', 'creationTimestamp'),
    },
  ]);
}

export async function readVolumes(session: Session, tables: VolumeTables): Promise<void> {
  const [namespaces, nodes, claims, classes] = await Promise.all([
    tables.namespaces,
    tables.nodes,
    tables.claims,
    tables.storageClasses,
  ]);
  await readSource(session, plan.volumes, async (item, reading) => {
    const metadata = metadataOf(item);
    const volume = volumeOf(item);
    const stated = statedPlace(item, metadata.labels, nodes);
    const { encrypted, keyId } = encryptionOf(session, volume, classOf(volume, classes));
    await emitRecord(session, {
      type: 'persistent-volume',
      id: idOf(session, plan.volumes, metadata),
      name: metadata.name,
      region: 'code' in stated ? stated.region : null,
      properties: {
        tags: tagsOfVolume(session, volume, metadata.labels, claims, namespaces),
        place: placeOf(session, stated, nodes),
        encrypted,
        keyId,
        driver: volume.driver,
        handle: volume.handle,
        storageClass: volume.storageClass,
        namespace: volume.namespace,
      },
      observed: observe(session, item, volume, metadata.labels, classes),
      reading,
    });
  });
}

function classOf({ storageClass }: Volume, classes: Table<StorageClass>): StorageClass | Unknown | null {
  if (storageClass === null) return null;
  return classes.rows.get(storageClass) ?? (classes.gap === null ? null : { gap: classes.gap });
}

/** The zone of its node affinity, else that of its node, else its labels. */
function statedPlace(item: unknown, labels: Labels, nodes: NodePlaces): StatedPlace {
  const zones = affinityValues(item, zoneKeys);
  if (zones.length > 0) return placeOfZones(zones, labels);
  const [host] = affinityValues(item, ['kubernetes.io/hostname']);
  return (host === undefined ? undefined : nodes.rows.get(host)) ?? placeOfLabels(labels) ?? { unclear: 'none' };
}

function placeOf(session: Session, stated: StatedPlace, nodes: NodePlaces): string | Unknown {
  if ('code' in stated) return stated.code;
  const operation = `${operationOf(plan.volumes)} (place)`;
  if (stated.unclear === 'contradiction') {
    return notShown(
      session,
      `${operation}, contradiction`,
      'The labels and the node affinity of the volume name different places.',
    );
  }
  return nodes.gap === null
    ? delegated(session, operation, 'The volume names no place; only its provider can say it.')
    : { gap: nodes.gap };
}

function tagsOfVolume(
  session: Session,
  { namespace, claim }: Volume,
  labels: Labels,
  claims: Table<Claim>,
  namespaces: Table<Labels>,
): readonly string[] | null | Unknown {
  const claimed = claims.rows.get(`${namespace}/${claim}`);
  if (claim !== null && claimed === undefined && claims.gap !== null) return { gap: claims.gap };
  return inheritedTags(session, namespaces, namespace, labels, claimed?.labels ?? {});
}

function observe(
  session: Session,
  item: unknown,
  volume: Volume,
  labels: Labels,
  classes: Table<StorageClass>,
): Readonly<Record<string, unknown>> {
  const { driver, handle, storageClass, namespace, claim, provisioned, createdAt, attributes, source } = volume;
  return {
    labels: observedLabels(session, labels, ...placeLabels),
    zones: affinityValues(item, zoneKeys),
    driver,
    volumeHandle: handle,
    attributeNames: Object.keys(attributes).toSorted(),
    encryptedAttribute: attributes['encrypted'] ?? null,
    secretReferences: ['nodeStageSecretRef', 'nodePublishSecretRef'].filter(
      (name) => textAt(source, name, 'name') !== null,
    ),
    claim: claim === null ? null : `${namespace}/${claim}`,
    provisioned,
    createdAt,
    storageClass: storageClass === null ? null : { name: storageClass, ...classes.rows.get(storageClass) },
  };
}
