import type { DpfEntry, DpfState, JudgedDpfEntry } from '../model/dpf.ts';

/** Which entries count at the time of the assessment, and why the others do not. */
export function judgeDpf(entries: readonly DpfEntry[], assessedAt: Date, maximumAgeDays: number): JudgedDpfEntry[] {
  const today = assessedAt.toISOString().slice(0, 10);
  return entries.map((entry) => ({ ...entry, state: stateOf(entry, today, maximumAgeDays) }));
}

/** Provider -> entity on whose entry its places in the country of the framework are adequate. */
export function listedEntities(entries: readonly JudgedDpfEntry[]): ReadonlyMap<string, string> {
  const counting = entries.filter(({ state }) => state === 'counts');
  return new Map(counting.map(({ provider, entity }) => [provider, entity]));
}

function stateOf({ checked, nextCertification }: DpfEntry, today: string, maximumAgeDays: number): DpfState {
  const age = (Date.parse(today) - Date.parse(checked)) / day;
  if (age < 0) return 'look-up-in-the-future';
  if (nextCertification < today) return 'certification-ended';
  return age <= maximumAgeDays ? 'counts' : 'look-up-too-old';
}

const day = 24 * 60 * 60 * 1000;
