import { expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/index.ts';
import { migrations, migrationTo, type Migration } from '../../src/catalog/migration.ts';

const catalog = loadCatalog();
const c5 = migrationTo(catalog, 'bsi-c5-2026') as Migration;
const iso = migrationTo(catalog, 'iso27018-2019') as Migration;

test('the catalogue knows the way to C5:2026 and to ISO/IEC 27018:2019', () => {
  expect(migrations(catalog).map(({ from, to }) => [from.id, to.id])).toEqual([
    ['bsi-c5-2020', 'bsi-c5-2026'],
    ['iso27018-2014', 'iso27018-2019'],
  ]);
  expect(migrationTo(catalog, 'gdpr')).toBeNull();
  expect(migrationTo(catalog, 'no-such')).toBeNull();
});

test('the same identifier names different criteria in the two editions of C5', () => {
  expect(c5.forward.get('AM-02')).toEqual(['AM-05', 'AM-12']);
  expect(c5.backward.get('AM-02')).toEqual(['AM-01']);
  expect(c5.forward.get('OIS-06')).toEqual(['OIS-07']);
});

test('every criterion of C5:2020 goes somewhere, and 27 of C5:2026 are new', () => {
  const dropped = [...c5.forward].filter(([, to]) => to.length === 0).map(([id]) => id);
  expect(dropped).toEqual(['BC-01', 'BC-02', 'BC-03', 'BC-04', 'BC-05', 'BC-06']);
  expect(c5.forward.size).toBe(127);
  expect(c5.backward.size).toBe(168);
  expect([...c5.backward.values()].filter((from) => from.length === 0)).toHaveLength(27);
});

test('a title of C5:2026 names its predecessors and nothing else', () => {
  const controls = catalog.frameworks.find(({ id }) => id === 'bsi-c5-2026')?.controls ?? [];
  for (const { id, title, predecessors } of controls) {
    expect(title.de).toBe(
      predecessors ? `${id} (in C5:2020: ${predecessors.join(', ')})` : `${id} (ohne Vorgänger in C5:2020)`,
    );
  }
});

test.each([
  ['A.1.1', 'A.2.1'],
  ['A.9.1', 'A.10.1'],
  ['A.10.1', 'A.11.1'],
  ['A.10.13', 'A.11.13'],
  ['A.11.2', 'A.12.2'],
])('ISO/IEC 27018: %s of 2014 is %s of 2019', (before, after) => {
  expect(iso.forward.get(before)).toEqual([after]);
  expect(iso.backward.get(after)).toEqual([before]);
});

test('ISO/IEC 27018: all 25 moved up by one section', () => {
  expect(iso.forward.size).toBe(25);
  for (const [after, [before = '']] of iso.backward) {
    const [, section, number] = before.split('.');
    expect(after).toBe(`A.${Number(section) + 1}.${number}`);
  }
});

test('both directions say the same', () => {
  for (const { forward, backward } of migrations(catalog)) {
    const onward = [...forward].flatMap(([old, list]) => list.map((id) => `${old} ${id}`));
    const back = [...backward].flatMap(([id, list]) => list.map((old) => `${old} ${id}`));
    expect(onward.toSorted()).toEqual(back.toSorted());
  }
});

test('every predecessor exists where its edition is in the catalogue', () => {
  const before = new Set(catalog.frameworks.find(({ id }) => id === 'bsi-c5-2020')?.controls.map(({ id }) => id));
  expect([...c5.backward.values()].flat().filter((id) => !before.has(id))).toEqual([]);
});

test('the mapping says what it rests on', () => {
  expect(c5.basis.de).toMatch(/Eigener Vergleich.*keine amtliche Zuordnung/);
  expect(iso.basis.de).toMatch(/An zwei Quellen bestätigt für A\.11\.13, A\.12\.1 und A\.12\.2/);
});
