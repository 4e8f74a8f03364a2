import { beforeAll, expect, test } from 'vitest';
import { fedTypes } from '../../../src/collect/aws/plan.ts';
import { unfilled } from '../../../src/collect/unfilled.ts';
import { propertiesOf } from '../../../src/ontology/resource.ts';
import { describeWithAws } from '../../servers/suites.ts';
import { fillBadAccount, fillGoodAccount } from './support/accounts.ts';
import { runCollector, type Run } from './support/run.ts';

describeWithAws('the AWS collector fills every property but those named in unfilled.ts', (server) => {
  const runs: Run[] = [];

  beforeAll(async () => {
    await fillGoodAccount(server, '430000000001');
    await fillBadAccount(server, '430000000002');
    for (const account of ['430000000001', '430000000002']) runs.push(await runCollector({ url: server.url, account }));
  });

  test.each(fedTypes)('of %s, with a value, with "there is none", or with a gap', (type) => {
    const left = unfilled[type] ?? [];
    const declared = Object.entries(propertiesOf(type)).filter(
      ([name, { derived }]) => derived !== true && !left.includes(name),
    );
    const names = declared.map(([name]) => name).toSorted();
    const resources = runs.flatMap((run) => run.of(type));
    expect(resources.length).toBeGreaterThan(0);
    for (const { properties, unknown } of resources) {
      expect([...Object.keys(properties), ...Object.keys(unknown)].toSorted()).toEqual(names);
    }
  });

  test('and every gap that a property names is in the list', () => {
    for (const run of runs) {
      const known = run.gaps.map(({ id }) => id);
      const named = run.records.flatMap(({ unknown }) => Object.values(unknown));
      expect(known).toEqual(expect.arrayContaining(named));
      expect(known).toEqual(expect.arrayContaining(run.coverage.flatMap(({ gaps }) => gaps)));
    }
  });
});
