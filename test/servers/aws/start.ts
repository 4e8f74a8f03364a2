import { mkdtempSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstLine, startProcess } from '../process.ts';
import { buildPython } from './build.ts';
import { connectAws, type AwsCloud } from './client.ts';

export type AwsServer = AwsCloud & { readonly stop: () => Promise<void> };

/** Starts moto with our additions on a free port; it answers once this resolves. */
export async function startAws(): Promise<AwsServer> {
  const python = await buildPython();
  const directory = mkdtempSync(join(tmpdir(), 'nachweis-aws-'));
  const logFile = join(directory, 'server.log');
  const launcher = join(import.meta.dirname, 'launcher', 'launch.py');
  const server = startProcess(python, [launcher, '--exit-with-input', '--port', '0'], {
    logFile,
    readOutput: true,
    environment: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const { port } = JSON.parse(await firstLine(server)) as { port: number };
    return { ...connectAws(`http://127.0.0.1:${port}`), stop };
  } catch (cause) {
    const log = await readFile(logFile, 'utf8');
    await stop();
    throw new Error(`The AWS test server did not start. It said:\n${log.slice(-2000)}`, { cause });
  }
}
