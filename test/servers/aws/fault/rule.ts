import type { Operation } from './operation.ts';

/**
 * What goes wrong. AccessDenied, Throttling and a number are answers of the service; `timeout` never answers,
 * `reset` and `truncate` break the connection before and in the middle of the answer, `badjson` is no JSON,
 * `emptypage` loses the token of the next page, `dropitems` empties a page but keeps its token, `slow` only takes time.
 */
export type Fault =
  | 'AccessDenied'
  | 'Throttling'
  | '500'
  | '503'
  | 'timeout'
  | 'reset'
  | 'truncate'
  | 'emptypage'
  | 'dropitems'
  | 'badjson'
  | 'slow';

export type FaultRule = {
  /** `service:Operation`, such as `ec2:DescribeVolumes`; `*` stands for any text in the operation or for any service. */
  readonly op: string;
  readonly fault: Fault;
  readonly region?: string;
  /** Lets so many calls pass first. */
  readonly after?: number;
  /** Then hits so many, and lets the others pass. */
  readonly times?: number;
  /** How long `slow` takes, and after how long `timeout` gives up. */
  readonly milliseconds?: number;
  readonly retryAfterSeconds?: number;
};

/** One call that came by, and what was done to it. */
export type ProxiedCall = { readonly name: string; readonly region: string; readonly fault: Fault | undefined };

/** Chooses the rule for each call, counting how often each has been asked. */
export function createChooser(rules: readonly FaultRule[]): (operation: Operation) => FaultRule | undefined {
  const seen = new Map<FaultRule, number>();
  return (operation) =>
    rules.find((rule) => {
      if (!matches(rule, operation)) {
        return false;
      }
      const count = (seen.get(rule) ?? 0) + 1;
      seen.set(rule, count);
      const first = (rule.after ?? 0) + 1;
      return count >= first && count < first + (rule.times ?? Infinity);
    });
}

function matches({ op, region }: FaultRule, operation: Operation): boolean {
  const [service, name = '*'] = op.split(':');
  const pattern = new RegExp(`^${name.replaceAll('*', '.*')}$`);
  return (
    (service === '*' || service === operation.service) &&
    pattern.test(operation.name) &&
    (region === undefined || region === operation.region)
  );
}
