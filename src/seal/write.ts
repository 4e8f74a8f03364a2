import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file whole or not at all. */
export function writeWhole(file: string, bytes: Uint8Array | string): void {
  writeAllWhole(new Map([[file, bytes]]));
}

/** Writes several files: all of them lie complete on the disk before the first one takes its name. */
export function writeAllWhole(files: ReadonlyMap<string, Uint8Array | string>): void {
  for (const [file, bytes] of files) writeFileSync(`${file}.partial`, bytes, { flush: true });
  for (const file of files.keys()) renameSync(`${file}.partial`, file);
  for (const directory of new Set([...files.keys()].map((file) => dirname(file)))) flushDirectory(directory);
}

/** A new name is safe against a power cut only when its folder is flushed; systems that cannot do that are left alone. */
function flushDirectory(directory: string): void {
  try {
    const handle = openSync(directory, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EISDIR' && code !== 'EPERM' && code !== 'EINVAL') throw error;
  }
}
