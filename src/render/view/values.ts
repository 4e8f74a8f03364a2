import type { Finding } from '../../model/finding.ts';
import { isResourceType, propertiesOf, type PropertyValue } from '../../ontology/resource.ts';
import type { Location, Property } from '../../ontology/property.ts';
import type { ViewContext } from './context.ts';
import { dpfEntityText, jurisdictionText } from './operator.ts';

/** Lists longer than this are counted: a cell must stay readable. */
const shownItems = 5;

/** What a check shows about one element, as „Verschlüsselt: nein; Ort: eu-central-1 (Deutschland, EU/EWR)“. */
export function valuesText(context: ViewContext, finding: Finding): string {
  const type = finding.subject.type;
  const properties = isResourceType(type) ? propertiesOf(type) : {};
  return Object.entries(finding.values)
    .map(([path, value]) => {
      const [key = path, ...rest] = path.replace(/^resource\./, '').split('.');
      const property = properties[key];
      const title = property?.title[context.input.language] ?? key;
      const suffix = rest.length > 0 ? ` (${rest.join('.')})` : '';
      return `${title}${suffix}: ${valueText(context, value, property)}`;
    })
    .join('; ');
}

/** One value in words. */
export function valueText(context: ViewContext, value: PropertyValue | null, property?: Property): string {
  const { words } = context;
  if (value === null) return words.phrase.absent;
  if (typeof value === 'boolean') return value ? words.phrase.yes : words.phrase.no;
  if (typeof value === 'number') return context.number(value);
  if (typeof value === 'string') {
    if (property?.form === 'timestamp') return context.moment(value);
    if (Array.isArray(property?.form)) return words.value[value] ?? value;
    return context.name(value);
  }
  if (isList(value)) {
    if (value.length === 0) return words.phrase.none;
    const shown = value
      .slice(0, shownItems)
      .map((item) => (typeof item === 'string' ? context.name(item) : placeText(context, item)));
    const rest = value.length - shown.length;
    return shown.join(', ') + (rest > 0 ? ` ${words.phrase.more(context.number(rest), 'findings.ndjson')}` : '');
  }
  return placeText(context, value);
}

/** A place with its country and what the law says about it; a place in no table says so. */
function placeText(context: ViewContext, location: Location): string {
  const { words, input } = context;
  const country = input.catalog.locations.countries[location.country]?.[input.language] ?? location.country;
  const about = [country, words.verdict[location.verdict]].filter((part) => part !== '').join(', ');
  const beside = [
    ...(location.dpf === undefined ? [] : [dpfEntityText(context, location.dpf)]),
    // Beside the verdict, never part of it: a place in the EU stays one.
    ...(location.jurisdiction === undefined
      ? []
      : [jurisdictionText(context, countryName(context, location.jurisdiction))]),
  ];
  return `${context.name(location.code)} (${[about, ...beside].join('; ')})`;
}

/** EU, EEA, or the name of a country. */
export function countryName(context: ViewContext, code: string): string {
  const { words, input } = context;
  return words.region[code] ?? input.catalog.locations.countries[code]?.[input.language] ?? code;
}

function isList(value: PropertyValue): value is readonly string[] | readonly Location[] {
  return Array.isArray(value);
}
