import { createHash, type Hash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceRecord } from '../model/evidence.ts';

/** A segment is closed at this size, so that a killed run loses little and a reader needs little memory. */
const segmentBytes = 8 * 1024 * 1024;

/** Bytes held back before they go to the disk in one piece. */
const bufferBytes = 256 * 1024;

/** Writes evidence into segments that are named by their own SHA-256 once they are closed. */
export type EvidenceWriter = {
  readonly write: (record: EvidenceRecord) => void;
  /** Closes the segment in flight; returns the number of records written in all. */
  readonly close: () => number;
};

type Segment = {
  readonly handle: number;
  readonly path: string;
  readonly hash: Hash;
  size: number;
  pending: string[];
  pendingBytes: number;
};

/** Opens a writer for `<run>/evidence`. */
export function openEvidenceWriter(directory: string): EvidenceWriter {
  mkdirSync(directory, { recursive: true });
  let segment: Segment | null = null;
  let opened = 0;
  let records = 0;

  const open = (): Segment => {
    const path = join(directory, `segment-${opened++}.partial`);
    return { handle: openSync(path, 'w'), path, hash: createHash('sha256'), size: 0, pending: [], pendingBytes: 0 };
  };

  const closeSegment = (): void => {
    if (!segment) return;
    flush(segment);
    fsyncSync(segment.handle);
    closeSync(segment.handle);
    renameSync(segment.path, join(directory, `${segment.hash.digest('hex')}.ndjson`));
    segment = null;
  };

  return {
    write: (record) => {
      segment ??= open();
      const line = `${JSON.stringify(record)}\n`;
      segment.pending.push(line);
      segment.pendingBytes += line.length;
      segment.size += line.length;
      records += 1;
      if (segment.pendingBytes >= bufferBytes) flush(segment);
      if (segment.size >= segmentBytes) closeSegment();
    },
    close: () => {
      closeSegment();
      return records;
    },
  };
}

function flush(segment: Segment): void {
  const bytes = Buffer.from(segment.pending.join(''));
  segment.hash.update(bytes);
  writeSync(segment.handle, bytes);
  segment.pending = [];
  segment.pendingBytes = 0;
}
