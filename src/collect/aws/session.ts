import type { AwsTarget } from '../../model/config.ts';
import type { EvidenceRecord, Subject } from '../../model/evidence.ts';
import type { CollectedProperties, ResourceType } from '../../ontology/resource.ts';
import type { CollectorContext } from '../collector.ts';
import { createRecord } from '../record.ts';
import { traceCommand } from './answer.ts';
import { createClients, type Clients } from './clients.ts';
import { classifyFailure, type Failure } from './failure.ts';
import { createLedger, type Ledger } from './ledger.ts';
import type { Operation } from './plan.ts';

/** What every step works with: the context of the collector, its clients, and the ledger of what could not be seen. */
export type Session = {
  readonly context: CollectorContext<AwsTarget>;
  readonly clients: Clients;
  readonly ledger: Ledger;
  /** The region whose endpoints answer for the whole account. */
  readonly home: string;
  /** Known once the caller is identified. */
  readonly caller: { account: string; principal: string; endpoint: string };
};

/** One request: which operation, where, with which parameters. */
export type Question = {
  readonly operation: Operation;
  readonly region: string;
  readonly parameters: Readonly<Record<string, unknown>>;
};

/** Where a record comes from. */
export type Provenance = Pick<
  EvidenceRecord,
  'originator' | 'query' | 'collectedFrom' | 'collectedTo' | 'answerSha256'
>;

export type Answer<Output> = { readonly output: Output; readonly provenance: Provenance };

/** Opens a session; nothing is asked yet. */
export function openSession(context: CollectorContext<AwsTarget>): Session {
  const { target, environment, toolVersion } = context;
  const home = target.regions?.[0] ?? environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'] ?? 'eu-central-1';
  return {
    context,
    clients: createClients(target, toolVersion, environment, home),
    ledger: createLedger(target.id),
    home,
    caller: { account: '', principal: '', endpoint: '' },
  };
}

/** Asks once (the SDK repeats by itself) and never throws for what the other side does. */
export async function ask<Output extends object>(
  session: Session,
  question: Question,
  command: object,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<Output>,
): Promise<Answer<Output> | Failure> {
  const { context, clients } = session;
  const [service = ''] = question.operation.split(':');
  return clients.limitOf(
    service,
    question.region,
  )(async () => {
    const trace = traceCommand(command);
    const collectedFrom = context.now().toISOString();
    try {
      context.signal.throwIfAborted();
      const output = await untilAborted(send({ abortSignal: context.signal }), context.signal);
      return {
        output,
        provenance: {
          originator: { api: `aws ${service}`, endpoint: trace.endpoint },
          query: { operation: question.operation, parameters: question.parameters },
          collectedFrom,
          collectedTo: context.now().toISOString(),
          answerSha256: trace.sha256,
        },
      };
    } catch (error) {
      return classifyFailure(context.signal.aborted ? { name: 'AbortError' } : error);
    }
  });
}

/** The SDK sleeps between attempts without looking at the signal, for up to 20 seconds. */
async function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(new DOMException('', 'AbortError'));
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
    work.catch(() => undefined);
  }
}

export function isFailure(asked: Answer<object> | Failure): asked is Failure {
  return 'kind' in asked;
}

/** Turns a failure into the gap of its operation and region. */
export function noteFailure(
  session: Session,
  { operation, region }: Pick<Question, 'operation' | 'region'>,
  failure: Failure,
  detail?: string,
): { readonly gap: string } {
  const { kind, message } = failure;
  const name = detail === undefined ? operation : `${operation} ${detail}`;
  return session.ledger.note({ operation: name, scope: region, kind, message });
}

/** What a step says about one resource. */
export type Statement<Type extends ResourceType> = {
  readonly subject: Pick<Subject, 'id' | 'name' | 'region'> & { readonly type: Type };
  readonly properties: CollectedProperties<Type>;
  readonly observed: Readonly<Record<string, unknown>>;
  readonly stateAsOf?: string | null;
};

/** Writes one record. */
export async function emit<Type extends ResourceType>(
  { context, caller }: Session,
  provenance: Provenance,
  { subject, properties, observed, stateAsOf = null }: Statement<Type>,
): Promise<void> {
  const record = createRecord<Type>({
    ...provenance,
    collector: { name: 'aws', version: context.toolVersion },
    principal: caller.principal,
    stateAsOf,
    subject: { ...subject, target: context.target.id, account: caller.account },
    properties,
    observed,
  });
  await context.emit(record);
}
