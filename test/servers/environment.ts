/** Which part of the test server is meant. */
export type AwsScope = { readonly account?: string; readonly region?: string };

/** What any access key that is no account number belongs to. */
export const DEFAULT_ACCOUNT = '123456789012';
export const DEFAULT_REGION = 'eu-central-1';

/**
 * What a client needs in its environment to talk to the test server, and to nothing else.
 * An access key of twelve digits is the account of that number, so suites that share a server can keep apart.
 */
export function awsEnvironment(url: string, scope: AwsScope = {}): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: scope.account ?? 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: scope.region ?? DEFAULT_REGION,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '2',
  };
}
