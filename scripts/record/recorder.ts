import { createServer, request as plainRequest, type IncomingMessage } from 'node:http';
import { readFileSync } from 'node:fs';
import { request as secureRequest } from 'node:https';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { describeRequest, requestKey, type Exchange, type RecordedRequest } from '../../src/demo/recording.ts';
import type { KubernetesCluster } from '../../test/servers/kubernetes/start.ts';

/** A proxy that passes requests on to the real servers and keeps every answer. */
export type Recorder = {
  readonly url: string;
  readonly exchanges: readonly Exchange[];
  readonly close: () => Promise<void>;
};

type Upstream = { readonly status: number; readonly contentType: string; readonly body: Buffer };

/** AWS requests carry a signature, so they are told apart by it; the cluster is asked with the certificate of `user`. */
export async function startRecorder(awsUrl: string, cluster: KubernetesCluster, user: string): Promise<Recorder> {
  cluster.kubeconfig(user);
  const pki = (name: string): Buffer => readFileSync(join(cluster.directory, 'pki', name));
  const identity = { ca: pki('ca.crt'), cert: pki(`${user}.crt`), key: pki(`${user}.key`) };
  const exchanges: Exchange[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then(async (body) => {
      const asked: RecordedRequest = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: body.toString('utf8'),
      };
      const isAws = String(request.headers.authorization ?? '').startsWith('AWS4-HMAC-SHA256');
      const answer = await (isAws ? askAws(awsUrl, request, body) : askCluster(cluster.url, identity, asked));
      exchanges.push({
        key: requestKey(asked),
        request: describeRequest(asked),
        status: answer.status,
        contentType: answer.contentType,
        answer: answer.body.toString('utf8'),
      });
      response.writeHead(answer.status, { 'content-type': answer.contentType }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function askAws(url: string, request: IncomingMessage, body: Buffer): Promise<Upstream> {
  const headers = { ...request.headers, 'accept-encoding': 'identity' };
  return ask(plainRequest(url + (request.url ?? ''), { method: request.method, headers }), body);
}

function askCluster(url: string, identity: object, { method, path, headers }: RecordedRequest): Promise<Upstream> {
  const accept = String(headers['accept'] ?? 'application/json');
  return ask(secureRequest(url + path, { ...identity, method, headers: { accept } }), Buffer.alloc(0));
}

function ask(request: ReturnType<typeof plainRequest>, body: Buffer): Promise<Upstream> {
  return new Promise((resolve, reject) => {
    request.once('error', reject).once('response', (response) => {
      buffer(response).then(
        (bytes) =>
          resolve({
            status: response.statusCode ?? 0,
            contentType: response.headers['content-type'] ?? 'text/plain',
            body: bytes,
          }),
        reject,
      );
    });
    request.end(body);
  });
}
