import { connectClient } from './client.ts';
import { seedBackups } from './seed/backups.ts';
import { seedIdentities } from './seed/identities.ts';
import { seedNamespaces, seedNodes } from './seed/namespaces.ts';
import { seedNetwork } from './seed/network.ts';
import { seedSecrets } from './seed/secrets.ts';
import { seedStorageClasses, seedVolumes } from './seed/storage.ts';
import { seedWorkloads } from './seed/workloads.ts';
import type { KubernetesCluster } from './start.ts';

/**
 * A cluster of 1,112 made-up objects: every theme is there, good and bad mixed by number, and every secret holds a
 * canary. It can be called again; what exists is left as it is.
 */
export async function seedBenchmark(cluster: KubernetesCluster): Promise<void> {
  const client = await connectClient(cluster);
  try {
    await seedNamespaces(client);
    await seedNodes(client);
    await seedStorageClasses(client);
    await seedVolumes(client);
    await seedWorkloads(client);
    await seedNetwork(client);
    await seedIdentities(client);
    await seedSecrets(client);
    await seedBackups(client);
  } finally {
    await client.close();
  }
}
