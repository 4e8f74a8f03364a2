import type { KubernetesClient } from '../client.ts';
import { namespaces } from './namespaces.ts';
import { pick, times } from './times.ts';

/** What every secret value begins with: a test for leaks looks for it, and for its Base64 form. */
export const CANARY = 'CANARY-secret-';
export const CANARY_BASE64 = 'Q0FOQVJZ';

const SECRETS = 200;
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Secrets whose value also stands in an annotation, as `kubectl apply` leaves it there, and some ConfigMaps. */
export async function seedSecrets(client: KubernetesClient): Promise<void> {
  await times(SECRETS, async (index) => {
    const namespace = pick(namespaces, index);
    const value = Buffer.from(`${CANARY}${index}`).toString('base64');
    const annotations = { [LAST_APPLIED]: JSON.stringify({ data: { url: value } }) };
    await client.create(`/api/v1/namespaces/${namespace}/secrets`, {
      metadata: { name: `db-${index}`, annotations },
      type: 'Opaque',
      data: { url: value, password: value },
    });
    await client.create(`/api/v1/namespaces/${namespace}/configmaps`, {
      metadata: { name: `cfg-${index % 20}` },
      data: { 'app.yaml': 'a: 1\n' },
    });
  });
}
