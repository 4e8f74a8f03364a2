import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { NachweisError } from '../errors.ts';
import type { Collection, EvidenceRecord } from '../model/evidence.ts';
import { isResourceType } from '../ontology/resource.ts';

/** Streams the records of all closed segments of `<run>/evidence`, segment by segment in the order of their names. */
export async function* readEvidence(directory: string): AsyncGenerator<EvidenceRecord> {
  for (const name of segmentNames(directory)) {
    let line = 0;
    for await (const text of createInterface({ input: createReadStream(join(directory, name)), crlfDelay: Infinity })) {
      line += 1;
      yield parseRecord(text, `${join(directory, name)}:${line}`);
    }
  }
}

/** Reads evidence/coverage.json: what was asked, what was answered, what was not. */
export function readCollection(directory: string): Collection {
  const file = join(directory, 'coverage.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Collection;
  } catch (cause) {
    const hint = 'Name a run folder that `nachweis collect` or `nachweis run` wrote.';
    throw new NachweisError('RUN_INVALID', `${file} cannot be read.`, { hint, cause });
  }
}

function segmentNames(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => name.endsWith('.ndjson'))
      .toSorted();
  } catch (cause) {
    throw new NachweisError('RUN_INVALID', `${directory} cannot be read.`, { cause });
  }
}

/** A line that is no record makes the whole run unusable: dropping it would turn damage into silence. */
function parseRecord(text: string, place: string): EvidenceRecord {
  try {
    const record = JSON.parse(text) as EvidenceRecord;
    if (isResourceType(record.subject.type)) return record;
  } catch (cause) {
    throw new NachweisError('RUN_INVALID', `${place} is not an evidence record.`, { cause });
  }
  throw new NachweisError('RUN_INVALID', `${place} speaks of an unknown type of resource.`);
}
