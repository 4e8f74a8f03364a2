/** The bytes are not DER; the message says where. */
export class MalformedDer extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MalformedDer';
  }
}

/** One element: its identifier octet, its content, and all of its bytes. */
export type DerNode = {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly raw: Uint8Array;
};

export const derTag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
  context1: 0xa1,
  context3: 0xa3,
} as const;

/**
 * Reads exactly one element that fills the input. Lengths must be definite and as short as they can be (X.690, 10.1),
 * so that the same content has one form only; asn1js accepts the others too, which would let bits of a seal change unnoticed.
 */
export function readDer(bytes: Uint8Array): DerNode {
  const { node, end } = readElement(bytes, 0);
  if (end !== bytes.byteLength) throw new MalformedDer('Something follows the element.');
  return node;
}

/** Reads the element that begins the input, and gives the bytes behind it. */
export function readFirstDer(bytes: Uint8Array): { node: DerNode; rest: Uint8Array } {
  const { node, end } = readElement(bytes, 0);
  return { node, rest: bytes.subarray(end) };
}

/** The elements inside of a constructed element. */
export function childrenOf(node: DerNode): readonly DerNode[] {
  if ((node.tag & 0x20) === 0) throw new MalformedDer('An element has no parts.');
  const children: DerNode[] = [];
  for (let at = 0; at < node.content.byteLength;) {
    const { node: child, end } = readElement(node.content, at);
    children.push(child);
    at = end;
  }
  return children;
}

/** The elements of a SET OF, which DER sorts (X.690, 11.6). */
export function membersOf(node: DerNode): readonly DerNode[] {
  const members = childrenOf(node);
  members.reduce((before, member) => {
    if (Buffer.compare(before.raw, member.raw) >= 0) throw new MalformedDer('A set is not sorted.');
    return member;
  });
  return members;
}

/** Takes the parts of an element apart and insists on their tags and their number. */
export function partsOf<const Tags extends readonly number[]>(
  node: DerNode | undefined,
  ...tags: Tags
): { readonly [Index in keyof Tags]: DerNode } {
  const parts = node === undefined ? [] : childrenOf(node);
  if (parts.length !== tags.length || parts.some((part, index) => part.tag !== tags[index])) {
    throw new MalformedDer('An element has other parts than expected.');
  }
  return parts as { readonly [Index in keyof Tags]: DerNode };
}

/** An object identifier in dotted form. */
export function objectIdentifierOf(node: DerNode | undefined): string {
  if (node?.tag !== derTag.objectIdentifier) throw new MalformedDer('An object identifier is missing.');
  const numbers: number[] = [];
  let number = 0;
  for (const octet of node.content) {
    number = number * 128 + (octet & 0x7f);
    if (number > Number.MAX_SAFE_INTEGER / 128) throw new MalformedDer('An object identifier is too long.');
    if ((octet & 0x80) !== 0) continue;
    numbers.push(number);
    number = 0;
  }
  const [first = 0, ...rest] = numbers;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join('.');
}

function readElement(bytes: Uint8Array, start: number): { node: DerNode; end: number } {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined) throw new MalformedDer('An element is cut off.');
  if ((tag & 0x1f) === 0x1f) throw new MalformedDer('A tag is too long.');
  const { length, header } = readLength(bytes, start, first);
  const end = start + header + length;
  if (end > bytes.byteLength) throw new MalformedDer('An element is cut off.');
  return { node: { tag, content: bytes.subarray(start + header, end), raw: bytes.subarray(start, end) }, end };
}

function readLength(bytes: Uint8Array, start: number, first: number): { length: number; header: number } {
  if (first < 0x80) return { length: first, header: 2 };
  const octets = first - 0x80;
  if (octets < 1 || octets > 4) throw new MalformedDer('A length is not definite, or too long.');
  let length = 0;
  for (let index = 0; index < octets; index += 1) length = length * 256 + (bytes[start + 2 + index] ?? 0);
  if (length < 0x80 || length < 256 ** (octets - 1)) throw new MalformedDer('A length is longer than it needs to be.');
  return { length, header: 2 + octets };
}
