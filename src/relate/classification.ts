import type { DerivedProperties, Resource } from '../model/resource.ts';
import { derive, noteGap, read, type Derivation } from './context.ts';

/** Tags -> what the element holds. An element without the tag is unknown unless nachweis.yaml decides otherwise. */
export function deriveDataClass(derivation: Derivation, resource: Resource): DerivedProperties {
  const { set, unknown, result } = derive();
  const { dataClass, untagged } = derivation.input.classification;
  const tag = readTag(resource, dataClass.key);
  if (tag.state === 'unknown') unknown('dataClass', tag.gap);
  else if (tag.state === 'value' && dataClass.personal.includes(tag.value)) set('dataClass', 'personal');
  else if (tag.state === 'value' && dataClass.none.includes(tag.value)) set('dataClass', 'none');
  else if (tag.state === 'value') {
    const message = `The tag “${dataClass.key}” has a value that the classification does not name.`;
    unknown(
      'dataClass',
      noteGap(derivation, resource, `tag ${dataClass.key} (unknown value)`, 'not-recorded', message),
    );
  } else if (untagged === 'unknown') {
    const message = `Elements without the tag “${dataClass.key}”: their data class is not stated.`;
    unknown('dataClass', noteGap(derivation, resource, `tag ${dataClass.key}`, 'not-recorded', message));
  } else set('dataClass', untagged);
  return result;
}

/** Tags, else the target's, else the service's protection need -> whether the element is critical for availability. */
export function deriveCritical(derivation: Derivation, resource: Resource): DerivedProperties {
  const { set, unknown, result } = derive();
  const { critical, protectionNeed } = derivation.input.classification;
  const mark = readTag(resource, critical.key);
  const need = readTag(resource, protectionNeed.key);
  if (mark.state === 'unknown') unknown('critical', mark.gap);
  else if (mark.state === 'value' && mark.value === critical.value) set('critical', true);
  else if (need.state === 'value') set('critical', isCritical(need.value));
  else set('critical', isCritical(inheritedNeed(derivation, resource)));
  return result;
}

function inheritedNeed(derivation: Derivation, resource: Resource): string {
  const target = derivation.input.targets.find(({ id }) => id === resource.target);
  return target?.protection ?? derivation.input.protection;
}

function isCritical(need: string): boolean {
  return need === 'high' || need === 'very-high';
}

type Tag =
  | { readonly state: 'value'; readonly value: string }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly gap: string };

function readTag(resource: Resource, key: string): Tag {
  const tags = read(resource, 'tags');
  if (tags.state !== 'value') return tags;
  const entry = (tags.value as readonly string[]).find((tag) => tag.startsWith(`${key}=`));
  return entry === undefined ? { state: 'absent' } : { state: 'value', value: entry.slice(key.length + 1) };
}
