import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { NachweisError, type ErrorCode, type Fault } from './errors.ts';

/** A document that passed the door: its value and a way back from a path in it to a place in the file. */
export type ReadDocument<T> = {
  readonly file: string;
  readonly value: T;
  /** A fault at a path in the document, for rules that a schema cannot say (dangling references, duplicates). */
  readonly faultAt: (path: readonly (string | number)[], message: string, hint?: string) => Fault;
};

/** The outcome of reading: either the document or all of its faults. */
export type ReadResult<T> = { readonly document: ReadDocument<T> } | { readonly faults: readonly Fault[] };

/** Larger files are refused before they are parsed: no document that a person writes comes near it. */
const maximumBytes = 8 * 1024 * 1024;

/** YAML aliases can grow a small file without bounds; documents here need none beyond a few. */
const maximumAliases = 20;

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: true, verbose: true });

const schemas = new Map<string, object>();

const validators = new WeakMap<object, ValidateFunction>();

/** Reads a YAML or JSON file and holds it against a JSON Schema (2020-12 subset of ajv's default draft-07). Never throws for what is in the file. */
export function readDocument<T>(file: string, schema: object): ReadResult<T> {
  const read = readText(file);
  return 'fault' in read ? { faults: [read.fault] } : parseText<T>(file, read.text, schema);
}

function readText(file: string): { readonly text: string } | { readonly fault: Fault } {
  const start = { file, line: 1, column: 1 };
  try {
    const bytes = readFileSync(file);
    if (bytes.byteLength > maximumBytes) {
      return { fault: { ...start, message: `The file is larger than ${maximumBytes / 1024 / 1024} MiB.` } };
    }
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    const hint = 'Check the path and the rights of the file; it must be UTF-8 text.';
    return { fault: { ...start, message: `The file cannot be read: ${reasonOf(error)}.`, hint } };
  }
}

/** The same for text that is already in memory. */
export function parseText<T>(file: string, text: string, schema: object): ReadResult<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
    version: '1.2',
  });
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const syntax = [...document.errors, ...document.warnings];
  if (syntax.length > 0) {
    return { faults: syntax.map((error) => ({ file, ...place(error.pos[0]), message: firstLine(error.message) })) };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: maximumAliases });
  } catch (error) {
    const hint = `A document may resolve at most ${maximumAliases} aliases; write the repeated part out.`;
    return {
      faults: [{ file, line: 1, column: 1, message: `The document cannot be resolved: ${reasonOf(error)}.`, hint }],
    };
  }
  const faultAt = (path: readonly (string | number)[], message: string, hint?: string): Fault => ({
    file,
    ...place(offsetOf(document, path)),
    message,
    ...(hint === undefined ? {} : { hint }),
  });
  const validate = validatorFor(schema);
  if (validate(value)) return { document: { file, value: value as T, faultAt } };
  return { faults: schemaFaults(validate.errors ?? [], faultAt) };
}

/** Reads several documents and throws one error that holds the faults of all of them. */
export function requireDocuments<T>(
  results: readonly ReadResult<T>[],
  code: ErrorCode,
  what: string,
): ReadDocument<T>[] {
  const faults = results.flatMap((result) => ('faults' in result ? result.faults : []));
  failOnFaults(faults, code, what);
  return results.flatMap((result) => ('document' in result ? [result.document] : []));
}

/** Throws one error with all faults, sorted by place; returns when there are none. */
export function failOnFaults(faults: readonly Fault[], code: ErrorCode, what: string): void {
  if (faults.length === 0) return;
  const sorted = faults.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
  const count = sorted.length === 1 ? 'one fault' : `${sorted.length} faults`;
  throw new NachweisError(code, `${what}: ${count}.`, { faults: sorted });
}

/** A JSON Schema that ships with the tool, by its name in the folder schemas. */
export function readSchema(name: string): object {
  const url = new URL(`../schemas/${name}.schema.json`, import.meta.url);
  const schema = schemas.get(name) ?? (JSON.parse(readFileSync(url, 'utf8')) as object);
  schemas.set(name, schema);
  return schema;
}

function validatorFor(schema: object): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const compiled = ajv.compile(schema);
  validators.set(schema, compiled);
  return compiled;
}

type FaultAt = ReadDocument<unknown>['faultAt'];

/** Combined keywords only repeat what their parts say; every place speaks once for each message. */
function schemaFaults(errors: readonly ErrorObject[], faultAt: FaultAt): Fault[] {
  const faults = errors
    .filter((error) => !['if', 'anyOf', 'oneOf', 'allOf'].includes(error.keyword) || errors.length === 1)
    .map((error) => schemaFault(error, faultAt));
  const seen = new Set<string>();
  return faults.filter((fault) => {
    const key = `${fault.line}:${fault.column}:${fault.message}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

function schemaFault(error: ErrorObject, faultAt: FaultAt): Fault {
  const path = error.instancePath.split('/').slice(1).map(unescapePointer);
  const where = path.length === 0 ? 'The document' : `“${path.join('.')}”`;
  const parameters = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(parameters['additionalProperty']);
      const known = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {});
      return faultAt([...path, key], `${where} has an unknown key “${key}”.`, `Known keys: ${known.join(', ')}.`);
    }
    case 'required':
      return faultAt(path, `${where} lacks the key “${String(parameters['missingProperty'])}”.`);
    case 'enum':
      return faultAt(path, `${where} must be one of: ${(parameters['allowedValues'] as unknown[]).join(', ')}.`);
    case 'type':
      return faultAt(path, `${where} must be ${String(parameters['type'])}.`);
    default:
      return faultAt(path, `${where} ${error.message ?? 'is not valid'}.`);
  }
}

function unescapePointer(part: string): string | number {
  const text = part.replaceAll('~1', '/').replaceAll('~0', '~');
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** Where a path lies; an unknown path falls back to the nearest parent that exists. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const part = path.slice(0, length);
    const key = keyNode(document, part);
    if (key !== null) return key;
    const node = document.getIn(part, true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** Faults point at the key, not at its value, because the key is what a person looks for. */
function keyNode(document: Document, path: readonly (string | number)[]): number | null {
  const last = path.at(-1);
  if (typeof last !== 'string') return null;
  const parent = document.getIn(path.slice(0, -1), true);
  if (!isNode(parent) || !('items' in parent)) return null;
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === last);
  return isPair(pair) && isScalar(pair.key) && pair.key.range ? pair.key.range[0] : null;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? firstLine(error.message) : String(error);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
