import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Expectation } from '../../src/model/verification.ts';
import { verifyRun } from '../../src/verify/index.ts';
import { readKeyFile, signerOf, temporaryFolder, writeSealedRun } from '../seal/support.ts';

/** Below this size every byte is changed; above it, a sample of positions that is the same in every run. */
const everyByteBelow = 20_000;
const sampleSize = 1500;

const allBits = [0, 1, 2, 3, 4, 5, 6, 7];

/** Numbers that look random and are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Flip = { readonly position: number; readonly bit: number };

/** One bit of every byte or of a sample of bytes and of the whole update of a PDF; all bits of a smaller sample. */
function flipsOf(bytes: Uint8Array): Flip[] {
  const random = seeded(bytes.byteLength);
  const oneBit = (position: number): Flip => ({ position, bit: Math.floor(random() * 8) });
  const anywhere = (): number => Math.floor(random() * bytes.byteLength);
  const positions =
    bytes.byteLength < everyByteBelow
      ? Array.from(bytes.keys())
      : [...Array.from({ length: sampleSize }, anywhere), ...updateOf(bytes)];
  const thorough = Array.from({ length: Math.min(12, bytes.byteLength) }, anywhere);
  return [...positions.map(oneBit), ...thorough.flatMap((position) => allBits.map((bit) => ({ position, bit })))];
}

/** The incremental update of a signed PDF: signature, hole, table and trailer. */
function updateOf(bytes: Uint8Array): number[] {
  const text = Buffer.from(bytes).toString('latin1');
  const start = text.startsWith('%PDF') ? text.indexOf('%%EOF') : bytes.byteLength;
  return Array.from({ length: bytes.byteLength - start }, (_, index) => start + index);
}

/** Flips that go unnoticed. */
async function unnoticed(
  path: string,
  file: string,
  flips: readonly Flip[],
  expectation: Expectation,
): Promise<Flip[]> {
  const original = readFileSync(file);
  const missed: Flip[] = [];
  for (const flip of flips) {
    const changed = Uint8Array.from(original);
    changed[flip.position] = (original[flip.position] ?? 0) ^ (1 << flip.bit);
    writeFileSync(file, changed);
    if ((await verifyRun(path, expectation)).status !== 'failed') missed.push(flip);
  }
  writeFileSync(file, original);
  return missed;
}

describe('one flipped bit makes verification fail', () => {
  test('in any file of a run, without any expectation', { timeout: 120_000 }, async () => {
    const directory = temporaryFolder();
    await writeSealedRun(directory, { signer: signerOf('p256') });
    expect((await verifyRun(directory)).status).toBe('integrity-only');
    const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const missed: unknown[] = [];
    for (const entry of files) {
      const file = join(entry.parentPath, entry.name);
      const flips = await unnoticed(directory, file, flipsOf(readFileSync(file)), {});
      missed.push(...flips.map((flip) => ({ file: entry.name, ...flip })));
    }
    expect(missed).toEqual([]);
    expect((await verifyRun(directory)).status).toBe('integrity-only');
  });

  test.each([
    ['rsa', 'rsa-certificate'],
    ['leaf', 'leaf-chain'],
    ['leaf', 'leaf-full-chain'],
  ])('in a report alone, sealed with %s and %s: every byte of the update', { timeout: 60_000 }, async (key, chain) => {
    const directory = temporaryFolder();
    await writeSealedRun(directory, { signer: signerOf(key, chain) });
    const file = join(directory, 'report.pdf');
    const expectation = { publicKeyPem: readKeyFile(`${key}-certificate.pem`) };
    expect((await verifyRun(file, expectation)).status).toBe('verified');
    const random = seeded(key.length);
    const flips = updateOf(readFileSync(file)).map((position) => ({ position, bit: Math.floor(random() * 8) }));
    expect(await unnoticed(file, file, flips, expectation)).toEqual([]);
  });
});
