import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/render/index.ts';
import { everyOutcome, inputOf } from './support.ts';

test('a loosened threshold names who loosened it and what ships', () => {
  const input = inputOf({ ...everyOutcome(), run: { protection: 'high' } });
  const parameters = input.catalog.parameters.map((parameter) =>
    parameter.id === 'backup.max_age_hours'
      ? {
          ...parameter,
          values: { normal: 26, high: 48, 'very-high': 1 },
          setBy: 'Geschäftsführung',
          replaces: { values: parameter.values, loosenedFor: ['high' as const] },
        }
      : parameter,
  );
  const markdown = renderMarkdown({ ...input, catalog: { ...input.catalog, parameters } });
  expect(markdown).toMatch(
    /`backup\.max_age_hours` = 48\..*Festgelegt durch: Geschäftsführung \(gelockert; ausgeliefert: 26\)\./,
  );
});
