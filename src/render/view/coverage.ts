import type { Check } from '../../model/catalog.ts';
import type { Coverage } from '../../model/coverage.ts';
import type { ResourceType } from '../../ontology/resource.ts';
import { codeCell, joinSome, textCell, type ViewContext } from './context.ts';
import type { TableView, WitnessView } from './types.ts';

/** Above this many rows the table names operations only, no longer each target. */
const rowsPerTarget = 200;

type Group = { readonly target: string; readonly operation: string; readonly entries: readonly Coverage[] };

/** The coverage behind a check: every operation its population or its properties rest on. */
export function coverageOf(context: ViewContext, check: Check): readonly Coverage[] {
  if (check.kind === 'statement') return [];
  const types = new Set<ResourceType>([...check.resource, ...check.needs]);
  return context.input.assessment.coverage.filter((entry) => entry.types.some((type) => types.has(type)));
}

/** Sources as „`ec2:DescribeVolumes` (3 Anfragen, 42 Elemente)“ need numbers; the words stand in the template. */
export function sourcesOf(entries: readonly Coverage[]): readonly string[] {
  return groups(entries, false).map((group) => group.operation);
}

/** Whether the number of elements is backed, over all listings behind a check. A single answer has no number to back. */
export function witnessOf(context: ViewContext, entries: readonly Coverage[]): WitnessView {
  const { phrase } = context.words;
  const listings = entries.filter(({ kind }) => kind === 'listing');
  if (listings.length === 0) return { state: entries.length === 0 ? 'no-source' : 'not-due', shown: [], missing: [] };
  const shown: string[] = [];
  const missing: string[] = [];
  let contradicted = false;
  for (const group of groups(listings, false)) {
    const witnesses = group.entries.flatMap((entry) => entry.witness ?? []);
    if (witnesses.some((witness) => !witness.agrees)) contradicted = true;
    const backed = group.entries.filter((entry) => entry.witness?.agrees === true);
    const part = (count: number): string =>
      count === group.entries.length
        ? ''
        : ` ${phrase.inScopes(context.number(count), context.number(group.entries.length))}`;
    if (backed.length > 0) {
      const operations = [...new Set(witnesses.map((witness) => witness.operation))].join(', ');
      const figures = phrase.of(context.number(sum(witnesses, 'count')), context.number(sum(backed, 'read')));
      shown.push(`${operations} (${figures})${part(backed.length)}`);
    }
    const open = group.entries.length - backed.length;
    if (open > 0) missing.push(`${group.operation}${part(open)}`);
  }
  return { state: witnessState(shown.length, missing.length, contradicted), shown, missing };
}

function witnessState(shown: number, missing: number, contradicted: boolean): WitnessView['state'] {
  if (contradicted) return 'contradicted';
  if (missing === 0) return 'shown';
  return shown > 0 ? 'partly' : 'not-shown';
}

/** The collection record: what was asked, how often, what came back, and whether a second figure agrees. */
export function coverageTable(context: ViewContext): TableView {
  const { column } = context.words;
  const { coverage } = context.input.assessment;
  const byTarget = groups(coverage, true);
  const list = byTarget.length > rowsPerTarget ? groups(coverage, false) : byTarget;
  return {
    header: true,
    columns: [
      { title: column.target, width: 50 },
      { title: column.operation, width: '*' },
      { title: column.scope, width: 54 },
      { title: column.requests, width: 42, align: 'right' },
      { title: column.elements, width: 42, align: 'right' },
      { title: column.witness, width: 86 },
      { title: column.state, width: 60 },
    ],
    rows: list.map((group) => [
      textCell(context.name(group.target)),
      codeCell(context.name(group.operation)),
      textCell(scopesText(context, group.entries)),
      { text: context.number(sum(group.entries, 'pages')), kind: 'number' },
      { text: context.number(sum(group.entries, 'read')), kind: 'number' },
      textCell(groupWitness(context, group.entries)),
      textCell(groupState(context, group.entries)),
    ]),
  };
}

function scopesText(context: ViewContext, entries: readonly Coverage[]): string {
  const scopes = [...new Set(entries.map((entry) => entry.scope))];
  const [only] = scopes;
  return scopes.length === 1 && only !== undefined
    ? context.name(only)
    : context.words.phrase.scopes(context.number(scopes.length));
}

function groupWitness(context: ViewContext, entries: readonly Coverage[]): string {
  const { phrase } = context.words;
  const listings = entries.filter(({ kind }) => kind === 'listing');
  if (listings.length === 0) return phrase.witnessNotDue;
  const witnesses = listings.flatMap((entry) => entry.witness ?? []);
  const [first] = witnesses;
  if (first === undefined) return phrase.witnessMissing;
  const disagreeing = witnesses.find((witness) => !witness.agrees);
  if (disagreeing !== undefined) {
    return phrase.witnessDisagrees(context.name(disagreeing.operation), context.number(disagreeing.count));
  }
  const text = phrase.witnessAgrees(context.name(first.operation), context.number(sum(witnesses, 'count')));
  if (witnesses.length === listings.length) return text;
  return `${text}; ${phrase.witnessMissing}: ${phrase.of(context.number(listings.length - witnesses.length), phrase.scopes(context.number(listings.length)))}`;
}

function groupState(context: ViewContext, entries: readonly Coverage[]): string {
  const { phrase } = context.words;
  const incomplete = entries.filter((entry) => entry.state === 'incomplete').map((entry) => context.name(entry.scope));
  if (incomplete.length === 0) return phrase.stateComplete;
  return phrase.stateIncomplete(joinSome(context, [...new Set(incomplete)], 3, 'coverage.json'));
}

function groups(entries: readonly Coverage[], byTarget: boolean): readonly Group[] {
  const found = Map.groupBy(entries, (entry) =>
    JSON.stringify([byTarget ? entry.target : '', entry.source, entry.operation]),
  );
  return [...found.values()]
    .map((list) => ({
      target: byTarget ? (list[0]?.target ?? '') : String(new Set(list.map((entry) => entry.target)).size),
      operation: list[0]?.operation ?? '',
      entries: list,
    }))
    .toSorted((a, b) => compare(a.target, b.target) || compare(a.operation, b.operation));
}

function sum<Key extends string>(list: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return list.reduce((total, item) => total + item[key], 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
