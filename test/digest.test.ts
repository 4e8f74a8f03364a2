import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalJson, merkleRoot, sha256Hex } from '../src/digest.ts';

describe('canonicalJson', () => {
  test('gives the example of RFC 8785, section 3.2.2', () => {
    const value = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    const expected =
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}';
    expect(canonicalJson(value)).toBe(expected);
  });

  test('sorts keys by UTF-16 code unit', () => {
    expect(canonicalJson({ '\u{1f600}': 1, '\ufb33': 2, b: 3, a: 4 })).toBe('{"a":4,"b":3,"\u{1f600}":1,"\ufb33":2}');
  });

  test.each([
    ['undefined', undefined],
    ['a member that is undefined', { a: undefined }],
    ['an element that is undefined', [undefined]],
    ['a hole', Array.from({ length: 1 })],
    ['NaN', { a: Number.NaN }],
    ['Infinity', [Number.POSITIVE_INFINITY]],
    ['a date', { a: new Date(0) }],
    ['a map', new Map()],
    ['a function', { a: () => 1 }],
    ['a bigint', 1n],
    ['a lone surrogate', '\ud800'],
    ['a key with a lone surrogate', { '\ud800': 1 }],
  ])('refuses %s', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

describe('merkleRoot', () => {
  // Leaves and roots of the reference tree of Certificate Transparency (RFC 6962).
  const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];

  test.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('gives the known root of %i leaves', (count, root) => {
    expect(merkleRoot(leaves.slice(0, count).map((leaf) => Buffer.from(leaf, 'hex')))).toBe(root);
  });

  test('equals the recursive definition for 1 to 70 leaves', () => {
    const hash = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
    const recursive = (list: readonly Uint8Array[]): Buffer => {
      const [only] = list;
      if (list.length === 1 && only) return hash(Uint8Array.of(0), only);
      const half = 2 ** Math.floor(Math.log2(list.length - 1));
      return hash(Uint8Array.of(1), recursive(list.slice(0, half)), recursive(list.slice(half)));
    };
    for (let count = 1; count <= 70; count += 1) {
      const list = Array.from({ length: count }, (_, index) => Buffer.from(`leaf ${index}`));
      expect(merkleRoot(list)).toBe(recursive(list).toString('hex'));
    }
  });
});

test('sha256Hex takes text as UTF-8', () => {
  expect(sha256Hex('ä')).toBe(sha256Hex(Uint8Array.of(0xc3, 0xa4)));
});
