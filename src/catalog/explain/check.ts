import { unfilledOf } from '../unfilled.ts';
import { protectionNeeds, type Catalog, type Check, type Parameter, type ResourceCheck } from '../../model/catalog.ts';
import type { Feeds } from '../../model/feed.ts';
import type { Text } from '../../model/text.ts';
import { ontology, type ResourceType } from '../../ontology/resource.ts';
import { cite } from '../cite.ts';
import { createReads } from './reads.ts';
import type {
  CheckExplanation,
  CheckReference,
  ControlExplanation,
  SourceExplanation,
  ThresholdExplanation,
  TouchedControl,
} from './types.ts';

/** All that there is to know about a check, with the rights that its resources cost. */
export function explainCheck(catalog: Catalog, check: Check, feeds: Feeds): CheckExplanation {
  const { id, title, severity, method, proves, population, criterion, limits, remediation, commands = {} } = check;
  const isStatement = check.kind === 'statement';
  return {
    kind: 'check',
    id,
    title,
    decidedBy: decidedBy(check),
    severity,
    method,
    proves,
    population,
    criterion,
    limits,
    remediation,
    commands,
    applies: isStatement ? null : check.applies,
    rules: rulesOf(check),
    statementRule: isStatement ? check.rule : (check.statement?.rule ?? null),
    everyRegion: !isStatement && check.regions === 'every',
    thresholds: catalog.parameters.filter((parameter) => check.parameters.includes(parameter.id)).map(thresholdOf),
    sources: isStatement ? [] : sourcesOf(catalog, check, feeds),
    sections: sectionsOf(catalog, check.sections),
    controls: controlsOf(catalog, check),
  };
}

/** How the result of a check comes about. */
export function decidedBy(check: Check): CheckExplanation['decidedBy'] {
  if (check.kind === 'statement') return 'statement';
  return check.statement === null ? 'rule' : 'mixed';
}

export function referenceOf(check: Check): CheckReference {
  return { id: check.id, title: check.title, decidedBy: decidedBy(check) };
}

export function thresholdOf(parameter: Parameter): ThresholdExplanation {
  // In the order of the needs, whatever the order in the file.
  const values = Object.fromEntries(protectionNeeds.map((need) => [need, parameter.values[need]]));
  return { ...parameter, values: values as Parameter['values'], replaces: parameter.replaces ?? null };
}

/** Sections in the order given, with their titles. */
export function sectionsOf(catalog: Catalog, ids: readonly string[]): ControlExplanation['sections'] {
  const all = catalog.chapters.flatMap(({ sections }) => sections);
  return ids.flatMap((wanted) => all.filter(({ id }) => id === wanted).map(({ id, title }) => ({ id, title })));
}

function rulesOf(check: Check): CheckExplanation['rules'] {
  if (check.kind === 'statement') return [];
  if (typeof check.rule === 'string') return [{ types: check.resource, expression: check.rule }];
  return Object.entries(check.rule).map(([type, expression]) => ({ types: [type as ResourceType], expression }));
}

function sourcesOf(catalog: Catalog, check: ResourceCheck, feeds: Feeds): SourceExplanation[] {
  const { resource: judged, needs } = check;
  const looked = needs.filter((type) => !judged.includes(type));
  const reads = readsOf(catalog);
  return [...judged, ...looked].map((type) => ({
    unfilled: judged.includes(type) ? unfilledOf(check, type, reads, feeds) : [],
    type,
    title: ontology[type].plural,
    judged: judged.includes(type),
    providers: feeds.types.includes(type) ? providersOf(type, feeds) : [],
  }));
}

const readers = new WeakMap<Catalog, ReturnType<typeof createReads>>();

/** The rule language is built once for a catalogue, however many of its checks are explained. */
function readsOf(catalog: Catalog): ReturnType<typeof createReads> {
  const reads = readers.get(catalog) ?? createReads(catalog.parameters, catalog.locations);
  readers.set(catalog, reads);
  return reads;
}

function providersOf(type: ResourceType, { rights }: Feeds): SourceExplanation['providers'] {
  const list = rights.filter(({ types }) => types.includes(type));
  return [...Map.groupBy(list, ({ provider }) => provider)].map(([provider, feeds]) => {
    const named = (read: boolean): string[] =>
      feeds
        .filter((feed) => feed.read === read)
        .map(({ right, namespace }) => (namespace === null ? right : `${right} --namespace ${namespace}`))
        .toSorted();
    return { provider, rights: named(true), counted: named(false) };
  });
}

function controlsOf({ frameworks }: Catalog, { maps }: Check): TouchedControl[] {
  return frameworks.flatMap((framework) =>
    (['primary', 'supporting'] as const).flatMap((role) =>
      (maps[framework.id]?.[role] ?? []).map((control) => ({
        framework: framework.id,
        control,
        citation: citationOf(framework, control),
        title: framework.controls.find(({ id }) => id === control)?.title ?? { de: '', en: '' },
        role,
      })),
    ),
  );
}

export function citationOf(framework: Catalog['frameworks'][number], control: string): Text {
  return { de: cite(framework, control, 'de'), en: cite(framework, control, 'en') };
}
