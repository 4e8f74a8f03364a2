import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clusterRoleRules } from '../../src/collect/kubernetes/index.ts';
import { startFaultProxy, type FaultProxy } from '../servers/aws/fault-proxy.ts';
import { seedBad, seedGood, seedRecordersEverywhere } from '../servers/aws/seed.ts';
import { startAws, type AwsServer } from '../servers/aws/start.ts';
import { awsEnvironment } from '../servers/environment.ts';
import { grant } from '../servers/kubernetes/access.ts';
import { seedShop, spoilShop } from '../servers/kubernetes/shop.ts';
import { startKubernetes, type KubernetesServer } from '../servers/kubernetes/start.ts';
import { describeWhere } from '../servers/suites.ts';
import { runTool } from './tool.ts';
import { createWorkspace, readAssessment, readFindings, statuses } from './workspace.ts';

const good = { account: '111111111111' };
const bad = { account: '222222222222' };

describeWhere('kubernetes', 'the packed tool against a real cluster', () => {
  describeWhere('aws', 'and a real account', () => {
    let cluster: KubernetesServer;
    let aws: AwsServer;
    let proxy: FaultProxy;

    beforeAll(async () => {
      [cluster, aws] = await Promise.all([startKubernetes(), startAws()]);
      await seedShop(cluster);
      await seedGood(aws, good);
      await seedRecordersEverywhere(aws, good);
      await seedBad(aws, bad);
      proxy = await startFaultProxy(aws.url);
    });

    afterAll(async () => {
      await proxy.close();
      await Promise.all([cluster.stop(), aws.stop()]);
    });

    const goodAccount = (): Record<string, string> => awsEnvironment(proxy.url, good);

    /** Runs the main job in a new workspace and gives the run folder. */
    async function run(
      user: string,
      environment: Record<string, string>,
      more: Parameters<typeof createWorkspace>[0] = {},
      flags: string[] = [],
    ) {
      const folder = createWorkspace({ kubeconfig: cluster.kubeconfig(user), ...more });
      const ended = await runTool(['run', '--out', 'run', ...flags], folder, environment);
      return { ...ended, folder, directory: join(folder, 'run') };
    }

    test('a landscape in order ends with 0, and its seal verifies', async () => {
      const { code, directory, folder, output } = await run('admin', goodAccount());
      expect(
        readAssessment(directory).gaps.filter(({ id }) =>
          readFindings(directory).some(({ gaps }) => gaps.includes(id)),
        ),
      ).toEqual([]);
      expect(new Set(Object.values(statuses(directory)))).toEqual(new Set(['met', 'declared', 'not-applicable']));
      expect(code).toBe(0);
      expect(output).toContain('Abweichungen: keine.');
      expect((await runTool(['verify', 'run'], folder)).code).toBe(0);
      expect((await runTool(['verify', directory], '/tmp')).code).toBe(3);
    });

    test('rights that are missing in the cluster make every check that rests on them not determined, and end with 3', async () => {
      const { clusterWide, namespaced } = clusterRoleRules();
      const all = [...clusterWide, ...Object.values(namespaced).flat()];
      const denied = ['networkpolicies', 'rolebindings', 'deployments'];
      const rules = all.map((rule) => ({
        ...rule,
        resources: rule.resources.filter((resource) => !denied.includes(resource)),
      }));
      await grant(cluster, { user: 'limited', rules: rules.filter(({ resources }) => resources.length > 0) });
      const { code, directory } = await run('limited', goodAccount());
      expect(code).toBe(3);
      const {
        'netpol-default-deny': network,
        'least-privilege': rights,
        'workload-redundancy': redundancy,
      } = statuses(directory);
      expect([network, rights, redundancy]).toEqual(['not-determined', 'not-determined', 'not-determined']);
      const operations = readAssessment(directory)
        .gaps.filter(({ kind }) => kind === 'denied')
        .map(({ operation }) => operation);
      for (const resource of denied) expect(operations.some((operation) => operation.includes(resource))).toBe(true);
    });

    test('an operation that is denied in the account makes what rests on it not determined, and ends with 3', async () => {
      proxy.setRules([{ op: 'iam:GetCredentialReport', fault: 'AccessDenied' }]);
      const { code, directory } = await run('admin', goodAccount());
      proxy.setRules([]);
      expect(code).toBe(3);
      expect(statuses(directory)).toMatchObject({
        'mfa-human-users': 'not-determined',
        'credential-rotation': 'not-determined',
      });
      expect(readAssessment(directory).gaps).toContainEqual(
        expect.objectContaining({ operation: 'iam:GetCredentialReport', kind: 'denied' }),
      );
    });

    test('what is missing can be allowed, and the report says so', async () => {
      proxy.setRules([{ op: 'iam:GetCredentialReport', fault: 'AccessDenied' }]);
      const { code, directory } = await run('admin', goodAccount(), {}, ['--allow-incomplete']);
      proxy.setRules([]);
      expect(code).toBe(0);
      expect(readAssessment(directory).run.allowIncomplete).toBe(true);
    });

    test('an unreachable cluster and missing credentials are gaps, and the other target goes on', async () => {
      const noCredentials = { ...goodAccount(), AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
      const { code, directory } = await run('admin', noCredentials);
      expect(code).toBe(3);
      expect(statuses(directory)).toMatchObject({ 'netpol-default-deny': 'met', 'mfa-human-users': 'not-determined' });
      const elsewhere = createWorkspace({ kubeconfig: '/nonexistent/kubeconfig' });
      expect((await runTool(['run', '--out', 'run'], elsewhere, goodAccount())).code).toBe(3);
      expect(statuses(join(elsewhere, 'run'))).toMatchObject({
        'netpol-default-deny': 'not-determined',
        'mfa-human-users': 'met',
      });
    });

    test('an expired statement is stale, a missing one not determined; both end with 3', async () => {
      const expired = await run('admin', goodAccount(), { statements: 'expired' });
      expect([expired.code, statuses(expired.directory)['training']]).toEqual([3, 'stale']);
      const none = await run('admin', goodAccount(), { statements: 'none' });
      expect([none.code, statuses(none.directory)['training']]).toEqual([3, 'not-determined']);
    });

    test('the steps one by one give what the main job gives', async () => {
      const folder = createWorkspace({ kubeconfig: cluster.kubeconfig('admin') });
      expect((await runTool(['collect', '--out', 'run'], folder, goodAccount())).code).toBe(0);
      expect((await runTool(['assess', '--run', 'run'], folder)).code).toBe(0);
      expect((await runTool(['report', '--run', 'run'], folder)).code).toBe(0);
      expect((await runTool(['seal', '--run', 'run'], folder)).code).toBe(0);
      expect((await runTool(['verify', 'run'], folder)).code).toBe(0);
    });

    test('the report comes in English, and quiet is quiet', async () => {
      const { directory, messages } = await run('admin', goodAccount(), {}, ['--lang', 'en', '--quiet']);
      expect(messages).toBe('');
      const text = execFileSync('pdftotext', [join(directory, 'report.pdf'), '-'], { encoding: 'utf8' });
      expect(text).toContain('Technical and organisational measures');
    });

    test('stdout is one JSON document, and everything else goes to stderr', async () => {
      const { output, messages, directory } = await run('admin', goodAccount(), {}, ['--format', 'json']);
      expect(JSON.parse(output)).toMatchObject({ folder: directory, checks: readAssessment(directory).checks });
      expect(messages).toContain('records of evidence');
    });

    describe('with flaws', () => {
      beforeAll(async () => await spoilShop(cluster));

      test('every outcome shows, and a deviation ends with 1', async () => {
        const { code, directory } = await run('admin', awsEnvironment(proxy.url, bad), { statements: 'expired' });
        expect(code).toBe(1);
        expect(new Set(readFindings(directory).map(({ outcome }) => outcome))).toEqual(
          new Set(['met', 'not-met', 'not-determined', 'not-applicable', 'stale']),
        );
        expect(statuses(directory)).toMatchObject({
          'enc-rest-volumes': 'not-met',
          'enc-rest-databases': 'not-met',
          'tls-public-min-version': 'not-met',
          'mfa-human-users': 'not-met',
          'root-account-protected': 'not-met',
          'credential-rotation': 'not-met',
          'backup-db-daily': 'not-met',
          'location-allowed-countries': 'not-met',
          'netpol-default-deny': 'not-met',
          'workload-redundancy': 'not-met',
          'least-privilege': 'not-met',
          'audit-log-enabled': 'not-met',
        });
      });

      test('deviations below the chosen severity do not count, waived ones neither', async () => {
        const waivers = ['mfa-human-users', 'root-account-protected'];
        const { code } = await run('admin', awsEnvironment(proxy.url, good), {}, ['--fail-on', 'critical']);
        expect(code).not.toBe(1);
        const { directory } = await run('admin', awsEnvironment(proxy.url, bad), {}, ['--fail-on', 'critical']);
        const subjects = readFindings(directory).filter(
          ({ check, outcome }) => waivers.includes(check) && outcome === 'not-met',
        );
        expect(subjects.length).toBeGreaterThan(1);
      });

      test('names of persons and values of secrets are nowhere in the run', async () => {
        const { directory } = await run('admin', awsEnvironment(proxy.url, bad));
        const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
          /json|txt|SUMS/i.test(name),
        );
        expect(files.filter((name) => name.endsWith('.ndjson')).length).toBeGreaterThan(1);
        const report = execFileSync('pdftotext', [join(directory, 'report.pdf'), '-'], { encoding: 'utf8' });
        const texts = [report, ...files.map((name) => readFileSync(join(directory, name), 'utf8'))]
          .join('\n')
          .toLowerCase();
        for (const name of ['erika', 'mustermann', 'alice', 'user/bob']) expect(texts).not.toContain(name);
        rmSync(directory, { recursive: true });
      });
    });
  });
});
