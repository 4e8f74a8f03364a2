import type { GapKind } from '../../model/gap.ts';

/** Why an operation gave no answer, in our own words: the provider's message can hold names of persons. */
export type Failure = { readonly kind: GapKind; readonly message: string; readonly error: string };

type SdkError = {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number };
};

type Rule = {
  readonly kind: GapKind;
  readonly says: string;
  readonly names: RegExp;
  readonly statuses?: readonly number[];
};

/** First match wins. AWS has three names for "denied", one for each of its protocols, and more for "too fast". */
const rules: readonly Rule[] = [
  { kind: 'cancelled', says: 'It was cancelled before the answer came', names: /^AbortError$/ },
  {
    kind: 'throttled',
    says: 'It was throttled on every attempt',
    names: /^(Throttl|RequestThrottled|RequestLimitExceeded|TooManyRequests|SlowDown|BandwidthLimitExceeded)/,
    statuses: [429],
  },
  {
    kind: 'disabled',
    says: 'The service is not switched on here',
    names: /^(OptInRequired|SubscriptionRequired|RegionDisabled)/,
  },
  { kind: 'not-recorded', says: 'AWS Config has no recorder here', names: /^NoAvailableConfigurationRecorder/ },
  {
    kind: 'unsupported',
    says: 'The service does not know the request',
    names: /^(UnknownOperation|UnsupportedOperation|InvalidAction|InvalidExpression)/,
  },
  {
    kind: 'denied',
    says: 'It was denied',
    names:
      /^(AccessDenied|UnauthorizedOperation|AuthorizationError|AuthFailure|UnrecognizedClient|InvalidClientTokenId)/,
    statuses: [401, 403],
  },
  { kind: 'failed', says: 'No usable credentials were found', names: /^(CredentialsProvider|TokenProvider)Error$/ },
  { kind: 'failed', says: 'The answer could not be read', names: /^SyntaxError$/ },
];

/** Sorts an error of the SDK into the closed list of gaps. */
export function classifyFailure(thrown: unknown): Failure {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as SdkError;
  const name = plainName(error.name);
  const status = error.$metadata?.httpStatusCode;
  if (error.message === 'aborted')
    return { kind: 'truncated', error: name, message: 'The answer broke off in the middle.' };
  const rule = rules.find(
    ({ names, statuses }) => names.test(name) || (status !== undefined && statuses?.includes(status)),
  );
  const says = rule?.says ?? 'It failed';
  return { kind: rule?.kind ?? 'failed', error: name, message: `${says} (${detail(error, name, status)}).` };
}

function detail(error: SdkError, name: string, status: number | undefined): string {
  const code = typeof error.code === 'string' && error.code !== name ? plainName(error.code) : null;
  return [name, code, status === undefined ? null : `status ${status}`].filter((part) => part !== null).join(', ');
}

/** An error's name is printed, so it must look like one. */
function plainName(name: unknown): string {
  return typeof name === 'string' && /^[\w.-]{1,80}$/.test(name) ? name : 'Error';
}
