import type { CollectedProperties } from '../../ontology/resource.ts';
import { readPages } from './pages.ts';
import { otherRegions } from './project/place.ts';
import { ask, emit, isFailure, noteFailure, type Answer, type Session } from './session.ts';

const list = 'backup:ListBackupPlans';
const get = 'backup:GetBackupPlan';

type Plan = { readonly arn: string; readonly id: string; readonly name: string; readonly lastRun: Date | undefined };
type Rules = readonly {
  readonly CopyActions?: readonly { readonly DestinationBackupVaultArn?: string | undefined }[] | undefined;
}[];
type Count = { read: number; pages: number; gaps: string[] };

/** Reads the backup plans of a region, each with the vaults that it copies to. */
export async function collectBackupPlans(session: Session, region: string): Promise<void> {
  const { BackupClient, ListBackupPlansCommand } = await import('@aws-sdk/client-backup');
  const client = session.clients.open(BackupClient, region);
  const details: Count = { read: 0, pages: 0, gaps: [] };
  const got = await readPages(
    session,
    { operation: list, region },
    (token) => {
      const command = new ListBackupPlansCommand({
        MaxResults: 1000,
        ...(token !== undefined && { NextToken: token }),
      });
      const question = { operation: list, region, parameters: { MaxResults: 1000 } } as const;
      return ask(session, question, command, (options) => client.send(command, options));
    },
    async (answer) => {
      const plans = answer.output.BackupPlansList ?? [];
      for (const {
        BackupPlanArn: arn = '',
        BackupPlanId: id = '',
        BackupPlanName: name = id,
        LastExecutionDate: lastRun,
      } of plans) {
        await collectPlan(session, region, answer, { arn, id, name, lastRun }, details);
      }
      return { read: plans.length, next: answer.output.NextToken };
    },
  );
  session.ledger.cover({ operation: list, scope: region, ...got });
  if (got.read > 0) session.ledger.cover({ operation: get, scope: region, ...details });
}

/** The rules of a plan are not in the list; where they cannot be read, the plan still stands in the evidence. */
async function collectPlan(
  session: Session,
  region: string,
  listed: Answer<object>,
  plan: Plan,
  details: Count,
): Promise<void> {
  const { BackupClient, GetBackupPlanCommand } = await import('@aws-sdk/client-backup');
  const client = session.clients.open(BackupClient, region);
  const question = { operation: get, region, parameters: { BackupPlanId: plan.id } } as const;
  const command = new GetBackupPlanCommand({ BackupPlanId: plan.id });
  const asked = await ask(session, question, command, (options) => client.send(command, options));
  const noRules = { kind: 'failed', error: '', message: 'The answer holds no rules.' } as const;
  const rules = isFailure(asked) ? asked : (asked.output.BackupPlan?.Rules ?? noRules);
  if ('kind' in rules) {
    const unknown = noteFailure(session, question, rules);
    details.gaps.push(unknown.gap);
    const properties = { ...standing(session, region, plan), active: unknown, copyPlaces: unknown };
    await emit(session, listed.provenance, {
      subject: subjectOf(plan, region),
      properties,
      observed: observe(plan, []),
    });
    return;
  }
  details.read += 1;
  details.pages += 1;
  const vaults = vaultsOf(rules);
  // AWS Backup cannot pause a plan: one with rules runs.
  const properties = {
    ...standing(session, region, plan),
    active: rules.length > 0,
    copyPlaces: otherRegions(vaults, region),
  };
  const provenance = isFailure(asked) ? listed.provenance : asked.provenance;
  await emit(session, provenance, {
    subject: subjectOf(plan, region),
    properties,
    observed: { ...observe(plan, vaults), rules: rules.length },
  });
}

function subjectOf(
  { arn, name }: Plan,
  region: string,
): { type: 'backup-plan'; id: string; name: string; region: string } {
  return { type: 'backup-plan', id: arn, name, region };
}

function observe({ lastRun }: Plan, vaults: readonly string[]): Readonly<Record<string, unknown>> {
  return { LastExecutionDate: lastRun?.toISOString() ?? null, DestinationBackupVaultArns: vaults };
}

/** What a plan covers stands in its selections, and whether its last run was clean in its jobs: neither is asked for. */
function standing({ ledger }: Session, region: string, { lastRun }: Plan): CollectedProperties<'backup-plan'> {
  const notAsked = (operation: string, message: string): { readonly gap: string } =>
    ledger.note({ operation, scope: region, kind: 'unsupported', message });
  return {
    place: region,
    covers: notAsked(
      'backup:ListBackupSelections',
      'What a plan covers is not asked for; recovery points show what it has covered.',
    ),
    lastSuccess: lastRun
      ? notAsked('backup:ListBackupJobs', 'Whether the last run of a plan ended without fault is not asked for.')
      : null,
  };
}

function vaultsOf(rules: Rules): readonly string[] {
  const arns = rules.flatMap(({ CopyActions = [] }) =>
    CopyActions.flatMap(({ DestinationBackupVaultArn: arn }) => arn ?? []),
  );
  return [...new Set(arns)].toSorted();
}
