import { expect, test } from 'vitest';
import { copyOfSmallCatalog, faultsOf } from './small-catalog.ts';

const file = 'frameworks/house.yaml';
const one = 'id: "1", title: { de: Verschlüsseln, en: Encrypt }';
const predecessor = 'predecessor: { id: gdpr, name: { de: x, en: x }, basis: { de: x, en: x } }';

/** What the framework “house” becomes, and the faults of it. */
test.each([
  ['a group that is not there', `${one}, group: g`, '', [':6:59 The framework has no group “g”.']],
  [
    'a group that is there twice',
    `${one}, group: g`,
    'groups: [{ id: g, title: { de: x, en: x } }, { id: g, title: { de: x, en: x } }]',
    [':5:48 The group “g” is there twice.'],
  ],
  [
    'a prefix of no control',
    one,
    'prefixes: [{ prefix: X., citation: { de: "{id}", en: "{id}" } }]',
    [':5:14 No control begins with “X.”.'],
  ],
  [
    'a prefix twice',
    one,
    'prefixes: [{ prefix: "1", citation: &c { de: "{id}", en: "{id}" } }, { prefix: "1", citation: *c }]',
    [':5:14 No control begins with “1”.', ':5:72 No control begins with “1”.', ':5:72 The prefix “1” is there twice.'],
  ],
  [
    'a predecessor of no edition',
    `${one}, predecessors: [a]`,
    '',
    [':6:74 “predecessor” must say of which edition “a” is a control.'],
  ],
  [
    'a predecessor that its edition does not have',
    `${one}, predecessors: [a]`,
    predecessor,
    [':7:74 The framework “gdpr” has no control “a”.'],
  ],
  ['a predecessor that is there', `${one}, predecessors: ["Art.32(4)"]`, predecessor, []],
  [
    'a predecessor of an edition that is not in the catalogue',
    `${one}, predecessors: [a]`,
    predecessor.replace('gdpr', 'old-house'),
    [],
  ],
  [
    'a level that is none',
    `${one}, level: high`,
    '',
    [':6:59 “controls.0.level” must be one of: basis, standard, elevated.'],
  ],
  [
    'a mark that says verified',
    `${one}, verified: true`,
    '',
    [':6:59 “controls.0.verified” must be equal to constant.'],
  ],
  [
    'a citation without a place for the identifier',
    one,
    'prefixes: [{ prefix: "1", citation: { de: "Nr.", en: "{title}" } }]',
    [':5:39 “prefixes.0.citation.de” must match pattern "\\{(id|title)\\}".'],
  ],
])('%s', (_, control, before, faults) => {
  const directory = copyOfSmallCatalog([
    { file, find: one, put: control },
    { file, find: 'controls:', put: before === '' ? 'controls:' : `${before}\ncontrols:` },
  ]);
  const own = faultsOf(directory).filter((fault) => fault.startsWith(file));
  expect(own.map((fault) => fault.slice(file.length)).toSorted()).toEqual(faults.toSorted());
});
