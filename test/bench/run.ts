/* oxlint-disable no-console -- a benchmark prints */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedVolumes } from '../servers/aws/seed.ts';
import { startAws } from '../servers/aws/start.ts';
import { awsEnvironment } from '../servers/environment.ts';
import { seedBenchmark } from '../servers/kubernetes/seed.ts';
import { startKubernetes } from '../servers/kubernetes/start.ts';
import { packTool } from '../servers/package.ts';
import { measure, median, repeat } from './measure.ts';

// As users get it: built, without type stripping at the start.
const { bin, remove } = await packTool();

function print(what: string, figures: string, aim: string): void {
  console.log(`${what.padEnd(34)} ${figures.padEnd(58)} aim ${aim}`);
}

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'nachweis-bench-'));
}

/** Pairs, so that a machine that slows down slows both. */
function benchStart(): void {
  const ratios: number[] = [];
  const times: number[] = [];
  for (let run = 0; run < 16; run += 1) {
    const bare = measure(['-e', '0']).seconds;
    const version = measure([bin, '--version']).seconds;
    if (run === 0) continue;
    ratios.push(version / bare);
    times.push(version);
  }
  print('nachweis --version', `${median(times).toFixed(3)} s, ${median(ratios).toFixed(2)} x node -e 0`, '<= 1.5 x');
}

function benchDemo(): void {
  const { seconds, megabytes } = repeat(3, () => measure([bin, 'demo', '--quiet', '--out', join(folder(), 'run')]));
  print('demo, end to end', `${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB`, '<= 5 s');
}

function collect(config: string, environment: NodeJS.ProcessEnv): ReturnType<typeof measure> {
  const directory = folder();
  writeFileSync(
    join(directory, 'nachweis.yaml'),
    `organisation: { name: B }\nservice: { name: B }\ntargets: [${config}]\n`,
  );
  return measure([bin, 'collect', '--quiet', '--out', 'run'], environment, directory);
}

async function benchVolumes(): Promise<void> {
  const aws = await startAws();
  try {
    await seedVolumes(aws, 10_000);
    await aws.resetCalls();
    const target = '{ id: main, aws: { regions: [eu-central-1] } }';
    const { seconds, cpuSeconds, megabytes, code } = collect(target, awsEnvironment(aws.url));
    const { total } = await aws.calls();
    const figures = `${total} requests, ${seconds.toFixed(2)} s (${cpuSeconds.toFixed(2)} s CPU), ${megabytes.toFixed(0)} MB, exit ${code}`;
    print('10,000 volumes through AWS Config', figures, '<= 150 requests');
  } finally {
    await aws.stop();
  }
}

async function benchCluster(): Promise<void> {
  const cluster = await startKubernetes();
  try {
    await seedBenchmark(cluster);
    const target = `{ id: prod, kubernetes: { kubeconfig: ${cluster.kubeconfig('admin')} } }`;
    const { seconds, cpuSeconds, megabytes } = repeat(3, () => collect(target, {}));
    const figures = `${seconds.toFixed(2)} s (${cpuSeconds.toFixed(2)} s CPU), ${megabytes.toFixed(0)} MB`;
    print('cluster of 1,112 objects', figures, '<= 1.5 s, <= 200 MB');
  } finally {
    await cluster.stop();
  }
}

benchStart();
benchDemo();
await benchVolumes();
await benchCluster();
await remove();
