import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

/** Test servers are built once per machine, outside the repository, so that a fresh clone finds them again. */
function cacheDirectory(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'nachweis-test');
}

/** A name that changes with any of its sources, so that a stale build is never picked up. */
export function cacheKey(files: readonly string[], ...facts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    hash
      .update(`${basename(file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  for (const fact of facts) {
    hash.update(`${fact}\0`);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Builds into a folder of its own and moves it into place when complete: an interrupted build leaves nothing
 * that looks finished, and of two builds at once the first wins.
 */
export async function buildOnce(name: string, build: (directory: string) => Promise<void>): Promise<string> {
  const finished = join(cacheDirectory(), name);
  if (existsSync(finished)) {
    return finished;
  }
  const partial = join(cacheDirectory(), `${name}.${process.pid}.partial`);
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  try {
    await build(partial);
    await rename(partial, finished);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(finished)) {
      throw error;
    }
  }
  return finished;
}
