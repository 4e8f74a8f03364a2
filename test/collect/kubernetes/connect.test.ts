import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { kubernetesCollector } from '../../../src/collect/kubernetes/index.ts';
import { collectFrom, pseudonym } from './support/collect.ts';
import { collectFromStub, writeKubeconfig } from './support/stub.ts';

const folder = mkdtempSync(join(tmpdir(), 'nachweis-connect-'));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** What a target leaves behind that was not reached: no record, and a gap for every type it feeds. */
function unreached(kind: string, message: RegExp): object {
  return {
    records: [],
    coverage: [{ operation: 'connect', state: 'incomplete', types: kubernetesCollector.feeds, read: 0 }],
    gaps: [{ kind, message: expect.stringMatching(message) as unknown }],
    target: { id: 'prod', account: '', principal: '' },
  };
}

test.each([
  ['that is missing', join(folder, 'missing'), /cannot be read \(ENOENT\)/],
  ['that is no YAML', write('broken', '{ "contexts": ['), /cannot be read/],
  ['without a context', write('empty', '{}'), /no current context/],
  [
    'without its cluster',
    write('dangling', JSON.stringify({ 'current-context': 'a', contexts: [{ name: 'a', context: { cluster: 'b' } }] })),
    /no cluster “b”/,
  ],
  ['without a server', writeKubeconfig(''), /no usable server/],
  [
    'with a server that does not listen',
    writeKubeconfig('https://127.0.0.1:1'),
    /refuses the connection \(ECONNREFUSED\)/,
  ],
  [
    'with a missing certificate',
    writeKubeconfig('https://127.0.0.1:1', { 'certificate-authority': 'no.crt' }),
    /no\.crt that the kubeconfig names cannot be read/,
  ],
  [
    'with a plugin that does not exist',
    writeKubeconfig('http://127.0.0.1:1', {}, { exec: { command: 'no-such-plugin' } }),
    /cannot be started \(ENOENT\)/,
  ],
  [
    'with a plugin that fails',
    writeKubeconfig('http://127.0.0.1:1', {}, { exec: { command: 'false' } }),
    /ended with code 1/,
  ],
  [
    'with a plugin that says nothing',
    writeKubeconfig('http://127.0.0.1:1', {}, { exec: { command: 'true' } }),
    /did not answer with JSON/,
  ],
])('a kubeconfig %s makes the whole target a gap', async (_, file, message) => {
  expect(await collectFrom(file, { environment: process.env })).toMatchObject(unreached('failed', message));
});

test('a context that does not exist is named', async () => {
  expect(await collectFrom(writeKubeconfig('http://127.0.0.1:1'), { context: 'other' })).toMatchObject(
    unreached('failed', /no context “other”/),
  );
});

test('no kubeconfig at all is a gap', async () => {
  expect(await collectFrom(null, { environment: { HOME: folder } })).toMatchObject(
    unreached('failed', /There is no kubeconfig/),
  );
});

test('credentials that are not accepted make the whole target a gap', async () => {
  const collected = await collectFromStub({ reply: () => ({ status: 401 }) });
  expect(collected).toMatchObject(unreached('denied', /401 Unauthorized/));
});

test('a server that is no Kubernetes is a gap', async () => {
  const collected = await collectFromStub({ reply: () => ({ body: '<html>Welcome</html>' }) });
  expect(collected).toMatchObject(unreached('failed', /no Kubernetes API/));
});

test('a collection that was ended before it began is cancelled', async () => {
  const collected = await collectFrom(writeKubeconfig('http://127.0.0.1:1'), { signal: AbortSignal.abort() });
  expect(collected).toMatchObject(unreached('cancelled', /ended before/));
});

/** Answers every request with the version and keeps the credentials that it was shown. */
async function shownCredentials(user: object, environment: Record<string, string | undefined> = {}): Promise<string[]> {
  const shown: string[] = [];
  const server = createServer((request, response) => {
    shown.push(request.headers.authorization ?? '');
    response.end(JSON.stringify({ gitVersion: 'v1.36.3' }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await collectFrom(writeKubeconfig(`http://127.0.0.1:${port}`, {}, user), {
    environment: { ...process.env, ...environment },
  });
  server.closeAllConnections();
  server.close();
  return [...new Set(shown)];
}

test('tokens come inline, from a file, or from a password', async () => {
  expect(await shownCredentials({ token: 'inline' })).toEqual(['Bearer inline']);
  expect(await shownCredentials({ tokenFile: write('token', 'from-file\n') })).toEqual(['Bearer from-file']);
  expect(await shownCredentials({ username: 'a', password: 'b' })).toEqual([`Basic ${btoa('a:b')}`]);
});

test('a credential plugin is told about the cluster and runs once for all requests', async () => {
  const log = join(folder, 'plugin.log');
  const plugin = write(
    'plugin.sh',
    `#!/bin/sh\necho "$KUBERNETES_EXEC_INFO $EXTRA" >> ${log}\necho '{"status":{"token":"from-plugin"}}'\n`,
  );
  chmodSync(plugin, 0o755);
  const exec = {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: plugin,
    env: [{ name: 'EXTRA', value: 'extra' }],
    provideClusterInfo: true,
  };
  expect(await shownCredentials({ exec })).toEqual(['Bearer from-plugin']);
  const { readFileSync } = await import('node:fs');
  const runs = readFileSync(log, 'utf8').trim().split('\n');
  expect(runs).toHaveLength(1);
  expect(runs[0]).toMatch(/"server":"http:\/\/127\.0\.0\.1:\d+".* extra$/);
});

test('KUBECONFIG may name several files; the first that has an entry wins', async () => {
  const first = write(
    'first',
    JSON.stringify({ contexts: [{ name: 'main', context: { cluster: 'missing', user: 'auditor' } }] }),
  );
  const environment = {
    KUBECONFIG: [first, join(folder, 'not-there'), writeKubeconfig('http://127.0.0.1:1')].join(':'),
  };
  expect(await collectFrom(null, { environment })).toMatchObject(unreached('failed', /no cluster “missing”/));
});

test('the principal is the user and the cluster; a mail address is pseudonymised', async () => {
  const { target } = await collectFromStub({});
  expect(target).toMatchObject({ account: 'lab', principal: 'auditor in lab' });
  expect(pseudonym('a@example.test')).toMatch(/^person:/);
});

test('the proxy of the kubeconfig is used', async () => {
  const tunnels: string[] = [];
  const proxy = createServer((request, response) => {
    tunnels.push(request.url ?? '');
    response.writeHead(401).end();
  });
  proxy.on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const { port } = proxy.address() as AddressInfo;
  const throughProxy = { 'proxy-url': `http://127.0.0.1:${port}` };
  await collectFrom(writeKubeconfig('https://cluster.example.test:6443', throughProxy));
  await collectFrom(writeKubeconfig('http://cluster.example.test:6443', throughProxy));
  proxy.closeAllConnections();
  proxy.close();
  expect([...new Set(tunnels)]).toEqual(['cluster.example.test:6443', 'http://cluster.example.test:6443/version']);
});

test('a proxy of another kind is a gap, not a way around it', async () => {
  const file = writeKubeconfig('https://cluster.example.test', { 'proxy-url': 'socks5://127.0.0.1:1080' });
  expect(await collectFrom(file)).toMatchObject(unreached('unsupported', /neither http nor https/));
});
