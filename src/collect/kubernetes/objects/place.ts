import type { Labels } from './metadata.ts';

/** A place as an object states it: the most exact code, and the region where one is stated. */
export type Place = { readonly code: string; readonly region: string | null };

/** A place, or the reason why there is none. */
export type StatedPlace = Place | { readonly unclear: 'none' | 'contradiction' };

const zoneLabels = ['topology.kubernetes.io/zone', 'failure-domain.beta.kubernetes.io/zone'] as const;
const regionLabels = ['topology.kubernetes.io/region', 'failure-domain.beta.kubernetes.io/region'] as const;

/** Labels that may be kept of nodes and volumes. */
export const placeLabels: readonly string[] = [...zoneLabels, ...regionLabels];

/** Keys of the node affinity of volumes that name a zone. */
export const zoneKeys: readonly string[] = [
  ...zoneLabels,
  'topology.ebs.csi.aws.com/zone',
  'topology.gke.io/zone',
  'topology.disk.csi.azure.com/zone',
  'topology.cinder.csi.openstack.org/zone',
];

/**
 * The place of a node. Labels can be set by anybody who may change nodes, so the identifier that the cloud gave has to
 * agree where it names a place; where labels are missing it speaks alone.
 */
export function placeOfNode(labels: Labels, providerId: string | null): StatedPlace {
  const own = placeOfLabels(labels);
  const cloud = placeOfProviderId(providerId);
  if (!own) return cloud ?? { unclear: 'none' };
  if (!cloud) return isContradictory(own, providerId) ? { unclear: 'contradiction' } : own;
  // An identifier can name the region only, a label too: then the more exact one of both is taken.
  const [exact, wide] = cloud.region === cloud.code ? [own, cloud] : [cloud, own];
  const region = exact.region ?? regionOfZone(exact.code);
  const agrees = own.code === cloud.code || (wide.code === wide.region && (region === null || region === wide.code));
  const sameRegion = own.region === null || cloud.region === null || own.region === cloud.region;
  return agrees && sameRegion
    ? { code: exact.code, region: exact.region ?? wide.region }
    : { unclear: 'contradiction' };
}

/** The place that labels state: the zone, else the region. A number is a fault domain of a provider without zones. */
export function placeOfLabels(labels: Labels): Place | null {
  const region = first(labels, regionLabels);
  const zone = first(labels, zoneLabels);
  if (zone !== null && !/^\d+$/.test(zone)) return { code: zone, region };
  return region === null ? null : { code: region, region };
}

/** One place for several zones: the zone itself, or the region that they share. */
export function placeOfZones(zones: readonly string[], labels: Labels): StatedPlace {
  const region = first(labels, regionLabels);
  const regions = new Set(zones.map(regionOfZone));
  const [shared = null] = regions;
  if (region !== null && shared !== null && (regions.size > 1 || shared !== region))
    return { unclear: 'contradiction' };
  const [only] = zones;
  if (zones.length === 1 && only !== undefined) return { code: only, region: region ?? shared };
  const common = regions.size === 1 ? (shared ?? region) : region;
  return common === null ? { unclear: 'none' } : { code: common, region: common };
}

/** `eu-central-1a` and `europe-west3-a` name their region; the zones of other providers need not. */
export function regionOfZone(zone: string): string | null {
  const aws = /^([a-z]{2}(?:-[a-z]+)+-\d)[a-z]$/.exec(zone);
  const google = /^([a-z]+-[a-z]+\d)-[a-z]$/.exec(zone);
  return aws?.[1] ?? google?.[1] ?? null;
}

/** `aws:///eu-central-1a/i-…`, `gce://project/europe-west3-a/name`, `openstack://region/uuid`; others name no place. */
function placeOfProviderId(providerId: string | null): Place | null {
  const parts = /^(aws|gce|openstack):\/\/([^/]*)\/([^/]*)/.exec(providerId ?? '');
  if (!parts) return null;
  const [, provider, authority = '', step = ''] = parts;
  if (provider === 'openstack') return authority === '' ? null : { code: authority, region: authority };
  return step === '' ? null : { code: step, region: regionOfZone(step) };
}

/** On these clouds the zone begins with the region, so that labels can contradict each other. */
function isContradictory({ code, region }: Place, providerId: string | null): boolean {
  return /^(aws|gce):/.test(providerId ?? '') && region !== null && !code.startsWith(region);
}

function first(labels: Labels, keys: readonly string[]): string | null {
  return keys.map((key) => labels[key]).find((value) => value !== undefined && value !== '') ?? null;
}
