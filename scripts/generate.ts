/** Writes what derives from the ontology: its JSON Schema and its docs page. A test holds both against the declaration. */
import { writeFileSync } from 'node:fs';
import { ontologyPage } from '../src/ontology/page.ts';
import { ontologySchema } from '../src/ontology/schema.ts';

const root = new URL('../', import.meta.url);
writeFileSync(new URL('docs/ontology.md', root), ontologyPage());
writeFileSync(new URL('schemas/ontology.schema.json', root), `${JSON.stringify(ontologySchema(), null, 2)}\n`);
