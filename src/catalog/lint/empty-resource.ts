import { protectionNeeds } from '../../model/catalog.ts';
import { propertiesOf, type ResourceType } from '../../ontology/resource.ts';
import type { ResourceCheckDocument } from '../documents.ts';
import type { CatalogDocuments } from '../read.ts';
import { placedResourceChecks, type LintFinding } from './finding.ts';
import type { Given, Judge } from './judge.ts';

type Emptiness = { readonly what: string; readonly absent: (type: ResourceType) => readonly string[] };

/** Resources that say nothing. A rule that passes one of them turns silence into a pass. */
const emptinesses: readonly Emptiness[] = [
  { what: 'of which nothing is known', absent: () => [] },
  {
    what: 'whose optional properties are all absent, and of which nothing else is known',
    absent: (type) => Object.entries(propertiesOf(type)).flatMap(([name, { optional }]) => (optional ? [name] : [])),
  },
  { what: 'whose properties are all absent', absent: (type) => Object.keys(propertiesOf(type)) },
];

/** Rules that are true for an empty resource. */
export function lintEmptyResources(documents: CatalogDocuments, judge: Judge): LintFinding[] {
  return placedResourceChecks(documents).flatMap(({ document, path, check }) =>
    check.resource.flatMap((type) => {
      const passed = emptinesses.find(({ absent }) =>
        protectionNeeds.some(
          (need) => judge(withoutPopulation(check), type, emptyResource(absent(type), need)) === 'met',
        ),
      );
      if (!passed) return [];
      const place = typeof check.rule === 'string' ? ['rule'] : ['rule', type];
      const message = `The rule passes a ${type} ${passed.what}.`;
      const hint = 'Let the rule ask for what must be there: silence is never a pass.';
      return [{ ...document.faultAt([...path, ...place], message, hint), rule: 'empty-resource' as const }];
    }),
  );
}

/** The rule alone: whoever belongs to the population for one reason can be silent about all others. */
function withoutPopulation(check: ResourceCheckDocument): ResourceCheckDocument {
  return { ...check, applies: 'true' };
}

function emptyResource(absent: readonly string[], need: Given['need']): Given {
  return { properties: Object.fromEntries(absent.map((name) => [name, null])), unknown: [], need, thresholds: {} };
}
