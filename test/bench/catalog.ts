/* oxlint-disable no-console -- a benchmark prints */
/** The catalogue at scale: loading it, and judging a million resources from a stream with every check. */
import { loadCatalog, profileFor } from '../../src/catalog/index.ts';
import { createRuleEnvironment } from '../../src/cel/index.ts';
import { createRuleEngine } from '../../src/evaluate/rules.ts';
import { evaluate } from '../../src/evaluate/index.ts';
import type { Resource } from '../../src/model/resource.ts';
import { files } from '../catalog/case-tables.ts';
import { propertiesOf, resourceTypes, type ResourceType } from '../../src/ontology/resource.ts';
import { median } from './measure.ts';

const resources = 1_000_000;
const at = new Date('2026-11-21T12:00:00Z');

loadCatalog();
const loads = Array.from({ length: 7 }, () => {
  const started = performance.now();
  loadCatalog();
  return performance.now() - started;
});
console.log(
  `loading the catalogue              ${median(loads).toFixed(0)} ms warm                                        aim <= 150 ms`,
);

const catalog = loadCatalog();
const perType = Math.ceil(resources / resourceTypes.length);

/** Properties of the passing resources in the case tables, so that rules run to their end. */
const examples = new Map<ResourceType, Resource['properties']>();
for (const { met } of files.values()) {
  for (const [type, properties] of Object.entries(met))
    examples.set(type as ResourceType, { ...examples.get(type as ResourceType), ...properties });
}

function* resourcesOf(type: ResourceType): Generator<Resource> {
  const known = Object.keys(propertiesOf(type));
  const properties = Object.fromEntries(
    Object.entries(examples.get(type) ?? {}).filter(([name]) => known.includes(name)),
  );
  for (let number = 0; number < perType; number += 1) {
    yield {
      type,
      id: `${type}-${number}`,
      name: `${type}-${number}`,
      target: 'main',
      account: '1',
      region: 'eu-central-1',
      properties,
      unknown: {},
      collectedAt: at.toISOString(),
    };
  }
}

const environment = createRuleEnvironment(catalog.parameters, catalog.locations);
const started = performance.now();
let findings = 0;
for (const _ of evaluate({
  checks: catalog.checks,
  resources: { resourcesOf },
  targets: [],
  coverage: [
    {
      target: 'main',
      source: 'bench',
      operation: 'bench',
      scope: 'global',
      kind: 'listing',
      types: resourceTypes,
      state: 'complete',
      read: resources,
      pages: 1,
      witness: null,
      gaps: [],
    },
  ],
  readable: resourceTypes,
  statements: [],
  rules: createRuleEngine(environment, profileFor(catalog, 'high', {}), at),
  assessedAt: at,
  maximumEvidenceAgeHours: 24,
})) {
  findings += 1;
}
const seconds = (performance.now() - started) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(
  `${(perType * resourceTypes.length).toLocaleString('en')} resources, ${catalog.checks.length} checks   ${findings.toLocaleString('en')} findings, ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB    aim <= 30 s, <= 400 MB`,
);
