import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFaultProxy, type FaultProxy } from '../servers/aws/fault-proxy.ts';
import { seedGood } from '../servers/aws/seed.ts';
import { startAws, type AwsServer } from '../servers/aws/start.ts';
import { awsEnvironment } from '../servers/environment.ts';
import { describeWhere } from '../servers/suites.ts';
import { startTool, runTool } from './tool.ts';
import { createWorkspace, readAssessment, statuses } from './workspace.ts';

describeWhere('aws', 'a run that is stopped', () => {
  let aws: AwsServer;
  let proxy: FaultProxy;

  beforeAll(async () => {
    aws = await startAws();
    await seedGood(aws);
    proxy = await startFaultProxy(aws.url, [{ op: 'config:SelectResourceConfig', fault: 'timeout' }]);
  });

  afterAll(async () => {
    await proxy.close();
    await aws.stop();
  });

  test('by Ctrl-C keeps what was collected, says what is missing, and ends with 3', async () => {
    const folder = createWorkspace({});
    const started = await startTool(['run', '--out', 'run'], folder, awsEnvironment(proxy.url));
    await started.says('account 123456789012');
    while (!proxy.calls.some(({ name }) => name === 'config:SelectResourceConfig'))
      await new Promise((resolve) => setTimeout(resolve, 10));
    started.interrupt();
    const { code, messages } = await started.ended;
    expect(messages).toContain('what was collected is kept');
    expect(code).toBe(3);
    const run = join(folder, 'run');
    expect(existsSync(join(run, 'report.pdf'))).toBe(true);
    expect(
      readAssessment(run).gaps.some(({ kind, operation }) => kind === 'cancelled' && operation.startsWith('config:')),
    ).toBe(true);
    expect(statuses(run)).toMatchObject({
      'enc-rest-volumes': 'not-determined',
      'location-allowed-countries': 'not-determined',
    });
    expect((await runTool(['verify', 'run'], folder)).code).toBe(0);
  });

  test('by its deadline goes on to the report in the same way', async () => {
    const folder = createWorkspace({});
    const { code } = await runTool(['run', '--out', 'run', '--timeout', '4s'], folder, awsEnvironment(proxy.url));
    expect(code).toBe(3);
    expect(readAssessment(join(folder, 'run')).gaps.some(({ kind }) => kind === 'cancelled')).toBe(true);
  });
});
