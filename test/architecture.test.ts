import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'src');

/** What every stage may use: types, the declared ontology and small leaves without a stage of their own. */
const leaves = [
  'model',
  'ontology',
  'cel',
  'formats',
  'errors.ts',
  'documents.ts',
  'digest.ts',
  'runtime.ts',
  'tool.ts',
  'types',
];

const stages = ['config', 'catalog', 'collect', 'evidence', 'relate', 'evaluate', 'assess', 'render', 'seal', 'verify'];

/** Stages that only compute: no clock, environment, console, network or file system. */
const pure = ['relate', 'evaluate', 'cel', 'ontology', 'model'];

const files = globSync('**/*.ts', { cwd: source }).toSorted();

function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8');
  const paths = [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((match) => match[1] ?? '');
  return paths
    .map((path) => relative(source, resolve(source, dirname(file), path)))
    .filter((path) => !path.startsWith('..'));
}

const top = (path: string): string => path.split('/')[0] ?? '';

test('a stage imports the leaves and itself, never another stage', () => {
  const wrong = files
    .filter((file) => stages.includes(top(file)))
    .flatMap((file) => importsOf(file).map((path) => [file, path] as const))
    .filter(([file, path]) => top(path) !== top(file) && !leaves.includes(top(path)))
    .map(([file, path]) => `${file} imports ${path}`);
  expect(wrong).toEqual([]);
});

test('a leaf imports no stage', () => {
  const wrong = files
    .filter((file) => leaves.includes(top(file)))
    .flatMap((file) => importsOf(file).map((path) => [file, path] as const))
    .filter(([, path]) => !leaves.includes(top(path)))
    .map(([file, path]) => `${file} imports ${path}`);
  expect(wrong).toEqual([]);
});

test('the command line reaches the stages through the pipeline only', () => {
  const allowed = ['cli', 'pipeline.ts', 'demo', 'model', 'errors.ts', 'runtime.ts', 'tool.ts'];
  const wrong = files
    .filter((file) => top(file) === 'cli')
    .flatMap((file) => importsOf(file).map((path) => [file, path] as const))
    .filter(([, path]) => !allowed.includes(top(path)))
    .map(([file, path]) => `${file} imports ${path}`);
  expect(wrong).toEqual([]);
});

test('no file is longer than 300 lines', () => {
  const long = files.map((file) => [file, readFileSync(join(source, file), 'utf8').split('\n').length - 1] as const);
  expect(long.filter(([, lines]) => lines > 300)).toEqual([]);
});

test('there are no import cycles', () => {
  const graph = new Map(files.map((file) => [file, importsOf(file)]));
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      return;
    }
    state.set(file, 'open');
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

test.each(pure)('%s computes only', (stage) => {
  const forbidden =
    /\bnew Date\(\)|\bDate\.now\(|\bprocess\.|\bconsole\.|\bfetch\(|from 'node:(fs|http|https|net|tls|child_process|process)/;
  const wrong = files.filter((file) => top(file) === stage && forbidden.test(readFileSync(join(source, file), 'utf8')));
  expect(wrong).toEqual([]);
});

test('only the collectors, and the seal for time stamps, open the network', () => {
  const network = /from '(undici|@aws-sdk\/|@kubernetes\/|node:(http|https|net|tls)')|\bfetch\(/;
  const wrong = files.filter((file) => network.test(readFileSync(join(source, file), 'utf8')));
  expect(wrong.filter((file) => !/^collect\/(aws|kubernetes)\/|^demo\//.test(file))).toEqual([]);
});

test('nothing refers to a folder outside of the project', () => {
  const everything = globSync('{src,test,scripts,bin,docs,controls,templates,schemas}/**/*', {
    cwd: root,
    withFileTypes: true,
  });
  const outside = ['..', 'shared'].join('/');
  const wrong = everything
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'latin1').includes(outside));
  expect(wrong).toEqual([]);
});
