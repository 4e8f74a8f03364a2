import { createHash } from 'node:crypto';
import serialize from 'canonicalize';

/**
 * Canonical JSON after RFC 8785: the same value always gives the same bytes.
 * Throws a TypeError for whatever JSON cannot say (undefined, NaN, Infinity, functions, dates, lone surrogates),
 * because a value that is dropped silently would not be sealed.
 */
export function canonicalJson(value: unknown): string {
  refuseWhatJsonCannotSay(value, '$');
  const text = serialize(value);
  if (text === undefined) throw new TypeError('The value has no JSON form.');
  return text;
}

function refuseWhatJsonCannotSay(value: unknown, path: string): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') return refuseLoneSurrogates(value, path);
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (Array.isArray(value)) {
    // Not forEach, which would skip the holes of an array.
    for (let index = 0; index < value.length; index += 1) refuseWhatJsonCannotSay(value[index], `${path}[${index}]`);
    return;
  }
  if (typeof value !== 'object' || !isPlain(value)) throw new TypeError(`${path} has a value that JSON cannot say.`);
  for (const [key, member] of Object.entries(value)) {
    refuseLoneSurrogates(key, path);
    refuseWhatJsonCannotSay(member, `${path}.${key}`);
  }
}

function refuseLoneSurrogates(text: string, path: string): void {
  if (!text.isWellFormed()) throw new TypeError(`${path} holds a lone surrogate.`);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** SHA-256 in lower-case hexadecimal; text counts as UTF-8. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Root of the Merkle tree of RFC 6962, section 2.1, in lower-case hexadecimal.
 * Leaves are hashed with the prefix 0x00 and nodes with 0x01, so that no node can be passed off as a leaf;
 * the tree without leaves is SHA-256 of nothing.
 */
export function merkleRoot(leaves: readonly Uint8Array[]): string {
  let level = leaves.map((leaf) => prefixedHash(0x00, leaf));
  if (level.length === 0) return sha256Hex('');
  while (level.length > 1) level = parentsOf(level);
  return level.map((hash) => hash.toString('hex')).join('');
}

/** A node without a sibling moves up unchanged: the same tree as the recursive definition, in linear time. */
function parentsOf(level: readonly Buffer[]): Buffer[] {
  const parents: Buffer[] = [];
  for (let index = 0; index < level.length; index += 2) {
    const [left, right] = level.slice(index, index + 2);
    if (left) parents.push(right ? prefixedHash(0x01, left, right) : left);
  }
  return parents;
}

function prefixedHash(prefix: number, ...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256').update(Uint8Array.of(prefix));
  for (const part of parts) hash.update(part);
  return hash.digest();
}
