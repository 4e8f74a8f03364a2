import type { RowReader } from '../row.ts';

/** The zone where there is exactly one, else the region: a store kept in several zones lies in all of them. */
export function placeOf(reader: RowReader, region: string): string {
  const zone = reader.maybe('availabilityZone') ?? '';
  return zone.startsWith(region) ? zone : region;
}

/** The region in an ARN; null where it has none. */
export function regionOfArn(arn: string): string | null {
  return arn.split(':')[3] || null;
}

/** The other regions that a list of names and ARNs points to. Inside of one region AWS names things by name alone. */
export function otherRegions(names: readonly string[], region: string): readonly string[] {
  const regions = names.flatMap((name) => (name.startsWith('arn:') ? (regionOfArn(name) ?? []) : []));
  return [...new Set(regions)].filter((other) => other !== region).toSorted();
}
