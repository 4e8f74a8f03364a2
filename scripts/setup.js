// Makes a fresh clone ready to work in. Plain JavaScript without dependencies, because nothing is installed yet.
//   node scripts/setup.js                 packages, tools for documents, test servers
//   node scripts/setup.js --install-only  packages only
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const projectNode = join(root, 'node_modules/.bin/node');

// Commands that tests use, and the Debian packages that hold them.
const tools = { pdftotext: 'poppler-utils', qpdf: 'qpdf', openssl: 'openssl' };

/** @param {string} text */
function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}

/** @param {string} command @param {string[]} args @param {string} [directory] */
function run(command, args, directory = root) {
  const { status, error } = spawnSync(command, args, { cwd: directory, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    say(`“${command} ${args.join(' ')}” failed${error ? `: ${error.message}` : ''}`);
    process.exit(1);
  }
}

/** @param {string} command @param {string[]} args */
function works(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function installPackages() {
  if (packagesAreCurrent()) {
    say('npm packages are up to date');
    return;
  }
  say('installing npm packages');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

function packagesAreCurrent() {
  const installed = join(root, 'node_modules/.package-lock.json');
  const wanted = join(root, 'package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs;
}

/** Node itself is a package here, and comes by an install script, which npm may have been told not to run. */
function installNode() {
  if (!works(projectNode, ['--version'])) {
    say('installing Node');
    run(process.execPath, ['installArchSpecificPackage'], join(root, 'node_modules/node'));
    run('npm', ['rebuild', 'node', '--ignore-scripts', '--loglevel=error']);
  }
  const { stdout } = spawnSync(projectNode, ['--version'], { encoding: 'utf8' });
  if (!stdout?.startsWith('v24.')) {
    say(`node_modules/.bin/node is ${stdout?.trim() || 'missing'}, and should be Node 24`);
    process.exit(1);
  }
  say(`Node ${stdout.trim()}`);
}

function installTools() {
  const missing = Object.entries(tools)
    .filter(([command]) => !works('sh', ['-c', `command -v ${command}`]))
    .map(([, name]) => name);
  // Debian keeps this part of Python in a package of its own.
  if (works('python3', ['--version']) && !works('python3', ['-c', 'import ensurepip'])) {
    missing.push('python3-venv');
  }
  if (missing.length === 0) {
    say('tools for documents are there');
  } else if (process.getuid?.() === 0 && works('apt-get', ['--version'])) {
    say(`installing ${missing.join(', ')}`);
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing]);
  } else {
    say(`some tests need more; on Debian: apt-get install ${missing.join(' ')}`);
  }
}

installPackages();
installNode();
if (!process.argv.includes('--install-only')) {
  installTools();
  run(projectNode, ['test/servers/prepare.ts']);
  say('done');
}
