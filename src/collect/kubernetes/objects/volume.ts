import { listAt, objectAt, textAt, textMapAt, textsAt, timeAt, type Json } from '../json.ts';

/** What a PersistentVolume says about itself. */
export type Volume = {
  /** CSI driver, or the kind of volume source. */
  readonly driver: string;
  /** Identifier at the provider; null for disks of a node and the like. */
  readonly handle: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  /** The volume source: references to secrets are read from it, never the secrets. */
  readonly source: Json;
  readonly storageClass: string | null;
  readonly namespace: string | null;
  readonly claim: string | null;
  /** Whether a provisioner made it from its class, so that the parameters of the class were applied. */
  readonly provisioned: boolean;
  readonly createdAt: string | null;
};

/** Fields of the specification that are no volume source. */
const noSources: readonly string[] = [
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'nodeAffinity',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
  'volumeMode',
];

/** Names of the drivers that the built-in sources stand for. */
const builtIn: Readonly<Record<string, string>> = {
  awsElasticBlockStore: 'kubernetes.io/aws-ebs',
  gcePersistentDisk: 'kubernetes.io/gce-pd',
  azureDisk: 'kubernetes.io/azure-disk',
};

export function volumeOf(item: unknown): Volume {
  const spec = objectAt(item, 'spec');
  const kind = Object.keys(spec).find((name) => !noSources.includes(name)) ?? 'unknown';
  const source = objectAt(spec, kind);
  const attributes = textMapAt(source, 'volumeAttributes');
  return {
    driver: kind === 'csi' ? (textAt(source, 'driver') ?? 'unknown') : (builtIn[kind] ?? kind),
    handle: kind === 'csi' ? textAt(source, 'volumeHandle') : handleOf(source),
    attributes,
    source,
    storageClass: textAt(spec, 'storageClassName'),
    namespace: textAt(spec, 'claimRef', 'namespace'),
    claim: textAt(spec, 'claimRef', 'name'),
    provisioned:
      attributes['storage.kubernetes.io/csiProvisionerIdentity'] !== undefined ||
      textAt(item, 'metadata', 'annotations', 'pv.kubernetes.io/provisioned-by') !== null,
    createdAt: timeAt(item, 'metadata', 'creationTimestamp'),
  };
}

/** `aws://eu-central-1a/vol-…` and `vol-…` name the same volume. */
function handleOf(source: Json): string | null {
  const handle = textAt(source, 'volumeID') ?? textAt(source, 'pdName') ?? textAt(source, 'diskURI');
  return handle?.startsWith('aws://') ? handle.slice(handle.lastIndexOf('/') + 1) : handle;
}

/** The values that the node affinity of a volume allows for the given keys. */
export function affinityValues(item: unknown, keys: readonly string[]): readonly string[] {
  const terms = listAt(item, 'spec', 'nodeAffinity', 'required', 'nodeSelectorTerms');
  const expressions = terms.flatMap((term) => listAt(term, 'matchExpressions'));
  const chosen = expressions.filter(
    (entry) => keys.includes(textAt(entry, 'key') ?? '') && textAt(entry, 'operator') === 'In',
  );
  return [...new Set(chosen.flatMap((entry) => textsAt(entry, 'values')))].toSorted();
}
