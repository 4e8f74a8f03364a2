import { expect, test } from 'vitest';
import { explain } from '../../src/catalog/explain/index.ts';
import { loadCatalog } from '../../src/catalog/index.ts';
import { pageOf } from '../../src/cli/explain-page.ts';
import { feeds } from '../../src/collect/feeds.ts';

const catalog = loadCatalog();
const known = feeds();
const withCommands = catalog.checks.flatMap(({ id, remediation, commands }) =>
  commands ? [{ id, remediation, commands }] : [],
);

/** The checks of the first release; each names a command or manifest for every provider that feeds it. */
const first = [
  'audit-log-enabled',
  'backup-coverage',
  'backup-db-daily',
  'credential-rotation',
  'enc-rest-customer-key',
  'enc-rest-databases',
  'enc-rest-object-store',
  'enc-rest-volumes',
  'least-privilege',
  'location-allowed-countries',
  'mfa-human-users',
  'multi-az-data',
  'netpol-default-deny',
  'root-account-protected',
  'tls-public-min-version',
  'workload-redundancy',
];

test.each(first)('%s has commands for every provider that feeds it', (id) => {
  const explanation = explain(catalog, known, id);
  if (explanation.kind !== 'check') throw new Error('not a check');
  const judged = explanation.sources.filter((source) => source.judged);
  const feeding = new Set(judged.flatMap(({ providers }) => providers.map(({ provider }) => provider)));
  expect(Object.keys(explanation.commands).toSorted()).toEqual([...feeding].toSorted());
});

test.each(withCommands)('$id: lines are a known tool or a manifest', ({ commands: { aws = [], kubernetes = [] } }) => {
  expect(aws.filter((line) => !/^aws [a-z0-9-]+ [a-z0-9-]+( |$)/.test(line))).toEqual([]);
  const start = /^(kubectl|velero|kube-apiserver) |^echo '\{.*\}' \| kubectl |^kind: [A-Z]|^(spec|env)[.:]/;
  expect(kubernetes.filter((line) => !start.test(line))).toEqual([]);
});

test.each(withCommands)('$id: JSON in its commands is JSON', ({ commands: { aws = [], kubernetes = [] } }) => {
  const texts = [...aws, ...kubernetes].flatMap((line) => /'([{[].*[}\]])'/.exec(line)?.[1] ?? []);
  for (const text of texts) expect(() => JSON.parse(text) as unknown).not.toThrow();
});

test.each(withCommands)('$id: what a command takes away, the sentence says', ({ remediation, commands }) => {
  const destructive = /\b(delete|detach|remove|revoke)\b|-(delete|detach|remove|revoke)|(delete|detach|remove|revoke)-/;
  const lines = [...(commands.aws ?? []), ...(commands.kubernetes ?? [])];
  if (!lines.some((line) => destructive.test(line))) return;
  expect(remediation.de).toMatch(/lösch|Lösch|entfern|entzieh/i);
  expect(remediation.en).toMatch(/delet|remov|withdraw/i);
});

test('explain prints them, and no sentence repeats them', () => {
  for (const { id, remediation, commands } of withCommands) {
    const page = JSON.stringify(pageOf(explain(catalog, known, id), 'de'));
    for (const line of [...(commands.aws ?? []), ...(commands.kubernetes ?? [])])
      expect(page).toContain(JSON.stringify(line).slice(1, -1));
    expect([id, remediation.en]).toEqual([id, expect.not.stringMatching(/\b(aws [a-z0-9]+ [a-z]+-|kubectl )/)]);
  }
});
