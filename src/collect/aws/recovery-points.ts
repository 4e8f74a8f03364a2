import { readPages } from './pages.ts';
import { regionOfArn } from './project/place.ts';
import { ask, emit, type Answer, type Session } from './session.ts';

const operation = 'backup:ListProtectedResources';

/** Reads the newest recovery point of everything that AWS Backup protects in a region. */
export async function collectRecoveryPoints(session: Session, region: string): Promise<void> {
  const { BackupClient, ListProtectedResourcesCommand } = await import('@aws-sdk/client-backup');
  const client = session.clients.open(BackupClient, region);
  const got = await readPages(
    session,
    { operation, region },
    (token) => {
      const command = new ListProtectedResourcesCommand({
        MaxResults: 1000,
        ...(token !== undefined && { NextToken: token }),
      });
      const question = { operation, region, parameters: { MaxResults: 1000 } } as const;
      return ask(session, question, command, (options) => client.send(command, options));
    },
    async (answer) => {
      const points = answer.output.Results ?? [];
      for (const point of points) await emitPoint(session, region, answer, point);
      return { read: points.length, next: answer.output.NextToken };
    },
  );
  session.ledger.cover({ operation, scope: region, ...got });
}

type Point = {
  readonly ResourceArn?: string | undefined;
  readonly ResourceType?: string | undefined;
  readonly ResourceName?: string | undefined;
  readonly LastBackupTime?: Date | undefined;
  readonly LastBackupVaultArn?: string | undefined;
  readonly LastRecoveryPointArn?: string | undefined;
};

/** AWS lists a resource once it was backed up successfully, so the newest recovery point that it names is complete. */
async function emitPoint(
  session: Session,
  region: string,
  { provenance }: Answer<object>,
  point: Point,
): Promise<void> {
  const { ResourceArn: source = '', ResourceType = null, LastBackupTime: time, LastBackupVaultArn: vault } = point;
  const message = 'AWS Backup gives no time of the backup.';
  const untimed = { operation: `${operation} LastBackupTime`, scope: region, kind: 'not-recorded', message } as const;
  await emit(session, provenance, {
    subject: {
      type: 'recovery-point',
      id: point.LastRecoveryPointArn ?? `${source}#newest`,
      name: point.ResourceName ?? source.slice(source.lastIndexOf(':') + 1),
      region,
    },
    properties: {
      place: (vault === undefined ? null : regionOfArn(vault)) ?? region,
      sources: [source],
      createdAt: time?.toISOString() ?? session.ledger.note(untimed),
      complete: true,
    },
    observed: {
      ResourceArn: source,
      ResourceType,
      LastBackupTime: time?.toISOString() ?? null,
      LastBackupVaultArn: vault ?? null,
    },
  });
}
