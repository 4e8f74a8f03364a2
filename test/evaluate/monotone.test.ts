import { expect, test } from 'vitest';
import { automated, fileOf, judge, judgeRow, rowsOf } from '../catalog/case-tables.ts';
import type { ResourceType } from '../../src/ontology/resource.ts';

/** A small generator with a seed, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** How good a verdict is; to know less must never make it better. */
function rank(verdict: ReturnType<typeof judge>): number {
  if (verdict === 'met') return 2;
  return verdict === 'outside' ? 1 : 0;
}

test.each(automated.map((check) => [check.id, check] as const))(
  '%s: one more unknown property never makes a verdict better',
  (id, check) => {
    const next = random(id.length * 7919);
    for (const [, type, row] of rowsOf(check)) {
      const before = judgeRow(check, ['', type, row]);
      const properties = { ...fileOf(id).met[type], ...row.set };
      const names = Object.keys(properties).filter(() => next() < 0.6);
      for (const name of names) {
        const after = judgeRow(check, ['', type, { ...row, unknown: [...(row.unknown ?? []), name] }]);
        const improved = before !== 'met' && after === 'met';
        expect([row.name, name, improved]).toEqual([row.name, name, false]);
        expect(rank(after)).toBeLessThanOrEqual(Math.max(rank(before), 0));
      }
    }
  },
);

test.each(automated.map((check) => [check.id, check] as const))(
  '%s: any set of unknown properties of a passing resource is met or not determined, never something else',
  (id, check) => {
    const next = random(id.length * 104_729);
    for (const type of Object.keys(fileOf(id).met) as ResourceType[]) {
      const properties = fileOf(id).met[type] ?? {};
      for (let round = 0; round < 50; round += 1) {
        const unknown = Object.keys(properties).filter(() => next() < 0.4);
        const verdict = judge(check, type, { properties, unknown });
        expect([unknown, verdict === 'met' || Array.isArray(verdict)]).toEqual([unknown, true]);
      }
    }
  },
);
