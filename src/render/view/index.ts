import type { ReportInput } from '../input.ts';
import { cleanText } from '../text/clean.ts';
import { bodyOf, type Body } from './chapters.ts';
import { contextOf, textCell, type ViewContext } from './context.ts';
import { controlTable, frameworksOf } from './controls.ts';
import { coverageTable } from './coverage.ts';
import { deviationTable, openTable } from './deviations.ts';
import { factTable, targetTable } from './facts.ts';
import { gapGroups, gapKindsOf, gapTable } from './gaps.ts';
import { statementTable, waiverTable } from './statements.ts';
import { openCheckTable, sectionTable, statusChart, statusTable, summaryOf, topDeviationTable } from './summary.ts';
import { thresholdTable } from './thresholds.ts';
import type { FrameworkView, ReportView, TableView } from './types.ts';

/** Turns an assessment into what a reader sees. Every renderer starts here, so that all formats say the same. */
export function viewOf(input: ReportInput): ReportView {
  const context = contextOf(input);
  const body = bodyOf(context);
  const checks = [...body.checks.values()];
  const frameworks = frameworksOf(context);
  const { assessment, config, catalog, manifest } = input;
  const { run } = assessment;
  const role = config.organisation.role ?? 'unknown';
  const thresholds = thresholdTable(context);
  return {
    title: cleanText(config.service.name),
    kind: context.words.documentKind[role],
    role,
    organisation: cleanText(config.organisation.name),
    service: cleanText(config.service.name),
    description: config.service.description === null ? null : cleanText(config.service.description),
    at: run.finishedAt,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    tool: run.tool,
    protection: context.words.protection[run.protection],
    allowIncomplete: run.allowIncomplete,
    leftOut: run.leftOut,
    sealed: config.seal !== null,
    catalogueDigest: run.catalogueDigest,
    manifestDigest: manifest.digest,
    merkleRoot: manifest.merkleRoot,
    locationsAsOf: catalog.locations.asOf,
    summary: summaryOf(context, checks),
    chapters: body.chapters,
    hasStatements: assessment.statements.length > 0,
    hasWaivers: assessment.waivers.length > 0,
    hasThresholds: thresholds.rows.length > 0,
    gaps: { count: assessment.gaps.length, groups: gapGroups(context).length },
    collection: { requests: assessment.coverage.length },
    gapKinds: gapKindsOf(context),
    frameworks,
    targets: {
      count: run.targets.length,
      unreached: run.targets.filter((target) => target.account === '').map((target) => context.name(target.id)),
    },
    tables: tablesOf(context, body, frameworks, thresholds),
    charts: { status: statusChart(context, checks) },
  };
}

/** Every table by the name that a template calls it. */
function tablesOf(
  context: ViewContext<ReportInput>,
  body: Body,
  frameworks: readonly FrameworkView[],
  thresholds: TableView,
): Readonly<Record<string, TableView>> {
  const checks = [...body.checks.values()];
  const numbers = new Map(checks.map(({ view }) => [view.id, view.number]));
  const tables: Record<string, TableView> = {
    facts: factTable(context),
    status: statusTable(context, checks),
    'top-deviations': topDeviationTable(context, checks),
    'open-checks': openCheckTable(context, checks),
    statements: statementTable(context, numbers),
    waivers: waiverTable(context, numbers),
    thresholds,
    gaps: gapTable(context, numbers),
    targets: targetTable(context),
    coverage: coverageTable(context),
    signatures: signatureTable(context),
  };
  for (const framework of frameworks) tables[`controls/${framework.id}`] = controlTable(context, framework.id, numbers);
  for (const chapter of body.chapters) {
    for (const section of chapter.sections) tables[`section/${section.id}`] = sectionTable(context, section.checks);
  }
  for (const { view, figures } of checks) {
    if (view.hasDeviations) tables[`deviations/${view.id}`] = deviationTable(context, figures.deviations);
    if (view.hasOpenElements) tables[`open/${view.id}`] = openTable(context, figures.openElements);
  }
  return tables;
}

/** Blocks that people fill in by hand. The data protection officer gives an opinion (Art. 39 DSGVO) and approves nothing. */
function signatureTable(context: ViewContext<ReportInput>): TableView {
  const { column, phrase } = context.words;
  const role = context.input.config.organisation.role ?? 'unknown';
  return {
    header: true,
    rowHeight: 38,
    columns: [
      { title: column.step, width: 150 },
      { title: column.name, width: '*' },
      { title: column.date, width: 60 },
      { title: column.signature, width: 110 },
    ],
    rows: phrase.signatures(role).map((step) => [textCell(step), textCell(''), textCell(''), textCell('')]),
  };
}
