import { DEFAULT_ACCOUNT, DEFAULT_REGION, type AwsScope } from '../environment.ts';
import type {
  CallCounts,
  ConfigItem,
  ItemName,
  ProtectedResource,
  RecoveryPoint,
  ReportRow,
  TrailStatus,
} from './facts.ts';

/** A running AWS test server: an endpoint for any AWS client, and what tests can set besides, account by account. */
export type SharedAwsCloud = {
  readonly url: string;
  /** Further items for AWS Config, of any type, whether or not moto knows it. They need no recorder. */
  readonly addConfigItems: (items: readonly ConfigItem[], scope?: AwsScope) => Promise<void>;
  /** Changes an item that is made from moto's state, by property path; null takes the property out. */
  readonly changeConfigItem: (name: ItemName, changes: Record<string, unknown>, scope?: AwsScope) => Promise<void>;
  readonly setProtectedResources: (items: readonly ProtectedResource[], scope?: AwsScope) => Promise<void>;
  readonly setRecoveryPoints: (items: readonly RecoveryPoint[], scope?: AwsScope) => Promise<void>;
  /** Columns of the credential report by user; `<root_account>` is a user too. */
  readonly changeCredentialReport: (
    rows: Readonly<Record<string, ReportRow>>,
    options?: { readonly account?: string; readonly generatedTime?: string },
  ) => Promise<void>;
  /** Such as `AccountMFAEnabled` and `AccountAccessKeysPresent`; the root user's row of the report follows. */
  readonly changeAccountSummary: (values: Readonly<Record<string, number>>, account?: string) => Promise<void>;
  readonly setTrailStatus: (trail: string, status: TrailStatus, scope?: AwsScope) => Promise<void>;
  /** Makes many volumes in a moment, every n-th of them unencrypted. */
  readonly fillVolumes: (
    count: number,
    options?: AwsScope & { readonly unencryptedEvery?: number; readonly kmsKeyId?: string },
  ) => Promise<void>;
};

/** What concerns all accounts at once belongs to the only user of a server. */
export type AwsCloud = SharedAwsCloud & {
  readonly calls: () => Promise<CallCounts>;
  readonly resetCalls: () => Promise<void>;
  /** Empties every account, and takes back everything that was set here. */
  readonly reset: () => Promise<void>;
  /** When AWS Config recorded its items; otherwise when the server started. */
  readonly setCaptureTime: (time: string) => Promise<void>;
};

export function connectAws(url: string): AwsCloud {
  const post = async (path: string, body: unknown): Promise<void> => {
    const response = await fetch(url + path, { method: 'POST', body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${path} answered ${response.status}: ${text}`);
    }
  };
  const set = async (path: string, scope: AwsScope | undefined, body: object): Promise<void> =>
    await post(path, { account: DEFAULT_ACCOUNT, region: DEFAULT_REGION, ...scope, ...body });
  return {
    url,
    calls: async () => (await (await fetch(`${url}/__calls`)).json()) as CallCounts,
    resetCalls: async () => await post('/__calls/reset', {}),
    reset: async () => await post('/moto-api/reset', {}),
    addConfigItems: async (items, scope) => await set('/__config/items', scope, { items }),
    changeConfigItem: async (name, changes, scope) => await set('/__config/changes', scope, { ...name, changes }),
    setCaptureTime: async (time) => await post('/__config/capture-time', { time }),
    setProtectedResources: async (items, scope) => await set('/__backup/protected-resources', scope, { items }),
    setRecoveryPoints: async (items, scope) => await set('/__backup/recovery-points', scope, { items }),
    changeCredentialReport: async (rows, options) => await set('/__iam/credential-report', options, { rows }),
    changeAccountSummary: async (values, account = DEFAULT_ACCOUNT) =>
      await set('/__iam/account-summary', { account }, { values }),
    setTrailStatus: async (name, status, scope) => await set('/__cloudtrail/status', scope, { name, status }),
    fillVolumes: async (count, options) => await set('/__fill/volumes', options, { count }),
  };
}
