import { configTypes, type ConfigType } from './config-types.ts';
import type { Failure } from './failure.ts';
import { judgeRecorder, type Recorder, type RecorderStatus } from './recorder-verdict.ts';
import { ask, isFailure, noteFailure, type Session } from './session.ts';

/**
 * For each type of AWS Config the gap that makes its record void in a region. Null where it is good, or where nobody would
 * say: then what it holds is read, and the unanswered question keeps the types incomplete.
 */
export type Recording = ReadonlyMap<ConfigType, string | null>;

type Asked<Output> = { readonly output: readonly Output[] } | Failure;
type Operation = 'config:DescribeConfigurationRecorders' | 'config:DescribeConfigurationRecorderStatus';

/** Whether the recorder of a region records now, and what. Without a recorder a query answers "nothing", not "error". */
export async function readRecording(
  session: Session,
  region: string,
  types: readonly ConfigType[],
): Promise<Recording> {
  const [recorders, states] = await Promise.all([askRecorders(session, region), askStatus(session, region)]);
  cover(session, region, types, 'config:DescribeConfigurationRecorders', recorders);
  cover(session, region, types, 'config:DescribeConfigurationRecorderStatus', states);
  const judge = (type: ConfigType): string | null => {
    if ('kind' in recorders) return null;
    const reason = judgeRecorder(recorders.output, 'kind' in states ? null : states.output, type);
    return reason && session.ledger.note({ ...reason, scope: region }).gap;
  };
  return new Map(types.map((type) => [type, judge(type)]));
}

async function askRecorders(session: Session, region: string): Promise<Asked<Recorder>> {
  const { ConfigServiceClient, DescribeConfigurationRecordersCommand } = await import('@aws-sdk/client-config-service');
  const client = session.clients.open(ConfigServiceClient, region);
  const question = { operation: 'config:DescribeConfigurationRecorders', region, parameters: {} } as const;
  const command = new DescribeConfigurationRecordersCommand({});
  const asked = await ask(session, question, command, (options) => client.send(command, options));
  return isFailure(asked) ? asked : { output: asked.output.ConfigurationRecorders ?? [] };
}

async function askStatus(session: Session, region: string): Promise<Asked<RecorderStatus>> {
  const { ConfigServiceClient, DescribeConfigurationRecorderStatusCommand } =
    await import('@aws-sdk/client-config-service');
  const client = session.clients.open(ConfigServiceClient, region);
  const question = { operation: 'config:DescribeConfigurationRecorderStatus', region, parameters: {} } as const;
  const command = new DescribeConfigurationRecorderStatusCommand({});
  const asked = await ask(session, question, command, (options) => client.send(command, options));
  return isFailure(asked) ? asked : { output: asked.output.ConfigurationRecordersStatus ?? [] };
}

function cover(
  session: Session,
  region: string,
  types: readonly ConfigType[],
  operation: Operation,
  asked: Asked<unknown>,
): void {
  const failed = 'kind' in asked;
  session.ledger.cover({
    operation,
    scope: region,
    types: types.map((type) => configTypes[type].feeds),
    read: failed ? 0 : asked.output.length,
    pages: failed ? 0 : 1,
    gaps: failed ? [noteFailure(session, { operation, region }, asked).gap] : [],
  });
}
