/* oxlint-disable no-console -- a script that a person runs */
/** Records the demo's landscape again: real servers, seeded, read by the real collectors through a recording proxy. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createWorkplace, demoAccounts } from '../src/demo/workplace.ts';
import type { Recording } from '../src/demo/recording.ts';
import { clusterRoleRules } from '../src/collect/kubernetes/index.ts';
import { startFaultProxy } from '../test/servers/aws/fault-proxy.ts';
import { seedBad, seedGood } from '../test/servers/aws/seed.ts';
import { startAws } from '../test/servers/aws/start.ts';
import { grant } from '../test/servers/kubernetes/access.ts';
import { seedShop } from '../test/servers/kubernetes/shop.ts';
import { startKubernetes } from '../test/servers/kubernetes/start.ts';
import { startRecorder } from './record/recorder.ts';

const root = new URL('../', import.meta.url);

const [cluster, aws] = await Promise.all([startKubernetes(), startAws()]);
await seedShop(cluster, { flawed: true });
await seedGood(aws, { account: demoAccounts.produktion });
await seedBad(aws, { account: demoAccounts.altbestand });
// Two denials, so that the demo shows what a report says about what could not be looked at.
const { clusterWide, namespaced } = clusterRoleRules();
const rules = [...clusterWide, ...Object.values(namespaced).flat()].map((rule) => ({
  ...rule,
  resources: rule.resources.filter((resource) => resource !== 'rolebindings'),
}));
await grant(cluster, { user: 'auditor', rules });
const faults = await startFaultProxy(aws.url, [{ op: 'backup:ListProtectedResources', fault: 'AccessDenied' }]);
const recorder = await startRecorder(faults.url, cluster, 'auditor');

const recordedAt = new Date().toISOString();
const workplace = createWorkplace(recorder.url);
const out = join(mkdtempSync(join(tmpdir(), 'nachweis-record-')), 'run');
const bin = new URL('bin/nachweis.js', root).pathname;
const collect = spawn(process.execPath, [bin, 'collect', '--config', workplace.configFile, '--out', out], {
  env: { ...process.env, ...workplace.environment },
  stdio: 'inherit',
});
const [code] = (await once(collect, 'exit')) as [number];
console.log(`collect ended with ${code}`);

const recording: Recording = { recordedAt, exchanges: recorder.exchanges };
writeFileSync(new URL('fixtures/demo/landscape.json.gz', root), gzipSync(JSON.stringify(recording), { level: 9 }));
console.log(`${recording.exchanges.length} answers recorded`);

workplace.remove();
rmSync(out, { recursive: true, force: true });
await recorder.close();
await faults.close();
await aws.stop();
await cluster.stop();
