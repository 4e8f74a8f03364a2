/** A deviation that somebody accepted for a time: an overlay on `not-met` findings, never a change of their outcome. */
export type Waiver = {
  readonly id: string;
  readonly check: string;
  /** Id of the one subject it covers. */
  readonly subject: string;
  readonly reason: string;
  /** The role that accepts it. */
  readonly approver: string;
  /** The last day on which it counts, YYYY-MM-DD (UTC). */
  readonly expires: string;
};
