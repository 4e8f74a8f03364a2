import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openEvidenceIndex } from '../../src/evidence/index.ts';
import { readEvidence } from '../../src/evidence/reader.ts';
import { openEvidenceWriter } from '../../src/evidence/writer.ts';
import type { EvidenceRecord } from '../../src/model/evidence.ts';

function record(id: string, extra: Partial<EvidenceRecord> = {}): EvidenceRecord {
  return {
    originator: { api: 'x', endpoint: 'x' },
    collector: { name: 'x', version: '1' },
    principal: 'p',
    query: { operation: 'o', parameters: {} },
    collectedFrom: '2026-11-25T06:00:00Z',
    collectedTo: '2026-11-25T06:00:01Z',
    stateAsOf: null,
    subject: { type: 'key', id, name: id, target: 'main', account: '1', region: 'global' },
    properties: { enabled: true },
    unknown: {},
    observed: { text: 'ä'.repeat(500) },
    answerSha256: '0'.repeat(64),
    ...extra,
  };
}

async function readAll(folder: string): Promise<EvidenceRecord[]> {
  const records: EvidenceRecord[] = [];
  for await (const entry of readEvidence(folder)) records.push(entry);
  return records;
}

test('segments are named by their own digest and give back every record', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nachweis-'));
  const writer = openEvidenceWriter(folder);
  for (let number = 0; number < 9000; number += 1) writer.write(record(`k${String(number).padStart(5, '0')}`));
  expect(writer.close()).toBe(9000);
  const names = readdirSync(folder);
  expect(names.length).toBeGreaterThan(1);
  for (const name of names) {
    expect(name).toBe(
      `${createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')}.ndjson`,
    );
  }
  const ids = (await readAll(folder)).map(({ subject }) => subject.id);
  expect(new Set(ids).size).toBe(9000);
});

test('a line that is no record makes the run unusable and names its place', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nachweis-'));
  writeFileSync(join(folder, 'a.ndjson'), `${JSON.stringify(record('a'))}\n{"subject"\n`);
  await expect(readAll(folder)).rejects.toThrow(/a\.ndjson:2 is not an evidence record/);
});

test('two records on one resource complete each other', () => {
  const index = openEvidenceIndex();
  index.addRecord(record('a', { properties: { enabled: true }, unknown: { manager: 'gap' } }));
  index.addRecord(record('a', { properties: { manager: 'external' }, unknown: { enabled: 'gap' } }));
  expect(index.findResource('key', 'a')).toMatchObject({
    properties: { enabled: true, manager: 'external' },
    unknown: {},
  });
});

test('resources come sorted by target and id, also across the steps in which they are read', () => {
  const index = openEvidenceIndex();
  const ids = Array.from({ length: 2500 }, (_, number) => `k${String((number * 7919) % 2500).padStart(5, '0')}`);
  for (const id of ids) index.addRecord(record(id));
  expect([...index.resourcesOf('key')].map(({ id }) => id)).toEqual(ids.toSorted());
});
