/** An entry in the list of the EU-US Data Privacy Framework, as somebody looked it up. */
export type DpfEntry = {
  /** Whose places it is about, as in locations.yaml. */
  readonly provider: string;
  /** The organisation's name as listed. */
  readonly entity: string;
  /** The kinds of data it certified. */
  readonly data: readonly ('hr' | 'non-hr')[];
  /** Day of the look-up, YYYY-MM-DD. */
  readonly checked: string;
  /** Day on which the listed certification ends, YYYY-MM-DD. */
  readonly nextCertification: string;
};

/** Whether an entry counts on a day, else why not. */
export type DpfState = 'counts' | 'certification-ended' | 'look-up-too-old' | 'look-up-in-the-future';

/** An entry as a run took it. */
export type JudgedDpfEntry = DpfEntry & { readonly state: DpfState };
