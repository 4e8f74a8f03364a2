import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readDocument, readSchema, type ReadDocument } from '../../documents.ts';
import type { ParameterValue, ProtectionNeed } from '../../model/catalog.ts';
import { isResourceType, propertiesOf, type PropertyValue, type ResourceType } from '../../ontology/resource.ts';
import type { CatalogDocuments } from '../read.ts';
import { placedResourceChecks, type LintFinding, type PlacedResourceCheck } from './finding.ts';
import type { Judge, Judgement } from './judge.ts';

type Properties = Readonly<Record<string, PropertyValue | null>>;

type Case = {
  readonly name: string;
  readonly type?: string;
  readonly need?: ProtectionNeed;
  readonly allowed?: readonly string[];
  readonly adequate?: string;
  readonly profile?: Readonly<Record<string, ParameterValue>>;
  readonly set?: Properties;
  readonly unknown?: readonly string[];
  readonly gives: Judgement;
};

/** cases/CHECK.yaml as written. */
type CaseDocument = { readonly met: Readonly<Record<string, Properties>>; readonly cases: readonly Case[] };

export type CaseResult = { readonly findings: readonly LintFinding[]; readonly notes: readonly string[] };

/** Where the cases of the checks of one file lie; null where this installation holds none. */
export type CaseFolder = (checksFile: string) => string | null;

/** Runs the cases of every check; a check that nothing can fail is as bad as none. */
export function lintCases(documents: CatalogDocuments, judge: Judge, folderOf: CaseFolder): CaseResult {
  const checks = placedResourceChecks(documents);
  const withFolder = checks.map((placed) => ({ placed, folder: folderOf(placed.document.file) }));
  const unseen = withFolder.filter(({ folder }) => folder === null).length;
  const folders = new Map(
    [...Map.groupBy(withFolder, ({ folder }) => folder)].flatMap(([folder, list]) =>
      folder === null ? [] : [[folder, list.map(({ placed }) => placed)] as const],
    ),
  );
  const notes =
    unseen === 0
      ? []
      : [`untested: the cases of ${unseen} shipped checks are not in this package, so they were not run.`];
  return { notes, findings: [...folders].flatMap(([folder, placed]) => lintFolder(folder, placed, judge)) };
}

/** Cases that ship lie beside the tests of the tool, those of a user in `cases` beside the checks. */
export function caseFolders(shippedDirectory: string): CaseFolder {
  const shippedChecks = join(shippedDirectory, 'checks');
  return (file) => {
    if (dirname(file) !== shippedChecks) return join(dirname(file), 'cases');
    const folder = join(shippedDirectory, '..', 'test', 'catalog', 'cases');
    return existsSync(folder) ? folder : null;
  };
}

function lintFolder(folder: string, checks: readonly PlacedResourceCheck[], judge: Judge): LintFinding[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  const known = new Set(checks.map(({ check }) => `${check.id}.yaml`));
  const strays = names
    .filter((name) => !known.has(name))
    .map((name): LintFinding => ({
      rule: 'case',
      file: join(folder, name),
      line: 1,
      column: 1,
      message: `There is no automated check “${name.replace(/\.yaml$/, '')}” for these cases.`,
    }));
  return [...checks.flatMap((placed) => lintCheck(folder, placed, judge)), ...strays];
}

function lintCheck(folder: string, { document, path, check }: PlacedResourceCheck, judge: Judge): LintFinding[] {
  const file = join(folder, `${check.id}.yaml`);
  if (!existsSync(file)) {
    const message = `“${check.id}” has no test case that it fails.`;
    return [{ ...document.faultAt([...path, 'id'], message, `Write ${file}.`), rule: 'untested' }];
  }
  const read = readDocument<CaseDocument>(file, readSchema('cases'));
  if ('faults' in read) return read.faults.map((fault) => ({ ...fault, rule: 'case' }));
  const { document: cases } = read;
  const strange = strangeNames(cases, check.resource);
  if (strange.length > 0) return strange;
  const untested = cases.value.cases.some(({ gives }) => gives === 'not-met')
    ? []
    : [cases.faultAt(['cases'], `“${check.id}” has no test case that it fails.`, 'Add one that gives “not-met”.')];
  return [
    ...untested.map((fault): LintFinding => ({ ...fault, rule: 'untested' })),
    ...wrongCases(cases, check, judge),
  ];
}

function wrongCases(
  { value, faultAt }: ReadDocument<CaseDocument>,
  check: PlacedResourceCheck['check'],
  judge: Judge,
): LintFinding[] {
  const passing = check.resource.map((type): { row: Case; type: ResourceType; path: readonly (string | number)[] } => ({
    row: { name: 'met', gives: 'met' },
    type,
    path: ['met', type],
  }));
  const changed = value.cases.flatMap((row, index) =>
    check.resource
      .filter((type) => row.type === undefined || row.type === type)
      .map((type) => ({ row, type, path: ['cases', index, 'gives'] })),
  );
  return [...passing, ...changed].flatMap(({ row, type, path }) => {
    const given = judge(check, type, {
      properties: { ...value.met[type], ...row.set },
      unknown: row.unknown ?? [],
      need: row.need ?? 'high',
      thresholds: thresholdsOf(row),
    });
    if (given === null || wordsOf(given) === wordsOf(row.gives)) return [];
    const message = `The case “${row.name}” (${type}) gives ${wordsOf(given)}, not ${wordsOf(row.gives)}.`;
    return [{ ...faultAt(path, message), rule: 'case' as const }];
  });
}

function thresholdsOf({ allowed, adequate, profile }: Case): Readonly<Record<string, ParameterValue>> {
  return {
    ...profile,
    ...(allowed ? { 'location.allowed': allowed } : {}),
    ...(adequate === undefined ? {} : { 'location.adequate': adequate }),
  };
}

function wordsOf(judgement: Judgement): string {
  return typeof judgement === 'string' ? judgement : `the gaps of ${judgement.toSorted().join(', ') || 'nothing'}`;
}

/** Types and properties that the check or the ontology does not have: a misspelt one would test nothing. */
function strangeNames({ value, faultAt }: ReadDocument<CaseDocument>, types: readonly ResourceType[]): LintFinding[] {
  const known = new Set<string>(types);
  const missing = types
    .filter((type) => value.met[type] === undefined)
    .map((type) => faultAt(['met'], `“met” lacks a ${type} that passes.`));
  const foreign = Object.keys(value.met)
    .filter((type) => !known.has(type))
    .map((type) => faultAt(['met', type], `The check has no “${type}” in its population.`));
  const properties = (type: string): string[] => (isResourceType(type) ? Object.keys(propertiesOf(type)) : []);
  const all = new Set(types.flatMap(properties));
  const unknownOf = (names: readonly string[], list: ReadonlySet<string>, path: readonly (string | number)[]) =>
    names
      .filter((name) => !list.has(name))
      .map((name) => faultAt([...path, name], `There is no property “${name}”.`, `Known: ${[...list].join(', ')}.`));
  return [
    ...missing,
    ...foreign,
    ...Object.entries(value.met).flatMap(([type, given]) =>
      known.has(type) ? unknownOf(Object.keys(given), new Set(properties(type)), ['met', type]) : [],
    ),
    ...value.cases.flatMap(({ type, set = {}, unknown = [] }, index) => [
      ...(type === undefined || known.has(type)
        ? []
        : [faultAt(['cases', index, 'type'], `The check has no “${type}” in its population.`)]),
      ...unknownOf(Object.keys(set), all, ['cases', index, 'set']),
      ...unknownOf(unknown, all, ['cases', index, 'unknown']),
    ]),
  ].map((fault) => ({ ...fault, rule: 'case' as const }));
}
