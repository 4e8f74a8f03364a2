import type { CollectedProperties, ResourceType } from '../../ontology/resource.ts';
import { createRecord } from '../record.ts';
import { api } from './journal.ts';
import type { Reading } from './read/page.ts';
import type { Session } from './session.ts';

/** What is said about one object. */
export type Statement<Type extends ResourceType> = {
  readonly type: Type;
  readonly id: string;
  readonly name: string;
  /** The provider's region code, where the object shows one. */
  readonly region?: string | null;
  readonly properties: CollectedProperties<Type>;
  /** The fields of the object that were looked at, and nothing else of it. */
  readonly observed: Readonly<Record<string, unknown>>;
  readonly reading: Reading;
};

/** Writes one record. */
export async function emitRecord<Type extends ResourceType>(
  session: Session,
  statement: Statement<Type>,
): Promise<void> {
  const { context, connection } = session;
  const { type, id, name, region, properties, observed, reading } = statement;
  await context.emit(
    createRecord({
      originator: { api, endpoint: connection.endpoint },
      collector: { name: api, version: context.toolVersion },
      principal: connection.principal,
      query: { operation: reading.operation, parameters: reading.parameters },
      collectedFrom: reading.from,
      collectedTo: reading.to,
      // The API gives a resource version, no time.
      stateAsOf: null,
      subject: { type, id, name, target: context.target.id, account: connection.cluster, region: region ?? 'unknown' },
      properties,
      observed,
      answerSha256: reading.sha256,
    }),
  );
}
