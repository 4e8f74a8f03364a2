import {
  createRuleEnvironment,
  functionParameters,
  type CompiledRule,
  type RuleEnvironment,
  type RuleSubject,
} from '../cel/index.ts';
import type { ReadDocument } from '../documents.ts';
import type { Fault } from '../errors.ts';
import type { ChecksDocument, ResourceCheckDocument, StatementCheckDocument } from './documents.ts';
import { placeInScalar } from './place.ts';
import type { CatalogDocuments } from './read.ts';
import { checksIn } from './references.ts';

type Path = readonly (string | number)[];

/** One expression of a check for one subject. */
type Expression = { readonly text: string; readonly subject: RuleSubject; readonly path: Path };

/** Rules that do not hold, and parameters that a check reads without listing them or lists without reading them. */
export function ruleFaults(documents: CatalogDocuments): Fault[] {
  const { profiles, locations } = documents;
  if (!profiles || !locations) return [];
  const environment = environmentFor(profiles.value.parameters, locations.value);
  if (!environment) return [];
  return documents.checks.documents.flatMap((document) =>
    checksIn(document).flatMap(({ check, path }) => faultsOf(document, check, path, environment)),
  );
}

/** Null when the parameters contradict each other; that is reported where they stand. */
function environmentFor(...parts: Parameters<typeof createRuleEnvironment>): RuleEnvironment | null {
  try {
    return createRuleEnvironment(...parts);
  } catch {
    return null;
  }
}

function faultsOf(
  document: ReadDocument<ChecksDocument>,
  check: ResourceCheckDocument | StatementCheckDocument,
  path: Path,
  environment: RuleEnvironment,
): Fault[] {
  const listed = check.parameters ?? [];
  const read = new Set<string>();
  const faults: Fault[] = [];
  let compiled = true;
  for (const expression of expressionsOf(check, path)) {
    const compilation = environment.compile(expression.text, expression.subject);
    if ('faults' in compilation) {
      compiled = false;
      for (const { message, offset, hint } of compilation.faults)
        faults.push(faultIn(document, expression, offset, message, hint));
      continue;
    }
    for (const { name, offset } of parametersOf(compilation.rule)) {
      read.add(name);
      if (listed.includes(name)) continue;
      const message = `The rule reads the parameter “${name}”, which “parameters” does not list.`;
      faults.push(faultIn(document, expression, offset, message, 'The report prints the thresholds from this list.'));
    }
  }
  const unread = compiled ? listed.filter((name) => !read.has(name)) : [];
  const hint = 'The report would print a threshold that nothing is measured against.';
  for (const name of unread) {
    faults.push(
      document.faultAt(
        [...path, 'parameters', listed.indexOf(name)],
        `No rule of this check reads the parameter “${name}”.`,
        hint,
      ),
    );
  }
  return distinct(faults);
}

function expressionsOf(check: ResourceCheckDocument | StatementCheckDocument, path: Path): Expression[] {
  if (!('resource' in check)) {
    return check.rule === undefined ? [] : [{ text: check.rule, subject: 'statement', path: [...path, 'rule'] }];
  }
  const declared = check.statement?.rule;
  const spoken: Expression[] =
    declared === undefined ? [] : [{ text: declared, subject: 'statement', path: [...path, 'statement', 'rule'] }];
  const measured = check.resource.flatMap((type): Expression[] => {
    const rule = typeof check.rule === 'string' ? check.rule : check.rule[type];
    const place = typeof check.rule === 'string' ? ['rule'] : ['rule', type];
    return [
      ...(check.applies === undefined ? [] : [{ text: check.applies, subject: type, path: [...path, 'applies'] }]),
      ...(rule === undefined ? [] : [{ text: rule, subject: type, path: [...path, ...place] }]),
    ];
  });
  return [...measured, ...spoken];
}

/** Parameters that a rule names, and those that its functions read. */
function parametersOf({ references }: CompiledRule): { name: string; offset: number }[] {
  const byFunction = references.functions.flatMap(({ name, offset }) =>
    (functionParameters[name] ?? []).map((parameter) => ({ name: parameter, offset })),
  );
  return [...references.parameters, ...byFunction];
}

function faultIn(
  { file, faultAt }: ReadDocument<unknown>,
  { path }: Expression,
  offset: number,
  message: string,
  hint?: string,
): Fault {
  return { ...faultAt(path, message, hint), ...placeInScalar(file, path, offset) };
}

/** The same expression is compiled for every type of the population; one fault in it counts once. */
function distinct(faults: readonly Fault[]): Fault[] {
  const seen = new Map(faults.map((fault) => [`${fault.line}:${fault.column}:${fault.message}`, fault]));
  return [...seen.values()];
}
