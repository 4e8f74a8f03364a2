// Runs the tests; further arguments go to vitest. The last line is plain: “N passed, N failed”.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = 'test-results/vitest.json';
const node = join(root, 'node_modules/.bin/node');

/** Times of change of everything in a folder; folders count too, since they change when a file goes. @param {string} folder */
function timesIn(folder) {
  const inside = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return ['', ...inside].map((path) => statSync(join(folder, path)).mtimeMs);
}

function isBuilt() {
  const [sources, built] = [join(root, 'src'), join(root, 'dist')];
  return existsSync(built) && Math.max(...timesIn(sources)) < Math.min(...timesIn(built));
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1;
}

/**
 * A file that could not even be read has no failed test, but failed all the same.
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 */
function count({ testResults }) {
  const tests = testResults.flatMap((file) => file.assertionResults);
  const broken = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  );
  const failed = tests.filter(({ status }) => status === 'failed').length + broken.length;
  const passed = tests.filter(({ status }) => status === 'passed').length;
  return { passed, failed, skipped: tests.length + broken.length - passed - failed };
}

if (!isBuilt() && run('npm', ['run', '--silent', 'build']) !== 0) {
  process.stdout.write('The build failed.\n0 passed, 1 failed\n');
  process.exit(1);
}
rmSync(join(root, results), { force: true });
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
const status = run(node, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...process.argv.slice(2)]);
const report = existsSync(join(root, results))
  ? JSON.parse(readFileSync(join(root, results), 'utf8'))
  : { testResults: [] };
const { passed, failed, skipped } = count(report);
process.exitCode = status === 0 && failed === 0 && passed > 0 ? 0 : 1;
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
