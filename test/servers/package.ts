import { mkdtempSync, symlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from './process.ts';

/** Where the packed tool lies and how it starts. */
export type PackedTool = { readonly directory: string; readonly bin: string };

const root = resolve(import.meta.dirname, '../..');

/** Builds, packs and unpacks the tool as a user gets it; only its dependencies are borrowed from the checkout. */
export async function packTool(): Promise<PackedTool & { readonly remove: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'nachweis-package-'));
  await run('npm', ['run', '--silent', 'build'], { cwd: root });
  await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
  await run('sh', ['-c', 'tar -xzf *.tgz'], { cwd: folder });
  const directory = join(folder, 'package');
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
  return {
    directory,
    bin: join(directory, 'bin/nachweis.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
