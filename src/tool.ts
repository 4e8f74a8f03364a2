import { readFileSync } from 'node:fs';

type Package = { readonly name: string; readonly version: string };

/** Name and version of this tool, as evidence and reports state them. */
export function readTool(): Package {
  const { name, version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Package;
  return { name, version };
}
