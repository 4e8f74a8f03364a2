import { createHash } from 'node:crypto';

/** What one command learnt on its way: where the request went, and the digest of the answer's octets. */
export type Trace = { endpoint: string; sha256: string };

type Request = { readonly protocol?: string; readonly hostname?: string; readonly port?: number };
type Step = (next: Next) => Next;
type Next = (arguments_: { readonly request: unknown }) => Promise<{ readonly response: unknown }>;
type Stack = { add: (step: Step, options: { step: 'deserialize'; priority: 'low'; name: string }) => void };

/**
 * Adds a step to one command of the SDK, inside of its parser: it reads the body whole, hashes the octets as they were
 * delivered, and hands them on. A body that breaks off fails here exactly as it would in the parser, so it is retried.
 */
export function traceCommand(command: object): Trace {
  const trace: Trace = { endpoint: '', sha256: '' };
  // Every command has its own stack; the SDK's type of it names each command's input and output, which do not matter here.
  const { middlewareStack } = command as { readonly middlewareStack: Stack };
  const step: Step = (next) => async (arguments_) => {
    trace.endpoint = endpointOf(arguments_.request as Request);
    const result = await next(arguments_);
    const response = result.response as { body?: unknown };
    const body = await readBody(response.body);
    trace.sha256 = createHash('sha256').update(body).digest('hex');
    response.body = body;
    return result;
  };
  middlewareStack.add(step, { step: 'deserialize', priority: 'low', name: 'nachweisTrace' });
  return trace;
}

/** Said in the evidence, so that nobody mistakes what a stand-in answered for what AWS answered. */
function endpointOf({ protocol = 'https:', hostname = '', port }: Request): string {
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`;
}

async function readBody(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
