import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeWhere, describeWithKubernetes } from '../suites.ts';
import { grant, revoke } from './access.ts';
import { connectClient } from './client.ts';
import { seedBenchmark } from './seed.ts';
import { CANARY_BASE64 } from './seed/secrets.ts';
import { startKubernetes } from './start.ts';

const nodes = '/api/v1/nodes';
const readNodes = [{ apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list'] }];

describeWithKubernetes('the shared Kubernetes server', (cluster) => {
  test('is ready and says its version', async () => {
    const admin = await connectClient(cluster);
    expect(await admin.call('GET', '/readyz')).toEqual({ status: 200, body: 'ok' });
    expect(await admin.get('/version')).toMatchObject({ gitVersion: 'v1.36.3', major: '1', minor: '36' });
    await admin.close();
  });

  test('gives a user what was granted, until it is revoked', async () => {
    const user = 'servers-granted';
    const client = await connectClient(cluster, user);
    expect((await client.call('GET', nodes)).status).toBe(403);
    await grant(cluster, { user, rules: readNodes });
    expect((await client.call('GET', nodes)).status).toBe(200);
    await revoke(cluster, { user });
    expect((await client.call('GET', nodes)).status).toBe(403);
    await client.close();
  });

  test('creates, changes and removes objects by path', async () => {
    const admin = await connectClient(cluster);
    const list = '/apis/storage.k8s.io/v1/storageclasses';
    const path = `${list}/servers-plain`;
    await admin.create(list, { metadata: { name: 'servers-plain' }, provisioner: 'example.test' });
    await admin.patch(path, { metadata: { labels: { changed: 'yes' } } });
    expect(await admin.get(path)).toMatchObject({ metadata: { labels: { changed: 'yes' } } });
    await admin.remove(path);
    expect((await admin.call('GET', path)).status).toBe(404);
    await admin.close();
  });
});

describeWhere('kubernetes', 'a Kubernetes server of its own', () => {
  test('holds the benchmark cluster, and is gone when it is stopped', async () => {
    const own = await startKubernetes();
    await seedBenchmark(own);
    const admin = await connectClient(own);
    const countOf = async (path: string): Promise<number> =>
      ((await admin.get(path)) as { items: unknown[] }).items.length;
    expect(await countOf('/apis/apps/v1/deployments')).toBe(200);
    expect(await countOf('/api/v1/persistentvolumes')).toBe(120);
    expect(await countOf('/apis/velero.io/v1/backups')).toBe(30);
    const secrets = await admin.get('/api/v1/namespaces/shop/secrets');
    expect(JSON.stringify(secrets)).toContain(CANARY_BASE64);
    await admin.close();
    await own.stop();
    expect(existsSync(own.directory)).toBe(false);
  }, 120_000);
});
