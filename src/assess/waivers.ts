import type { Finding } from '../model/finding.ts';
import type { Waiver } from '../model/waiver.ts';

/** Lays the waiver over a not-met finding that it names and that has not expired; the outcome stays what it is. */
export function applyWaiver(finding: Finding, waivers: readonly Waiver[], assessedAt: Date): Finding {
  if (finding.outcome !== 'not-met') return finding;
  const today = assessedAt.toISOString().slice(0, 10);
  const match = waivers.find(
    (waiver) => waiver.check === finding.check && waiver.subject === finding.subject.id && waiver.expires >= today,
  );
  if (!match) return finding;
  return { ...finding, waiver: { id: match.id, approver: match.approver, expires: match.expires } };
}
