import { canonicalJson, sha256Hex } from '../digest.ts';
import { refuse } from './refusal.ts';

/** Parses JSON whose bytes must be its canonical form (RFC 8785), so that there is nothing between the values to change. */
export function parseCanonical(file: string, bytes: Uint8Array): unknown {
  let value: unknown;
  let canonical: string;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    canonical = canonicalJson(value);
  } catch {
    // Whatever is thrown here speaks about the text: not UTF-8, not JSON, nested too deeply, or with lone surrogates.
    throw refuse(file, 'The file is not JSON.');
  }
  requireEqual(file, bytes, canonical, 'The file is not in canonical form.');
  return value;
}

/** Refuses bytes that are not exactly the expected text. */
export function requireEqual(file: string, bytes: Uint8Array, expected: string, message: string): void {
  if (Buffer.from(expected).equals(bytes)) return;
  throw refuse(file, message, { expected: `SHA-256 ${sha256Hex(expected)}`, found: `SHA-256 ${sha256Hex(bytes)}` });
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
