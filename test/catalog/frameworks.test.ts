import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/index.ts';
import type { Control, Framework } from '../../src/model/catalog.ts';

const { frameworks } = loadCatalog();
const shipped = new Map(frameworks.map((framework) => [framework.id, framework]));
const folder = new URL('../../controls/frameworks/', import.meta.url);

function controlsOf(framework: string, group?: string): readonly Control[] {
  const controls = shipped.get(framework)?.controls ?? [];
  return group === undefined ? controls : controls.filter((control) => control.group === group);
}

/** How many controls each group has, in the order of the groups. */
function groupCounts({ groups = [], controls }: Framework): Record<string, number> {
  return Object.fromEntries(groups.map(({ id }) => [id, controls.filter(({ group }) => group === id).length] as const));
}

test('these are the frameworks with the number of their controls', () => {
  expect(Object.fromEntries(frameworks.map(({ id, controls }) => [id, controls.length]))).toEqual({
    bdsg: 14 + 10,
    'bsi-c5-2020': 121 + 6,
    'bsi-c5-2026': 168,
    'bsi-grundschutz-2023': 405,
    'eu-scc': 17,
    gdpr: 55,
    'iso27001-2022': 93 + 16,
    'iso27017-2015': 7 + 37,
    'iso27018-2019': 25,
    sdm: 7 + 10 + 76,
  });
});

test.each([
  ['bdsg', { 'BDSG.64.3': 14, 'BDSG.22.2': 10 }],
  ['iso27001-2022', { C: 16, 'A.5': 37, 'A.6': 8, 'A.7': 14, 'A.8': 34 }],
  ['iso27017-2015', { CLD: 7, 'ISO-27002-2013': 37 }],
  ['iso27018-2019', { 'A.2': 1, 'A.3': 2, 'A.5': 1, 'A.6': 2, 'A.8': 1, 'A.10': 3, 'A.11': 13, 'A.12': 2 }],
])('%s has these groups', (id, counts) => {
  const framework = shipped.get(id);
  expect(framework && groupCounts(framework)).toEqual(counts);
});

test('C5:2020 has 17 domains with 121 criteria, and 6 general conditions apart from them', () => {
  const { BC: conditions, ...domains } = groupCounts(shipped.get('bsi-c5-2020') as Framework);
  expect(conditions).toBe(6);
  expect(Object.keys(domains)).toHaveLength(17);
  expect(Object.values(domains).reduce((sum, count) => sum + count, 0)).toBe(121);
});

test('IT-Grundschutz 2023 has 48 Bausteine, and a level for every requirement', () => {
  const controls = controlsOf('bsi-grundschutz-2023');
  expect(shipped.get('bsi-grundschutz-2023')?.groups).toHaveLength(48);
  expect(controls.every(({ id, group }) => id.startsWith(`${group}.A`))).toBe(true);
  const count = (level: Control['level']): number => controls.filter((control) => control.level === level).length;
  expect([count('basis'), count('standard'), count('elevated'), count(undefined)]).toEqual([167, 161, 77, 0]);
});

test('the SDM has 7 goals, 10 modules and 76 measures under their modules', () => {
  expect(controlsOf('sdm', 'goals')).toHaveLength(7);
  expect(controlsOf('sdm', 'modules')).toHaveLength(10);
  const measures = controlsOf('sdm').filter(({ id }) => /^M\d\d\./.test(id));
  expect(measures).toHaveLength(76);
  expect(measures.every(({ id, group }) => group === `SDM-B${id.slice(1, 3)}`)).toBe(true);
  expect(shipped.get('sdm')?.attribution).toMatch(/Datenschutzkonferenz.*dl-de\/by-2-0/);
});

test('what was not held against its source says so, and nothing else does', () => {
  const unverified = frameworks.flatMap(({ id, controls }) =>
    controls.filter(({ verified }) => verified === false).map((control) => `${id} ${control.id}`),
  );
  expect(unverified.filter((name) => !name.startsWith('iso27017-2015 '))).toEqual([
    ...['BC-02', 'BC-04', 'BC-05', 'BC-06'].map((id) => `bsi-c5-2020 ${id}`),
    'sdm SDM-B80',
  ]);
  expect(unverified.filter((name) => name.startsWith('iso27017-2015 '))).toEqual(
    controlsOf('iso27017-2015', 'ISO-27002-2013').map(({ id }) => `iso27017-2015 ${id}`),
  );
});

test('§ 64 BDSG says whom it binds and that its names are not the classic ones', () => {
  expect(shipped.get('bdsg')?.note?.de).toMatch(/bindet nur Stellen.*Nr\. 1 heißt klassisch Zutrittskontrolle/);
  expect(shipped.get('bdsg')?.note?.en).toMatch(/binds only bodies/);
});

describe.each(frameworks.map((framework) => [framework.id, framework] as const))('%s', (_, framework) => {
  test('has every identifier once', () => {
    const ids = framework.controls.map((control) => control.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('puts every control into a group and fills every group, or has no groups', () => {
    const used = new Set(framework.controls.map(({ group }) => group));
    expect(used).toEqual(new Set(framework.groups?.map(({ id }) => id) ?? [undefined]));
  });

  test('names its source', () => {
    expect(framework.attribution).toBeTypeOf('string');
  });

  test('leaves no title without a language', () => {
    for (const { title } of framework.controls) {
      expect(title.en).not.toMatch(/[äöüß]/i);
      expect(title.de.length * title.en.length).toBeGreaterThan(0);
    }
  });
});

test('every file is named after its framework and names its schema for editors', () => {
  const names = globSync('*.yaml', { cwd: folder });
  expect(names.map((name) => name.replace('.yaml', '')).toSorted()).toEqual(frameworks.map(({ id }) => id));
  for (const name of names) {
    expect(readFileSync(new URL(name, folder), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/\.\.\/schemas\/framework\.schema\.json\n/,
    );
  }
});

test('docs/frameworks.md counts as the data do', () => {
  const text = readFileSync(new URL('../../docs/frameworks.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `([a-z0-9-]+)` +\| [^|]+ \| +(\d+) \|/gm)].map(([, id, count]) => [
    id,
    Number(count),
  ]);
  expect(rows).toEqual(frameworks.map(({ id, controls }) => [id, controls.length]));
});

test('NOTICE names every framework whose licence or owner must be named', () => {
  const notice = readFileSync(new URL('../../NOTICE', import.meta.url), 'utf8').replaceAll(/\s+/g, ' ');
  for (const name of ['2016/679', '2021/915', 'Bundesdatenschutzgesetz', 'ISO/IEC 27001:2022', 'C5:2020', 'C5:2026'])
    expect(notice).toContain(name);
  expect(notice).toContain(shipped.get('sdm')?.attribution?.split('. ')[0]);
});
