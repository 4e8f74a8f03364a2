import type { Finding } from '../model/finding.ts';
import { countOutcomes, type Outcome } from '../model/outcome.ts';

/** Running figures of one check, so that findings need not be kept. */
export type Tally = {
  readonly counts: Record<Outcome, number>;
  readonly gaps: Set<string>;
  /** Not-met findings that a waiver covers. */
  waived: number;
};

export type Tallies = {
  readonly add: (finding: Finding) => void;
  readonly of: (check: string) => Tally;
  /** Waiver id -> number of findings it covers. */
  readonly waivers: ReadonlyMap<string, number>;
};

export function createTallies(): Tallies {
  const tallies = new Map<string, Tally>();
  const waivers = new Map<string, number>();
  const of = (check: string): Tally => {
    const tally = tallies.get(check) ?? { counts: { ...countOutcomes([]) }, gaps: new Set<string>(), waived: 0 };
    tallies.set(check, tally);
    return tally;
  };
  return {
    of,
    waivers,
    add: (finding) => {
      const tally = of(finding.check);
      tally.counts[finding.outcome] += 1;
      for (const gap of finding.gaps) tally.gaps.add(gap);
      if (finding.waiver) {
        tally.waived += 1;
        waivers.set(finding.waiver.id, (waivers.get(finding.waiver.id) ?? 0) + 1);
      }
    },
  };
}
