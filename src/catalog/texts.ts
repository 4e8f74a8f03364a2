import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { failOnFaults, readDocument, readSchema } from '../documents.ts';
import type { Fault } from '../errors.ts';
import { listNames } from './folder.ts';
import type { Framework } from '../model/catalog.ts';

/** Framework -> control -> text, as the user holds it under a licence of their own; never part of what ships, nor of the catalogue's digest. */
export type ControlTexts = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads a folder with one `<framework>.yaml` for each framework; throws one error with every fault of every file. */
export function readTexts(directory: string, frameworks: readonly Framework[]): ControlTexts {
  const faults: Fault[] = [];
  const texts = listNames(directory, faults)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFile(join(directory, name), frameworks, faults));
  failOnFaults(faults, 'CATALOG_INVALID', 'The texts of the controls are not valid');
  return new Map(texts);
}

function readFile(
  file: string,
  frameworks: readonly Framework[],
  faults: Fault[],
): readonly [string, ReadonlyMap<string, string>] {
  const id = basename(file, '.yaml');
  const framework = frameworks.find((candidate) => candidate.id === id);
  if (!framework) {
    const hint = `Known frameworks: ${frameworks.map((known) => known.id).join(', ')}.`;
    faults.push({ file, line: 1, column: 1, message: `There is no framework “${id}”.`, hint });
    return [id, new Map()];
  }
  const result = readDocument<Readonly<Record<string, string>>>(file, readSchema('texts'));
  if ('faults' in result) {
    faults.push(...result.faults);
    return [id, new Map()];
  }
  const { value, faultAt } = result.document;
  const numbers = unquotedNumbers(file);
  const known = new Set(framework.controls.map((control) => control.id));
  const unknown = Object.keys(value).filter((control) => !known.has(control));
  faults.push(
    ...(numbers.length > 0
      ? numbers
      : unknown.map((control) => faultAt([control], `The framework “${id}” has no control “${control}”.`))),
  );
  return [id, new Map(Object.entries(value))];
}

/** YAML reads an unquoted 5.10 as the number 5.1, and the text would stand at the wrong control. */
function unquotedNumbers(file: string): Fault[] {
  const lines = new LineCounter();
  const { contents } = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  if (!isMap(contents)) return [];
  return contents.items.flatMap(({ key }) => {
    if (!isScalar(key) || typeof key.value === 'string' || !key.range) return [];
    const { line, col } = lines.linePos(key.range[0]);
    const written = key.source ?? String(key.value);
    const hint = `Write "${written}": YAML takes it for a number otherwise.`;
    return [{ file, line, column: col, message: `The identifier ${written} must stand in quotation marks.`, hint }];
  });
}
