import { projectVolume } from './project/volume.ts';
import { listConfig, type RegionFacts } from './listing.ts';
import { emitItem } from './resources.ts';
import { ask, isFailure, noteFailure, type Session } from './session.ts';

const operation = 'ec2:GetEbsEncryptionByDefault';
const type = 'AWS::EC2::Volume';

/**
 * Lists the volumes of a region. Whether new volumes are encrypted without being asked is a setting of the region;
 * it is kept beside each volume, where a reader of the evidence looks for it.
 */
export async function collectVolumes(session: Session, facts: RegionFacts, askDefault: boolean): Promise<void> {
  const { region } = facts;
  const byDefault = askDefault ? await readDefault(session, region) : null;
  const observed = byDefault === null ? {} : { EbsEncryptionByDefault: byDefault };
  await listConfig(session, facts, type, async (page) => {
    for (const item of page) {
      await emitItem(session, { region, type }, 'block-volume', item, projectVolume(item.reader, region), { observed });
    }
  });
}

/** Null when it stays unknown. */
async function readDefault(session: Session, region: string): Promise<boolean | null> {
  const { EC2Client, GetEbsEncryptionByDefaultCommand } = await import('@aws-sdk/client-ec2');
  const client = session.clients.open(EC2Client, region);
  const question = { operation, region, parameters: {} } as const;
  const command = new GetEbsEncryptionByDefaultCommand({});
  const asked = await ask(session, question, command, (options) => client.send(command, options));
  const cover = (value: boolean | null, gaps: readonly string[]): boolean | null => {
    const answered = value === null ? 0 : 1;
    session.ledger.cover({ operation, scope: region, read: answered, pages: answered, gaps });
    return value;
  };
  if (isFailure(asked)) return cover(null, [noteFailure(session, question, asked).gap]);
  const { EbsEncryptionByDefault: value } = asked.output;
  if (typeof value === 'boolean') return cover(value, []);
  const failure = { kind: 'failed', error: '', message: 'The answer does not hold the setting.' } as const;
  return cover(null, [noteFailure(session, question, failure).gap]);
}
