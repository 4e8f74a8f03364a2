import type { EvidenceRecord, Subject } from '../model/evidence.ts';
import type { CollectedProperties, PropertyValue, ResourceType, Unknown } from '../ontology/resource.ts';

/** An evidence record before its properties are split into what is known and what is not. */
export type RecordParts<Type extends ResourceType> = Omit<EvidenceRecord, 'subject' | 'properties' | 'unknown'> & {
  readonly subject: Subject & { readonly type: Type };
  readonly properties: CollectedProperties<Type>;
};

/** Builds an evidence record; the type of the subject decides which properties it may have. */
export function createRecord<Type extends ResourceType>(parts: RecordParts<Type>): EvidenceRecord {
  const properties: Record<string, PropertyValue | null> = {};
  const unknown: Record<string, string> = {};
  const collected: Readonly<Record<string, PropertyValue | null | Unknown | undefined>> = parts.properties;
  for (const [name, value] of Object.entries(collected)) {
    if (isUnknown(value)) unknown[name] = value.gap;
    else if (value !== undefined) properties[name] = value;
  }
  return { ...parts, properties, unknown };
}

function isUnknown(value: PropertyValue | null | Unknown | undefined): value is Unknown {
  return typeof value === 'object' && value !== null && 'gap' in value;
}
