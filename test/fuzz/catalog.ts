import { mkdtempSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../../src/catalog/index.ts';
import { NachweisError } from '../../src/errors.ts';
import { generator, mutate } from './mutate.ts';

const small = fileURLToPath(new URL('../../fixtures/catalogs/small/', import.meta.url));

/** What became of the mutated files; whatever is in neither of the first two is a fault of ours. */
export type FuzzResult = {
  readonly valid: number;
  readonly refused: number;
  readonly wrong: readonly string[];
  readonly slowest: number;
};

/** Loads the small catalogue `count` times, each time with one file mutated: it is valid, or refused with places, and never anything else. */
export function fuzzCatalog(count: number, seed: number): FuzzResult {
  const directory = mkdtempSync(join(tmpdir(), 'nachweis-fuzz-'));
  cpSync(small, directory, { recursive: true });
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .toSorted();
  const next = generator(seed);
  const result = { valid: 0, refused: 0, wrong: [] as string[], slowest: 0 };
  for (let number = 0; number < count; number += 1) {
    const file = join(directory, files[next(files.length)] ?? '');
    const original = readFileSync(file, 'utf8');
    const changed = mutate(original, next);
    writeFileSync(file, changed);
    const started = performance.now();
    const verdict = tryLoading(directory);
    result.slowest = Math.max(result.slowest, performance.now() - started);
    if (verdict === 'valid') result.valid += 1;
    else if (verdict === 'refused') result.refused += 1;
    else result.wrong.push(`seed ${seed}, number ${number}, ${file}: ${verdict}\n${changed}`);
    writeFileSync(file, original);
  }
  rmSync(directory, { recursive: true });
  return result;
}

function tryLoading(directory: string): string {
  try {
    loadCatalog({ directory });
    return 'valid';
  } catch (error) {
    if (!(error instanceof NachweisError) || error.code !== 'CATALOG_INVALID')
      return String(error instanceof Error ? error.stack : error);
    const placed =
      error.faults.length > 0 &&
      error.faults.every(({ file, line, column }) => file !== '' && line >= 1 && column >= 1);
    return placed ? 'refused' : `a fault without a place: ${error.message}`;
  }
}
