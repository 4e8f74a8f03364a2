import { ask, isFailure, noteFailure, type Answer, type Session } from './session.ts';
import { hidePersons } from './person.ts';

/** What GetCallerIdentity says about us. */
export type Caller = Answer<{ readonly Account?: string | undefined; readonly Arn?: string | undefined }>;

/** Finds out who asks and in which account. Null when the account cannot be reached: then nothing else is asked. */
export async function identifyCaller(session: Session): Promise<Caller | null> {
  const { STSClient, GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
  const client = session.clients.open(STSClient, session.home);
  const question = { operation: 'sts:GetCallerIdentity', region: session.home, parameters: {} } as const;
  const command = new GetCallerIdentityCommand({});
  const asked = await ask(session, question, command, (options) => client.send(command, options));
  const cover = (read: number, gaps: readonly string[]): void =>
    session.ledger.cover({ operation: question.operation, scope: 'global', read, pages: read, gaps });
  const failure = isFailure(asked)
    ? asked
    : asked.output.Account
      ? null
      : ({ kind: 'failed', error: '', message: 'The answer names no account.' } as const);
  if (failure || isFailure(asked)) {
    cover(0, failure ? [noteFailure(session, { ...question, region: 'global' }, failure).gap] : []);
    return null;
  }
  const { Account = '', Arn = '' } = asked.output;
  session.caller.account = Account;
  session.caller.principal = hidePersons(Arn, session.context.pseudonym);
  session.caller.endpoint = asked.provenance.originator.endpoint;
  cover(1, []);
  return asked;
}
