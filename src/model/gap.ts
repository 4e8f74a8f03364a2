/** Why something could not be determined; a closed list (architecture, section 4). */
export const gapKinds = [
  'denied',
  'throttled',
  'truncated',
  'failed',
  'cancelled',
  'unsupported',
  'disabled',
  'unlicensed',
  'not-recorded',
  'delegated',
  'sampled',
  'lagging',
] as const;

export type GapKind = (typeof gapKinds)[number];

/** One thing the tool could not see: which operation, where, and why. Findings point to it by `id`. */
export type Gap = {
  /** Stable: derived from target, source, operation, scope and kind. */
  readonly id: string;
  /** Id of the target in nachweis.yaml. */
  readonly target: string;
  /** The API that was asked: `aws` or `kubernetes` for collectors, `nachweis` where no collector exists. */
  readonly source: string;
  /** The API's own name of the operation, for example `ec2:GetEbsEncryptionByDefault` or `list apps/v1/deployments`. */
  readonly operation: string;
  /** Region, namespace or `global`. */
  readonly scope: string;
  readonly kind: GapKind;
  /** The error's name and status in plain words, never the provider's raw text (it can hold names of persons). */
  readonly message: string;
};

/** Builds a gap whose id says where it comes from, so that the same gap has the same id in every run. */
export function createGap(parts: Omit<Gap, 'id'>): Gap {
  return { id: [parts.target, parts.source, parts.operation, parts.scope, parts.kind].join('|'), ...parts };
}
