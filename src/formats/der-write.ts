import { derTag } from './der.ts';

/** Encodes one element: the identifier octet, the shortest length, the parts one after the other (X.690, 8.1 and 10.1). */
export function encodeDer(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.of(tag), encodeLength(content.byteLength), content]);
}

export function encodeSequence(...parts: readonly Uint8Array[]): Uint8Array {
  return encodeDer(derTag.sequence, ...parts);
}

/** A set sorts its members by their bytes (X.690, 11.6). */
export function encodeSet(...members: readonly Uint8Array[]): Uint8Array {
  return encodeDer(derTag.set, ...members.toSorted((a, b) => Buffer.compare(a, b)));
}

/** The content of an encoded element under another tag, as IMPLICIT tagging asks for. */
export function retag(tag: number, element: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(tag), element.subarray(1)]);
}

/** An object identifier in dotted form (X.690, 8.19). */
export function encodeObjectIdentifier(dotted: string): Uint8Array {
  const [top = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return encodeDer(derTag.objectIdentifier, Uint8Array.from([top * 40 + second, ...rest].flatMap(base128)));
}

/** Seven bits an octet, the highest bit set on all but the last. */
function base128(number: number): number[] {
  const octets = [number % 128];
  for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift((rest % 128) + 128);
  return octets;
}

function encodeLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Uint8Array.of(0x80 + octets.length, ...octets);
}
