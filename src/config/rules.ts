import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ReadDocument } from '../documents.ts';
import type { Fault } from '../errors.ts';
import type { ConfigDocument } from './document.ts';
import { dpfFaults } from './dpf.ts';

type Rule = (document: ReadDocument<ConfigDocument>, frameworks: readonly string[] | null) => Fault[];

/** What a schema cannot say; every rule reports all of its faults. */
const rules: readonly Rule[] = [
  everyTargetHasOneProvider,
  targetIdsDiffer,
  frameworksExist,
  sealKeyIsAFile,
  noTimeStampsYet,
  dpfFaults,
];

/** All faults of a configuration beyond its schema; without the known frameworks, theirs are not looked at. */
export function configFaults(document: ReadDocument<ConfigDocument>, frameworks: readonly string[] | null): Fault[] {
  return rules.flatMap((rule) => rule(document, frameworks));
}

function everyTargetHasOneProvider({ value, faultAt }: ReadDocument<ConfigDocument>): Fault[] {
  return value.targets.flatMap((target, index) =>
    (target.kubernetes === undefined) === (target.aws === undefined)
      ? [faultAt(['targets', index], `Target “${target.id}” needs exactly one of “kubernetes” and “aws”.`)]
      : [],
  );
}

function targetIdsDiffer({ value, faultAt }: ReadDocument<ConfigDocument>): Fault[] {
  const seen = new Set<string>();
  return value.targets.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      faultAt(['targets', index, 'id'], `The target id “${id}” is used twice.`, 'Give every target an id of its own.'),
    ];
  });
}

function frameworksExist(
  { value, faultAt }: ReadDocument<ConfigDocument>,
  frameworks: readonly string[] | null,
): Fault[] {
  if (frameworks === null) return [];
  return (value.frameworks ?? []).flatMap((id, index) =>
    frameworks.includes(id)
      ? []
      : [
          faultAt(
            ['frameworks', index],
            `There is no framework “${id}”.`,
            `Known frameworks: ${frameworks.join(', ')}.`,
          ),
        ],
  );
}

function sealKeyIsAFile({ value, faultAt }: ReadDocument<ConfigDocument>): Fault[] {
  const key = value.seal?.key ?? '';
  return /^(?!file:)[a-z0-9]+:/.test(key)
    ? [
        faultAt(
          ['seal', 'key'],
          `The key “${key}” is of a kind that this version cannot use.`,
          'Use file:PATH with a PEM key.',
        ),
      ]
    : [];
}

/** A time stamp that was asked for and is missing would mislead whoever relies on it, so it is refused, not ignored. */
function noTimeStampsYet({ value, faultAt }: ReadDocument<ConfigDocument>): Fault[] {
  const hint = 'Remove “tsa”; the seal then carries the signer’s own time only.';
  return value.seal?.tsa === undefined ? [] : [faultAt(['seal', 'tsa'], 'This version cannot add time stamps.', hint)];
}

/** Additions to the catalogue that are not where the file says; the catalogue is read before all else, so this is asked first. */
export function catalogPathFaults({ file, value, faultAt }: ReadDocument<ConfigDocument>): Fault[] {
  const hint = `Paths start at the folder of ${file}.`;
  const kinds = { checks: 'folder', frameworks: 'folder', profile: 'file' } as const;
  return Object.entries(value.catalog ?? {}).flatMap(([key, path]) => {
    const kind = kinds[key as keyof typeof kinds];
    const found = statSync(resolve(dirname(file), path), { throwIfNoEntry: false });
    const fits = kind === 'folder' ? found?.isDirectory() : found?.isFile();
    return fits === true ? [] : [faultAt(['catalog', key], `There is no ${kind} “${path}”.`, hint)];
  });
}

/** Settings that ask for further outputs which this version does not write; said aloud, not fatal. */
export function configNotices(value: ConfigDocument): string[] {
  const notices: string[] = [];
  const { formats = ['pdf'], editions = ['audit'], templates } = value.report ?? {};
  for (const format of formats)
    if (format !== 'pdf') notices.push(`report.formats: ${format} is not written by this version, only report.pdf.`);
  if (editions.includes('customer'))
    notices.push('report.editions: this version writes the audit edition (Prüffassung) only.');
  if (templates !== undefined) notices.push('report.templates: this version uses the shipped templates only.');
  return notices;
}
