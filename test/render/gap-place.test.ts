import { expect, test } from 'vitest';
import { createGap } from '../../src/model/gap.ts';
import { contextOf } from '../../src/render/view/context.ts';
import { placeOfGap } from '../../src/render/view/gaps.ts';
import { everyOutcome, inputOf } from './support.ts';

const gap = createGap({
  target: 'main',
  source: 's',
  operation: 'o',
  scope: 'eu-central-1',
  kind: 'denied',
  message: 'm',
});

test.each([
  [gap, 'main: eu-central-1'],
  [{ ...gap, target: '', scope: 'global' }, 'alle Ziele'],
])('a gap says where it is, and one of no target is one of all', (given, place) => {
  expect(placeOfGap(contextOf(inputOf(everyOutcome())), given, ': ')).toBe(place);
});
