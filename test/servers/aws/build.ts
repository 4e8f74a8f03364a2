import { join } from 'node:path';
import { buildOnce, cacheKey } from '../cache.ts';
import { run } from '../process.ts';

const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt');

/** The path of a Python that has moto installed. Makes the virtual environment when needed, about half a minute. */
export async function buildPython(): Promise<string> {
  const version = await run('python3', ['--version']);
  const name = `python-${cacheKey([REQUIREMENTS], version.trim())}`;
  const directory = await buildOnce(name, async (target) => {
    await run('python3', ['-m', 'venv', target]);
    // Called as a module: the scripts of a virtual environment do not survive its move to the final place.
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS];
    await run(pythonIn(target), install);
  });
  return pythonIn(directory);
}

function pythonIn(directory: string): string {
  return join(directory, 'bin', 'python');
}
