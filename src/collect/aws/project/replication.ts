/**
 * Names of the buckets that enabled rules of a BucketReplicationConfiguration copy to; null when the text says nothing.
 * AWS Config writes the rules as a table by name, and as text inside of the item.
 */
export function readDestinations(text: string | undefined): readonly string[] | null {
  let rules: unknown;
  try {
    rules = (JSON.parse(text ?? '') as { rules?: unknown } | null)?.rules;
  } catch {
    return null;
  }
  if (typeof rules !== 'object' || rules === null) return null;
  const names: string[] = [];
  for (const rule of Object.values(rules) as { status?: unknown; destinationConfig?: { bucketARN?: unknown } }[]) {
    if (rule.status === 'Disabled') continue;
    const arn = rule.destinationConfig?.bucketARN;
    if (typeof arn !== 'string') return null;
    names.push(arn.slice(arn.lastIndexOf(':') + 1));
  }
  return [...new Set(names)].toSorted();
}
