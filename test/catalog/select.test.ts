import { expect, test } from 'vitest';
import { loadCatalog, mappedFrameworks, selectChecks } from '../../src/catalog/index.ts';

const catalog = loadCatalog();
const everything = { types: ['block-volume', 'persistent-volume'] as const, unfilled: {} };

function chosen(selection: Parameters<typeof selectChecks>[1], feeds: Parameters<typeof selectChecks>[2]): string[] {
  const { chosen: kept, leftOut } = selectChecks(catalog, selection, feeds);
  expect([...kept, ...leftOut].map(({ id }) => id).toSorted()).toEqual(catalog.checks.map(({ id }) => id).toSorted());
  return kept.map(({ id }) => id);
}

test('all leaves nothing out, whatever the collectors feed', () => {
  expect(chosen('all', { types: [], unfilled: {} })).toHaveLength(catalog.checks.length);
});

test('a list keeps what it names', () => {
  expect(chosen(['training', 'enc-rest-volumes'], everything).toSorted()).toEqual(['enc-rest-volumes', 'training']);
});

test.each<[string, Parameters<typeof selectChecks>[2], boolean]>([
  ['every type is fed and every property filled', everything, true],
  ['a type is not fed', { ...everything, types: ['block-volume'] }, false],
  [
    'a property that the rule reads is not filled',
    { ...everything, unfilled: { 'block-volume': ['encrypted'] } },
    false,
  ],
  [
    'a property that the rule does not read is not filled',
    { ...everything, unfilled: { 'block-volume': ['place'] } },
    true,
  ],
])('a measured check is collected only where nothing is missing: %s', (_, feeds, expected) => {
  const kept = chosen('collected', feeds);
  expect(kept.includes('enc-rest-volumes')).toBe(expected);
  expect(kept).toContain('training');
});

test('a run that names no framework has those that a check contributes to', () => {
  const frameworks = mappedFrameworks(catalog);
  expect(frameworks).toContain('gdpr');
  expect(frameworks).not.toContain('bsi-c5-2026');
});
