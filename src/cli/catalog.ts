import { relative } from 'node:path';
import { protectionNeeds, type Catalog } from '../model/catalog.ts';
import { catalogCoverage, lint, openCatalog, showId, type FrameworkCoverage, type LintFinding } from '../pipeline.ts';
import { NachweisError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { screenOf } from './catalog-screen.ts';
import type { ExitCode } from './exit-code.ts';
import { explainWords, type ExplainWords } from './explain-words.ts';
import type { CommonFlags } from './options.ts';
import { cut, wrap } from './page.ts';

/** What `catalog list` can be narrowed to. */
export type ListedKind = 'checks' | 'frameworks' | 'sections' | 'thresholds';

/** `nachweis catalog list`: one line each. */
export function list(kind: ListedKind | undefined, flags: CommonFlags, runtime: Runtime): ExitCode {
  const { catalog, language } = openCatalog(flags, runtime);
  const words = explainWords[language];
  const rows = rowsOf(catalog, words).filter((row) => kind === undefined || row.kind === kind);
  if (flags.format === 'json') {
    const items = rows.map(({ kind: group, id, title }) => ({ kind: group, id, title }));
    runtime.output.write(`${JSON.stringify(items, null, 2)}\n`);
    return 0;
  }
  const { width } = screenOf(flags, runtime);
  const idWidth = Math.max(0, ...rows.map(({ id }) => id.length));
  const kindWidth = Math.max(0, ...rows.map(({ label }) => label.length));
  for (const { label, id, note, title } of rows) {
    const text = note === '' ? title[language] : `${note}, ${title[language]}`;
    runtime.output.write(`${cut(`${label.padEnd(kindWidth)}  ${id.padEnd(idWidth)}  ${text}`, width)}\n`);
  }
  return 0;
}

type Row = {
  readonly kind: ListedKind;
  readonly label: string;
  readonly id: string;
  readonly note: string;
  readonly title: Readonly<Record<'de' | 'en', string>>;
};

function rowsOf({ checks, frameworks, chapters, parameters }: Catalog, words: ExplainWords): Row[] {
  const { kind } = words;
  return [
    ...checks.map(({ id, title }): Row => ({ kind: 'checks', label: kind.check, id, note: '', title })),
    ...frameworks.map(({ id, name, controls }): Row => ({
      kind: 'frameworks',
      label: kind.framework,
      id,
      note: `${controls.length} ${words.phrase.controls}`,
      title: name,
    })),
    ...chapters.flatMap(({ sections }) =>
      sections.map(({ id, title }): Row => ({ kind: 'sections', label: kind.section, id, note: '', title })),
    ),
    ...parameters.map(({ id, values, setBy }): Row => {
      const text = protectionNeeds.map((need) => `${words.need[need]} ${String(values[need])}`).join('; ');
      return { kind: 'thresholds', label: kind.parameter, id, note: text, title: { de: setBy, en: setBy } };
    }),
  ];
}

type ShowFlags = Omit<CommonFlags, 'format'> & { readonly format?: 'yaml' | 'json' };

/** `nachweis catalog show`: the data of one id. */
export async function show(id: string, flags: ShowFlags, runtime: Runtime): Promise<ExitCode> {
  const { format, ...common } = flags;
  const data = showId(openCatalog(common, runtime), id);
  if (format === 'json') {
    runtime.output.write(`${JSON.stringify(data, null, 2)}\n`);
    return 0;
  }
  const { stringify } = await import('yaml');
  runtime.output.write(stringify(data, { lineWidth: 80, aliasDuplicateObjects: false }));
  return 0;
}

/** `nachweis catalog coverage`: which controls the checks touch. Counts with their denominators, and never a share. */
export function coverage(frameworks: readonly string[], flags: CommonFlags, runtime: Runtime): ExitCode {
  const view = openCatalog(flags, runtime);
  const all = catalogCoverage(view);
  const unknown = frameworks.find((id) => !all.some(({ framework }) => framework === id));
  if (unknown !== undefined) {
    const hint = `Known frameworks: ${all.map(({ framework }) => framework).join(', ')}.`;
    throw new NachweisError('USAGE', `There is no framework “${unknown}”.`, { hint });
  }
  const chosen = all.filter(({ framework }) => frameworks.length === 0 || frameworks.includes(framework));
  if (flags.format === 'json') {
    runtime.output.write(`${JSON.stringify(chosen, null, 2)}\n`);
    return 0;
  }
  const { width, colours } = screenOf(flags, runtime);
  const words = explainWords[view.language];
  const blocks = chosen.map((entry) => coverageLines(entry, entry.name[view.language], words, width, colours.bold));
  runtime.output.write(`${[...blocks, wrap(words.phrase.contributes, width).join('\n')].join('\n\n')}\n`);
  return 0;
}

function coverageLines(
  entry: FrameworkCoverage,
  name: string,
  words: ExplainWords,
  width: number,
  bold: (text: string) => string,
): string {
  const kinds = ['primary', 'supporting', 'statement', 'untouched'] as const;
  const lines = kinds.flatMap((kind) => [
    `  ${words.coverage[kind]}: ${words.phrase.of(entry[kind].length, entry.total)}`,
    ...wrap(entry[kind].join(', '), width, '    '),
  ]);
  return [bold(`${name} (${entry.framework})`), ...lines].join('\n');
}

/** `nachweis catalog lint`: exit 2 when something is wrong with the catalogue. */
export async function lintCatalog(flags: CommonFlags, runtime: Runtime): Promise<ExitCode> {
  const { checks, findings, notes } = await lint(flags, runtime);
  if (flags.format === 'json') {
    runtime.output.write(`${JSON.stringify({ checks, findings, notes }, null, 2)}\n`);
  } else {
    const { width } = screenOf(flags, runtime);
    for (const finding of findings) runtime.output.write(findingLines(finding, runtime.workingDirectory));
    const count = findings.length === 1 ? 'one finding' : `${findings.length || 'no'} findings`;
    runtime.output.write(`${checks} checks, ${count}\n`);
    for (const note of notes) runtime.messages.write(`${wrap(`Note: ${note}`, width).join('\n')}\n`);
  }
  return findings.length === 0 ? 0 : 2;
}

function findingLines({ file, line, column, rule, message, hint }: LintFinding, directory: string): string {
  const path = relative(directory, file);
  const place = `${path.startsWith('..') ? file : path}:${line}:${column}`;
  return `${place}  ${message} (${rule})\n${hint === undefined ? '' : `    Hint: ${hint}\n`}`;
}
