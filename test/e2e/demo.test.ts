import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { Ajv } from 'ajv';
import { readSchema } from '../../src/documents.ts';
import { unfilled } from '../../src/collect/unfilled.ts';
import { isResourceType, propertiesOf, type ResourceType } from '../../src/ontology/resource.ts';
import type { EvidenceRecord } from '../../src/model/evidence.ts';
import { runTool, type Ended } from './tool.ts';
import { readAssessment, readFindings } from './workspace.ts';

function readRecords(run: string): EvidenceRecord[] {
  const segments = readdirSync(join(run, 'evidence')).filter((name) => name.endsWith('.ndjson'));
  return segments.flatMap((name) =>
    readFileSync(join(run, 'evidence', name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as EvidenceRecord),
  );
}

describe('the demo of the packed tool', () => {
  let folder: string;
  let run: string;
  let ended: Ended;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nachweis-demo-test-'));
    run = join(folder, 'run');
    ended = await runTool(['demo', '--out', 'run'], folder);
  });

  test('ends with 0, says where the report lies, and asks nothing that is not in the recording', () => {
    expect(ended.messages).toContain('Report:   run/report.pdf');
    expect(ended.messages).toContain('Seal:     intact');
    expect(ended.messages).not.toContain('Not in the recording');
    expect(ended.code).toBe(0);
  });

  test('makes a new folder each time', async () => {
    expect((await runTool(['demo', '--quiet'], folder)).code).toBe(0);
    expect((await runTool(['demo', '--quiet'], folder)).code).toBe(0);
    expect(readdirSync(join(folder, 'nachweis-runs'))).toHaveLength(2);
  });

  test('shows every outcome', () => {
    const outcomes = new Set(readFindings(run).map(({ outcome }) => outcome));
    expect(outcomes).toEqual(new Set(['met', 'not-met', 'not-determined', 'not-applicable', 'declared', 'stale']));
  });

  test('writes what the schemas describe, sorted', () => {
    const ajv = new Ajv({ allowUnionTypes: true });
    const isFinding = ajv.compile(readSchema('finding'));
    const findings = readFindings(run);
    expect(findings.filter((finding) => !isFinding(finding))).toEqual([]);
    expect(findings.map(({ check }) => check)).toEqual(findings.map(({ check }) => check).toSorted());
    const isAssessment = ajv.compile(readSchema('assessment'));
    expect(isAssessment(readAssessment(run)) || isAssessment.errors).toBe(true);
  });

  test('every record holds only properties that the ontology declares', () => {
    const ajv = new Ajv({ allowUnionTypes: true });
    const { definitions } = readSchema('ontology') as { definitions: Record<string, object> };
    const records = readRecords(run);
    expect(records.length).toBeGreaterThan(100);
    const wrong = records.filter(
      ({ subject, properties }) => !ajv.validate(definitions[subject.type] ?? false, properties),
    );
    expect(wrong.map(({ subject, properties }) => [subject.type, properties])).toEqual([]);
  });

  test('the list of unfilled properties is what no record fills', () => {
    const filled = new Set(
      readRecords(run).flatMap(({ subject, properties, unknown }) =>
        [...Object.keys(properties), ...Object.keys(unknown)].map((name) => `${subject.type}.${name}`),
      ),
    );
    const collected = [...filled].map((name) => name.split('.')[0]).filter((type) => isResourceType(type ?? ''));
    const left = [...new Set(collected as ResourceType[])].flatMap((type) =>
      Object.entries(propertiesOf(type))
        .filter(([name, { derived }]) => derived !== true && !filled.has(`${type}.${name}`))
        .map(([name]) => `${type}.${name}`),
    );
    const listed = Object.entries(unfilled).flatMap(([type, names]) => names.map((name) => `${type}.${name}`));
    expect(left.toSorted()).toEqual(listed.toSorted());
  });

  test('names every gap of a finding, with its operation', () => {
    const gaps = new Map(readAssessment(run).gaps.map((gap) => [gap.id, gap]));
    for (const id of readFindings(run).flatMap((finding) => finding.gaps)) expect(gaps.get(id)?.operation).toBeTruthy();
  });

  test('is the same twice: equal evidence gives equal findings', async () => {
    const again = join(folder, 'again');
    await runTool(['demo', '--out', 'again', '--quiet'], folder);
    expect(readFindings(again)).toEqual(readFindings(run));
  });

  test('verifies, and one flipped bit in any file ends with 4', async () => {
    const fingerprint =
      execFileSync(
        'openssl',
        ['x509', '-in', 'fixtures/demo/configuration/seal-chain.pem', '-noout', '-fingerprint', '-sha256'],
        {
          encoding: 'utf8',
        },
      ).split('=')[1] ?? '';
    const verify = async (path: string): Promise<number | null> =>
      (await runTool(['verify', path, '--fingerprint', fingerprint.trim()], folder)).code;
    expect(await verify('run')).toBe(0);
    const files = readdirSync(run, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(run, name)).isFile(),
    );
    expect(files.length).toBeGreaterThan(7);
    for (const [index, name] of files.entries()) {
      const copy = `flipped-${index}`;
      cpSync(run, join(folder, copy), { recursive: true });
      const bytes = readFileSync(join(folder, copy, name));
      const position = Math.floor((bytes.length * (index + 1)) / (files.length + 1));
      bytes[position] = (bytes[position] ?? 0) ^ (1 << (index % 8));
      writeFileSync(join(folder, copy, name), bytes);
      expect([name, await verify(copy)]).toEqual([name, 4]);
    }
  });

  test('the table fits 80 columns and has no colours through a pipe', () => {
    for (const line of ended.output.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    // oxlint-disable-next-line no-control-regex -- escape sequences are what is looked for
    expect(ended.output).not.toMatch(/\u001b/);
  });
});
