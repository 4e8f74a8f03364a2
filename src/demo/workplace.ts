import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A folder with the demo's configuration and everything it names, and the variables that lead the collectors to `url`. */
export type Workplace = {
  readonly configFile: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly remove: () => void;
};

/** The invented accounts of the landscape. */
export const demoAccounts = { produktion: '111122223333', altbestand: '444455556666' } as const;

/** The demo speaks to the loopback server only: credentials are invented, and no file of the user is read. */
export function createWorkplace(url: string): Workplace {
  const directory = mkdtempSync(join(tmpdir(), 'nachweis-demo-'));
  cpSync(fileURLToPath(new URL('../../fixtures/demo/configuration', import.meta.url)), directory, { recursive: true });
  const kubeconfig = join(directory, 'kubeconfig');
  writeFileSync(kubeconfig, kubeconfigFor(url));
  const awsConfig = join(directory, 'aws-config');
  writeFileSync(awsConfig, awsConfigFile());
  return {
    configFile: join(directory, 'nachweis.yaml'),
    environment: {
      KUBECONFIG: kubeconfig,
      AWS_ENDPOINT_URL: url,
      AWS_REGION: 'eu-central-1',
      AWS_CONFIG_FILE: awsConfig,
      AWS_SHARED_CREDENTIALS_FILE: join(directory, 'none'),
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_MAX_ATTEMPTS: '2',
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** One profile for each account; moto takes a number as the access key of that account. */
function awsConfigFile(): string {
  return Object.entries(demoAccounts)
    .map(([name, account]) => `[profile ${name}]\naws_access_key_id = ${account}\naws_secret_access_key = demo\n`)
    .join('');
}

function kubeconfigFor(url: string): string {
  return `apiVersion: v1
kind: Config
current-context: demo
clusters: [{ name: demo-cluster, cluster: { server: "${url}" } }]
users: [{ name: auditor, user: { token: demo } }]
contexts: [{ name: demo, context: { cluster: demo-cluster, user: auditor } }]
`;
}
