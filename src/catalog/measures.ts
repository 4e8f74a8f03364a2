import { join } from 'node:path';
import { failOnFaults, readDocument, readSchema, requireDocuments } from '../documents.ts';
import type { Fault } from '../errors.ts';
import type { Catalog, Check } from '../model/catalog.ts';

/** One measure of a published text, and the checks and statements that answer it. */
export type SourceMeasure = {
  readonly id: string;
  readonly source: string;
  readonly measure: string;
  readonly checks: readonly string[];
};

type MeasuresDocument = {
  readonly sources: Readonly<Record<string, string>>;
  readonly measures: readonly SourceMeasure[];
};

/** Reads controls/source-measures.yaml; a measure of an unknown source or without a check that exists is a fault. */
export function readMeasures(directory: string, catalog: Pick<Catalog, 'checks'>): MeasuresDocument {
  const what = 'The measures are not valid';
  const file = join(directory, 'source-measures.yaml');
  const [document] = requireDocuments(
    [readDocument<MeasuresDocument>(file, readSchema('source-measures'))],
    'CATALOG_INVALID',
    what,
  );
  const value = document?.value ?? { sources: {}, measures: [] };
  const known = new Set(catalog.checks.map(({ id }) => id));
  const faults = value.measures.flatMap(({ source, checks }, index): Fault[] =>
    [
      ...(source in value.sources
        ? []
        : [document?.faultAt(['measures', index, 'source'], `There is no source “${source}”.`)]),
      ...checks.map((id, at) =>
        known.has(id) ? undefined : document?.faultAt(['measures', index, 'checks', at], `There is no check “${id}”.`),
      ),
    ].filter((fault) => fault !== undefined),
  );
  failOnFaults(faults, 'CATALOG_INVALID', what);
  return value;
}

/** The docs page of the measures: what each text names and what answers it. */
export function measuresPage({ sources, measures }: MeasuresDocument, catalog: Pick<Catalog, 'checks'>): string {
  const checks = new Map(catalog.checks.map((check) => [check.id, check]));
  const head = `# Maßnahmen aus veröffentlichten Texten

Erzeugt aus \`controls/source-measures.yaml\` durch \`npm run generate\`. Fünf Texte über Datenschutz in der Cloud nennen ${measures.length} Maßnahmen; jede
führt zu mindestens einer Prüfung oder Erklärung. „Messung“: Ressourcen werden geprüft; „Erklärung“: eine benannte Stelle erklärt es.
`;
  const sections = Object.entries(sources).map(([source, title]) => {
    const rows = measures
      .filter((measure) => measure.source === source)
      .map(({ id, measure, checks: ids }) => {
        const answers = ids.map((check) => `\`${check}\` (${kindOf(checks.get(check))})`).join(', ');
        return `| ${id} | ${measure.replaceAll('|', '\\|')} | ${answers} |`;
      });
    return `## ${title}\n\n| Nr. | Maßnahme | Prüfungen |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return [head, ...sections].join('\n');
}

function kindOf(check: Check | undefined): string {
  if (check?.kind === 'statement') return 'Erklärung';
  return check?.statement ? 'Messung und Erklärung' : 'Messung';
}
