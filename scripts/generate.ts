/** Writes what derives from the ontology: its JSON Schema, its docs page, and the types that a check may name. A test holds all against the declaration. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../src/catalog/index.ts';
import { measuresPage, readMeasures } from '../src/catalog/measures.ts';
import { ontologyPage } from '../src/ontology/page.ts';
import { resourceTypes } from '../src/ontology/resource.ts';
import { ontologySchema } from '../src/ontology/schema.ts';

const root = new URL('../', import.meta.url);
writeFileSync(new URL('docs/ontology.md', root), ontologyPage());
writeFileSync(new URL('schemas/ontology.schema.json', root), `${JSON.stringify(ontologySchema(), null, 2)}\n`);

const checks = new URL('schemas/checks.schema.json', root);
const types = `"type": {\n      "enum": [\n${resourceTypes.map((type) => `        "${type}"`).join(',\n')}\n      ]\n    }`;
writeFileSync(checks, readFileSync(checks, 'utf8').replace(/"type": \{\s*"enum": \[[^\]]*\]\s*\}/, types));

const catalog = loadCatalog();
const measures = readMeasures(fileURLToPath(new URL('controls', root)), catalog);
writeFileSync(new URL('docs/measures.md', root), measuresPage(measures, catalog));
