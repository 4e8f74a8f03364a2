import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../../src/catalog/index.ts';
import { NachweisError } from '../../src/errors.ts';

export const smallCatalog: string = fileURLToPath(new URL('../../fixtures/catalogs/small/', import.meta.url));

export type Edit = { readonly file: string; readonly find: string; readonly put: string };

/** A copy of the small catalogue that a test may break. */
export function copyOfSmallCatalog(edits: readonly Edit[] = []): string {
  const directory = mkdtempSync(join(tmpdir(), 'nachweis-catalog-'));
  cpSync(smallCatalog, directory, { recursive: true });
  for (const { file, find, put } of edits) {
    const text = readFileSync(join(directory, file), 'utf8');
    if (!text.includes(find)) throw new Error(`${file} does not hold “${find}”.`);
    writeFileSync(
      join(directory, file),
      text.replace(find, () => put),
    );
  }
  return directory;
}

/** The faults of a catalogue as lines, with paths from its folder. */
export function faultsOf(directory: string): string[] {
  try {
    loadCatalog({ directory });
    return [];
  } catch (error) {
    if (!(error instanceof NachweisError) || error.code !== 'CATALOG_INVALID') throw error;
    return error.faults.map(
      ({ file, line, column, message }) => `${file.slice(directory.length + 1)}:${line}:${column} ${message}`,
    );
  }
}
