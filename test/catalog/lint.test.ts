import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lintCatalog } from '../../src/catalog/lint/index.ts';
import { feeds } from '../../src/collect/feeds.ts';
import type { Feeds } from '../../src/model/feed.ts';
import { smallCatalog, type Edit } from './small-catalog.ts';

const cases = `met:
  block-volume: &volume
    dataClass: personal
    encrypted: true
    location: { code: a, country: DE, verdict: eu-eea }
  persistent-volume: *volume
cases:
  - { name: open, set: { encrypted: false }, gives: not-met }
  - { name: no personal data, set: { dataClass: none }, gives: outside }
  - { name: nobody knows, unknown: [encrypted], gives: [encrypted] }
`;

const template = 'Die Prüfung trägt zum Nachweis bei.\n';

/** A catalogue with templates and cases beside it, as in the repository, after some edits. */
function project(edits: readonly Edit[]): string {
  const root = mkdtempSync(join(tmpdir(), 'nachweis-lint-'));
  cpSync(smallCatalog, join(root, 'controls'), { recursive: true });
  mkdirSync(join(root, 'test/catalog/cases'), { recursive: true });
  writeFileSync(join(root, 'test/catalog/cases/volumes.yaml'), cases);
  mkdirSync(join(root, 'templates/de'), { recursive: true });
  writeFileSync(join(root, 'templates/de/a.md.hbs'), template);
  for (const edit of edits) change(root, edit);
  return root;
}

function change(root: string, { file, find, put }: Edit): void {
  const text = readFileSync(join(root, file), 'utf8');
  if (!text.includes(find)) throw new Error(`${file} does not hold “${find}”.`);
  writeFileSync(
    join(root, file),
    text.replace(find, () => put),
  );
}

function linesOf(root: string): string[] {
  return lintCatalog({ directory: join(root, 'controls') }, feeds()).findings.map(
    ({ file, line, column, rule, message }) => `${file.slice(root.length + 1)}:${line}:${column} ${rule}: ${message}`,
  );
}

test('the shipped catalogue is clean', () => {
  expect(lintCatalog({}, feeds()).findings).toEqual([]);
});

const rule = {
  file: 'controls/checks/encryption.yaml',
  find: 'resource.encrypted &&\n      is_allowed(resource.location)',
};
const caseFile = 'test/catalog/cases/volumes.yaml';

test.each<[string, readonly Edit[], readonly string[]]>([
  [
    'an id that is there twice',
    [{ file: 'controls/checks/people.yaml', find: 'id: training', put: 'id: volumes' }],
    ['controls/checks/people.yaml:3:5 duplicate: The check “volumes” is there twice.'],
  ],
  [
    'a reference that leads nowhere',
    [{ file: 'controls/checks/people.yaml', find: '[people]', put: '[nowhere]' }],
    ['controls/checks/people.yaml:14:16 dangling: There is no TOM section “nowhere”.'],
  ],
  [
    'a check without mapping and section',
    [
      { file: 'controls/checks/people.yaml', find: 'primary: ["2"]', put: 'primary: []' },
      { file: 'controls/checks/people.yaml', find: '[people]', put: '[]' },
    ],
    [
      'controls/checks/people.yaml:14:5 unmapped: “training” belongs to no TOM section.',
      'controls/checks/people.yaml:15:5 unmapped: “training” is mapped to no control.',
    ],
  ],
  [
    'a rule that is true for whatever comes',
    [{ ...rule, put: 'resource.encrypted == resource.encrypted || true || is_allowed(resource.location)' }],
    ['controls/checks/encryption.yaml:7:5 empty-resource: The rule passes a block-volume of which nothing is known.'],
  ],
  [
    'no case that fails',
    [{ file: caseFile, find: 'gives: not-met', put: 'gives: met' }],
    [
      `${caseFile}:7:1 untested: “volumes” has no test case that it fails.`,
      `${caseFile}:8:46 case: The case “open” (block-volume) gives not-met, not met.`,
      `${caseFile}:8:46 case: The case “open” (persistent-volume) gives not-met, not met.`,
    ],
  ],
  [
    'a case with a misspelt property',
    [{ file: caseFile, find: 'set: { encrypted', put: 'set: { encryptd' }],
    [`${caseFile}:8:26 case: There is no property “encryptd”.`],
  ],
  [
    'a case file of the wrong shape',
    [{ file: caseFile, find: 'gives: outside', put: 'give: outside' }],
    [
      `${caseFile}:9:5 case: “cases.1” lacks the key “gives”.`,
      `${caseFile}:9:57 case: “cases.1” has an unknown key “give”.`,
    ],
  ],
  [
    'a claim in a template',
    [{ file: 'templates/de/a.md.hbs', find: 'trägt zum Nachweis bei', put: 'zeigt: die Norm ist erfüllt' }],
    ['templates/de/a.md.hbs:1:33 wording: The text claims that something is fulfilled: “erfüllt”.'],
  ],
])('%s', (_, edits, findings) => {
  expect(linesOf(project(edits))).toEqual(expect.arrayContaining([...findings]));
});

test('a healthy catalogue has no findings', () => {
  expect(linesOf(project([]))).toEqual([]);
});

test('what no collector fills is noted for a shipped check and found for one of the user', () => {
  const root = project([]);
  const directory = join(root, 'controls');
  const without: Feeds = { rights: [], types: ['block-volume'], unfilled: { 'block-volume': ['encrypted', 'state'] } };
  expect(lintCatalog({ directory }, without)).toMatchObject({
    findings: [],
    notes: [expect.stringMatching(/ volumes \(block-volume\.encrypted, persistent-volume\)\.$/) as string],
  });
  const own = { checks: join(root, 'own'), frameworks: null, profile: null };
  cpSync(join(directory, 'checks/encryption.yaml'), join(root, 'own/mine.yaml'));
  change(root, { file: 'own/mine.yaml', find: 'id: volumes', put: 'id: mine' });
  mkdirSync(join(root, 'own/cases'));
  cpSync(join(root, caseFile), join(root, 'own/cases/mine.yaml'));
  expect(lintCatalog({ directory, own }, without).findings).toMatchObject([
    {
      rule: 'unfilled',
      file: join(root, 'own/mine.yaml'),
      line: 7,
      message: 'No collector fills block-volume.encrypted, persistent-volume, which “mine” reads.',
    },
  ]);
});

test('without the cases of the repository it says that it could not look', () => {
  const { findings, notes } = lintCatalog({ directory: smallCatalog }, feeds());
  expect(findings).toEqual([]);
  expect(notes).toEqual(['untested: the cases of 1 shipped checks are not in this package, so they were not run.']);
});

test('a threshold of the user that is looser than the shipped one', () => {
  const root = project([]);
  const profile = join(root, 'profile.yaml');
  writeFileSync(
    profile,
    `parameters:
  - id: training.min_share
    values: { normal: 0.95, high: 0.5, very-high: 1 }
    basis: { de: Wir, en: We }
    setBy: Leitung
`,
  );
  const own = { checks: null, frameworks: null, profile };
  const { findings } = lintCatalog({ directory: join(root, 'controls'), own }, feeds());
  expect(findings).toMatchObject([
    { rule: 'threshold', file: profile, line: 3, column: 29, hint: expect.stringContaining('“Leitung”') as string },
  ]);
});
