import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { applyWaiver, assess, createTallies } from './assess/index.ts';
import { createCite, judgeDpf, listedEntities, locate, profileFor } from './catalog/index.ts';
import { createRuleEnvironment } from './cel/index.ts';
import { feeds } from './collect/feeds.ts';
import { collect } from './collect/index.ts';
import { evaluate } from './evaluate/index.ts';
import { createRuleEngine } from './evaluate/rules.ts';
import { openEvidenceIndex, type EvidenceIndex } from './evidence/index.ts';
import { readCollection, readEvidence } from './evidence/reader.ts';
import { openEvidenceWriter } from './evidence/writer.ts';
import type { Assessment } from './model/assessment.ts';
import type { Collection } from './model/evidence.ts';
import type { Prepared } from './prepare.ts';
import { relate } from './relate/index.ts';
import { openLines, readAssessment, readFindings, requireFresh, writeBytes, writeJson } from './run-folder.ts';
import type { TableInput } from './render/index.ts';
import type { Runtime } from './runtime.ts';

export * from './inspect.ts';
export { expectedSigner, prepare } from './prepare.ts';
export { verifyRun } from './verify/index.ts';

/** What a colour can mean in the terminal. */
export type Tone = Parameters<TableInput['paint']>[0];

/** One run in progress: what was prepared, the world, and the folder it writes. */
export type Run = {
  readonly prepared: Prepared;
  readonly runtime: Runtime;
  readonly directory: string;
  readonly progress: (message: string) => void;
};

/** The main job: collect, assess, report, seal. The report is written whatever the findings say. */
export async function runAll(run: Run): Promise<Assessment> {
  await collectEvidence(run);
  const assessment = await assessEvidence(run);
  await writeReport(run);
  await sealReport(run);
  return assessment;
}

/** Reads all targets into evidence segments and coverage.json. The only step that opens the network to them. */
export async function collectEvidence({ prepared, runtime, directory, progress }: Run): Promise<Collection> {
  requireFresh(directory);
  mkdirSync(directory, { recursive: true });
  const writer = openEvidenceWriter(join(directory, 'evidence'));
  const { config, tool } = prepared;
  const collection = await collect({ config, runtime, tool, write: writer.write, progress });
  const records = writer.close();
  writeJson(join(directory, 'evidence', 'coverage.json'), collection);
  progress(`${records} records of evidence, ${collection.gaps.length} gaps`);
  return collection;
}

/** Joins the evidence, judges every check and rolls the findings up: offline, the same input gives the same bytes. */
export async function assessEvidence({ prepared, runtime, directory, progress }: Run): Promise<Assessment> {
  const collection = readCollection(join(directory, 'evidence'));
  const index = openEvidenceIndex();
  try {
    for await (const record of readEvidence(join(directory, 'evidence'))) index.addRecord(record);
    const assessment = judge(prepared, collection, index, runtime.now(), directory);
    writeJson(join(directory, 'assessment.json'), assessment);
    progress(`${prepared.catalog.checks.length} checks judged`);
    return assessment;
  } finally {
    index.close();
  }
}

function judge(
  prepared: Prepared,
  collection: Collection,
  index: EvidenceIndex,
  assessedAt: Date,
  directory: string,
): Assessment {
  const { catalog, config, leftOut, statements, waivers } = prepared;
  const { targets, coverage } = collection;
  const overrides = config.allowedLocations === null ? {} : { 'location.allowed': config.allowedLocations };
  const profile = profileFor(catalog, config.protection, overrides);
  const dpf = judgeDpf(config.dpf ?? [], assessedAt, Number(profile['location.dpf_max_age_days']));
  const listed = listedEntities(dpf);
  const relatedGaps = relate({
    table: index,
    targets,
    coverage,
    classification: config.classification,
    protection: config.protection,
    locate: (provider, code) => locate(catalog.locations, provider, code, listed),
  });
  const environment = createRuleEnvironment(catalog.parameters, catalog.locations);
  const tallies = createTallies();
  const findings = openLines(join(directory, 'findings.ndjson'));
  for (const judged of evaluate({
    checks: catalog.checks,
    resources: index,
    targets,
    coverage,
    statements,
    rules: createRuleEngine(environment, profile, new Date(collection.finishedAt)),
    readable: feeds().types,
    assessedAt,
    maximumEvidenceAgeHours: Number(profile['evidence.max_age_hours']),
  })) {
    const finding = applyWaiver(judged, waivers, assessedAt);
    tallies.add(finding);
    findings.write(finding);
  }
  findings.close();
  const allowedLocations = profile['location.allowed'] as readonly string[];
  return assess({
    allowedLocations,
    dpf,
    catalog,
    config,
    leftOut,
    collection,
    relatedGaps,
    statements,
    waivers,
    tallies,
    assessedAt,
  });
}

/** Renders the report from the run folder alone, with the manifest of everything else in the folder inside. */
export async function writeReport({ prepared, directory, progress }: Run): Promise<void> {
  const { renderReport } = await import('./render/index.ts');
  const { writeManifest, writeInstructions } = await import('./seal/index.ts');
  const { catalog, config, tool, signer } = prepared;
  const assessment = readAssessment(directory);
  const { findingsOf, close } = await readFindings(directory);
  try {
    writeInstructions(directory, signer);
    const manifest = await writeManifest({ directory, tool, assessment });
    const pdf = await renderReport({
      assessment,
      findingsOf,
      catalog,
      config,
      manifest,
      language: config.language,
      edition: 'audit',
      cite: createCite(catalog),
    });
    writeBytes(join(directory, 'report.pdf'), pdf);
    progress(`report.pdf written (${Math.round(pdf.byteLength / 1024)} kB)`);
  } finally {
    close();
  }
}

/** Seals the report, and with it everything the manifest lists; without a key the run stays unsealed. */
export async function sealReport({ prepared, runtime, directory, progress }: Run): Promise<boolean> {
  if (prepared.signer === null) return false;
  const { sealRun } = await import('./seal/index.ts');
  await sealRun({ directory, signer: prepared.signer, signedAt: runtime.now() });
  progress('sealed');
  return true;
}

/** The result for the terminal, from the run folder. */
export async function presentTable(
  run: Run,
  assessment: Assessment,
  look: Pick<TableInput, 'width' | 'paint'>,
): Promise<string> {
  const { renderTable } = await import('./render/index.ts');
  const { findingsOf, close } = await readFindings(run.directory);
  try {
    return renderTable({
      assessment,
      findingsOf,
      catalog: run.prepared.catalog,
      language: run.prepared.config.language,
      ...look,
    });
  } finally {
    close();
  }
}

/** The one document of `--format json`. */
export async function presentJson(run: Run, assessment: Assessment): Promise<string> {
  const { renderJson } = await import('./render/index.ts');
  return renderJson(assessment, run.directory);
}
