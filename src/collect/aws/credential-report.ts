import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountPart } from './account.ts';
import type { AccountSummary } from './account-summary.ts';
import {
  keptColumns,
  parseCredentialReport,
  readCredentials,
  type CredentialReport,
  type CredentialRow,
} from './credential-rows.ts';
import type { Failure } from './failure.ts';
import { ask, emit, isFailure, noteFailure, type Answer, type Provenance, type Session } from './session.ts';

const generate = 'iam:GenerateCredentialReport';
const get = 'iam:GetCredentialReport';

/** Seconds between two looks at a report that is being made; a minute in all. */
const waits = [1, 2, 4, 8, 15, 30];

const notReady = /^(CredentialReportNotReady|CredentialReportNotPresent|ReportInProgress|ReportNotPresent)/;

/**
 * Asks AWS to make the credential report. It takes a while, so this is the first thing asked and its answer is read last.
 * Returns whether one is being made.
 */
export async function requestReport(session: Session): Promise<boolean> {
  const { IAMClient, GenerateCredentialReportCommand } = await import('@aws-sdk/client-iam');
  const client = session.clients.open(IAMClient, session.home);
  const question = { operation: generate, region: session.home, parameters: {} } as const;
  const command = new GenerateCredentialReportCommand({});
  const asked = await ask(session, question, command, (options) => client.send(command, options));
  const gaps = isFailure(asked) ? [noteFailure(session, { operation: generate, region: 'global' }, asked).gap] : [];
  session.ledger.cover({ operation: generate, scope: 'global', read: 1 - gaps.length, pages: 1 - gaps.length, gaps });
  return !isFailure(asked);
}

type Report = { readonly report: CredentialReport; readonly provenance: Provenance; readonly stateAsOf: string | null };

/** Reads the report: each user becomes a record, the root user's row speaks for the account. */
export async function collectUsers(
  session: Session,
  { users }: AccountSummary,
  requested: boolean,
): Promise<AccountPart> {
  const got = await readReport(session, requested);
  if ('kind' in got) {
    const unknown = noteFailure(session, { operation: get, region: 'global' }, got);
    session.ledger.cover({ operation: get, scope: 'global', read: 0, pages: 0, gaps: [unknown.gap] });
    return { properties: { rootLastUsed: unknown } };
  }
  const { report, provenance, stateAsOf } = got;
  for (const row of report.users) await emitUser(session, row, provenance, stateAsOf);
  const read = report.users.length;
  const witness = users === null ? null : { operation: 'iam:GetAccountSummary', count: users, agrees: users === read };
  const message = `The credential report has ${read} users, the account ${users}. A report is renewed every four hours only.`;
  const disagreement = { operation: get, scope: 'global', kind: 'truncated', message } as const;
  const gaps = witness?.agrees === false ? [session.ledger.note(disagreement).gap] : [];
  session.ledger.cover({ operation: get, scope: 'global', read, pages: 1, gaps, witness });
  return rootPart(session, got);
}

async function emitUser(
  session: Session,
  row: CredentialRow,
  provenance: Provenance,
  stateAsOf: string | null,
): Promise<void> {
  const { human, mfa, oldestKeyCreated } = readCredentials(row);
  const person = session.context.pseudonym(row['user'] ?? '');
  await emit(session, provenance, {
    subject: { type: 'user', id: person, name: person, region: 'global' },
    properties: {
      human: human ?? unreadable(session, 'password_enabled'),
      mfa: mfa ?? unreadable(session, 'mfa_active'),
      oldestKeyCreated:
        oldestKeyCreated === undefined ? unreadable(session, 'access_key_last_rotated') : oldestKeyCreated,
    },
    observed: observe(row),
    stateAsOf,
  });
}

function rootPart(session: Session, { report: { root }, provenance, stateAsOf }: Report): AccountPart {
  const lastUsed = root === null ? undefined : readCredentials(root).lastUsed;
  const rootLastUsed = lastUsed === undefined ? unreadable(session, 'row of the root user') : lastUsed;
  return { properties: { rootLastUsed }, provenance, stateAsOf, observed: root === null ? {} : observe(root) };
}

function observe(row: CredentialRow): Readonly<Record<string, string>> {
  return Object.fromEntries(
    keptColumns.flatMap((column) => (row[column] === undefined ? [] : [[column, row[column]]])),
  );
}

function unreadable({ ledger }: Session, part: string): { readonly gap: string } {
  const message = `The credential report gives no usable value here: ${part}.`;
  return ledger.note({ operation: `${get} ${part}`, scope: 'global', kind: 'not-recorded', message });
}

async function readReport(session: Session, requested: boolean): Promise<Report | Failure> {
  const asked = await awaitReport(session, requested);
  if (isFailure(asked)) return asked;
  const { Content, GeneratedTime } = asked.output;
  const report = Content === undefined ? null : parseCredentialReport(Buffer.from(Content).toString('utf8'));
  if (report === null) return { kind: 'failed', error: '', message: 'The credential report could not be read.' };
  return { report, provenance: asked.provenance, stateAsOf: GeneratedTime?.toISOString() ?? null };
}

type Content = { readonly Content?: Uint8Array | undefined; readonly GeneratedTime?: Date | undefined };

/** A report in the making is no failure until its time is up; one that nobody asked for is not waited for. */
async function awaitReport(session: Session, requested: boolean): Promise<Answer<Content> | Failure> {
  for (const seconds of requested ? waits : []) {
    const asked = await askReport(session);
    if (!isFailure(asked) || !notReady.test(asked.error)) return asked;
    await sleep(seconds * 1000, undefined, { signal: session.context.signal }).catch(() => undefined);
  }
  return askReport(session);
}

async function askReport(session: Session): Promise<Answer<Content> | Failure> {
  const { IAMClient, GetCredentialReportCommand } = await import('@aws-sdk/client-iam');
  const client = session.clients.open(IAMClient, session.home);
  const question = { operation: get, region: session.home, parameters: {} } as const;
  const command = new GetCredentialReportCommand({});
  return ask(session, question, command, (options) => client.send(command, options));
}
