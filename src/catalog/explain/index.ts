import { NachweisError } from '../../errors.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { Feeds } from '../../model/feed.ts';
import { coverageOf } from '../coverage.ts';
import { citationOf, explainCheck, referenceOf, sectionsOf, thresholdOf } from './check.ts';
import { findId, type Found } from './find.ts';
import { explainCountry, explainLocation } from './location.ts';
import type {
  ControlExplanation,
  Explanation,
  FrameworkExplanation,
  ParameterExplanation,
  SectionExplanation,
} from './types.ts';

export { findId, idsOf } from './find.ts';
export type * from './types.ts';

/** Explains one id of the catalogue; throws with the nearest ids when there is none. */
export function explain(catalog: Catalog, feeds: Feeds, asked: string): Explanation {
  const found = findId(catalog, asked);
  switch (found.kind) {
    case 'check':
      return explainCheck(catalog, known(catalog.checks, found.id), feeds);
    case 'control':
      return explainControl(catalog, found.framework, found.id);
    case 'framework':
      return explainFramework(catalog, found.id);
    case 'section':
      return explainSection(catalog, found.id);
    case 'parameter':
      return explainParameter(catalog, found.id);
    case 'country':
      return explainCountry(catalog, found.id);
    case 'location':
      return explainLocation(catalog, found.providers, found.id);
  }
}

/** The data of one id as the catalogue holds it. */
export function show(catalog: Catalog, asked: string): unknown {
  const found: Found = findId(catalog, asked);
  switch (found.kind) {
    case 'check':
      return known(catalog.checks, found.id);
    case 'control':
      return known(known(catalog.frameworks, found.framework).controls, found.id);
    case 'framework':
      return known(catalog.frameworks, found.id);
    case 'section':
      return known(
        catalog.chapters.flatMap(({ sections }) => sections),
        found.id,
      );
    case 'parameter':
      return known(catalog.parameters, found.id);
    case 'country':
      return explainCountry(catalog, found.id);
    case 'location':
      return explainLocation(catalog, found.providers, found.id);
  }
}

function explainControl(catalog: Catalog, frameworkId: string, id: string): ControlExplanation {
  const framework = known(catalog.frameworks, frameworkId);
  const control = known(framework.controls, id);
  const touching = (role: 'primary' | 'supporting'): Catalog['checks'] =>
    catalog.checks.filter(({ maps }) => maps[frameworkId]?.[role].includes(id) === true);
  const [primary, supporting] = [touching('primary'), touching('supporting')];
  const sections = new Set([...primary, ...supporting].flatMap((check) => check.sections));
  return {
    kind: 'control',
    id,
    framework: { id: framework.id, name: framework.name },
    citation: citationOf(framework, id),
    title: control.title,
    level: control.level ?? null,
    verified: control.verified ?? true,
    predecessors:
      framework.predecessor && control.predecessors
        ? { edition: framework.predecessor.name, ids: control.predecessors }
        : null,
    primary: primary.map(referenceOf),
    supporting: supporting.map(referenceOf),
    sections: sectionsOf(catalog, [...sections]),
  };
}

function explainFramework(catalog: Catalog, id: string): FrameworkExplanation {
  const framework = known(catalog.frameworks, id);
  const [coverage] = coverageOf({ checks: catalog.checks, frameworks: [framework] });
  if (!coverage) throw new NachweisError('INTERNAL', `The framework “${id}” has no coverage.`);
  const { name: title, citation, note = null, attribution = null } = framework;
  return { kind: 'framework', id, title, citation, note, attribution, coverage };
}

function explainSection(catalog: Catalog, id: string): SectionExplanation {
  const chapter = catalog.chapters.find(({ sections }) => sections.some((section) => section.id === id));
  if (!chapter) throw new NachweisError('INTERNAL', `The section “${id}” has no chapter.`);
  const { title, definition, legalBasis } = known(chapter.sections, id);
  const checks = catalog.checks
    .filter(({ sections }) => sections.includes(id))
    .toSorted((a, b) => a.sections.indexOf(id) - b.sections.indexOf(id));
  return {
    kind: 'section',
    id,
    title,
    chapter: { number: chapter.number, title: chapter.title },
    definition,
    legalBasis,
    checks: checks.map(referenceOf),
  };
}

function explainParameter(catalog: Catalog, id: string): ParameterExplanation {
  const checks = catalog.checks.filter(({ parameters }) => parameters.includes(id));
  return { kind: 'parameter', ...thresholdOf(known(catalog.parameters, id)), checks: checks.map(referenceOf) };
}

function known<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const found = list.find((item) => item.id === id);
  if (!found) throw new NachweisError('INTERNAL', `“${id}” was found and is not there.`);
  return found;
}
