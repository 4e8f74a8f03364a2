import { createRuleEnvironment } from '../../cel/index.ts';
import type { LocationTable, Parameter, ResourceCheck } from '../../model/catalog.ts';
import { propertiesOf, type ResourceType } from '../../ontology/resource.ts';

/** The expressions of a check, as written or as loaded. */
type Expressions = Pick<ResourceCheck, 'rule'> & { readonly applies?: string | null };

/** Tells which properties of a type the rules of a check read; a rule that does not hold reads nothing. */
export function createReads(
  parameters: readonly Parameter[],
  locations: Pick<LocationTable, 'eu' | 'eea'>,
): (check: Expressions, type: ResourceType) => readonly string[] {
  const environment = createRuleEnvironment(parameters, locations);
  return ({ applies, rule }, type) => {
    const expressions = [applies, typeof rule === 'string' ? rule : rule[type]];
    const names = expressions.flatMap((expression) => {
      if (expression === undefined || expression === null) return [];
      const compilation = environment.compile(expression, type);
      return 'rule' in compilation ? compilation.rule.references.fields.map(({ name }) => name) : [];
    });
    return [...new Set(names)].filter((name) => Object.hasOwn(propertiesOf(type), name));
  };
}
