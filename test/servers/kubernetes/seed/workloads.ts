import type { KubernetesClient } from '../client.ts';
import { namespaces } from './namespaces.ts';
import { pick, times } from './times.ts';

const DEPLOYMENTS = 200;

/** Deployments with a Service each; every second one has a PodDisruptionBudget. */
export async function seedWorkloads(client: KubernetesClient): Promise<void> {
  await times(DEPLOYMENTS, async (index) => {
    const namespace = pick(namespaces, index);
    const name = `app-${index}`;
    const selector = { matchLabels: { app: name } };
    await client.create(`/apis/apps/v1/namespaces/${namespace}/deployments`, {
      metadata: { name, labels: { app: name } },
      spec: {
        replicas: 1 + (index % 4),
        selector,
        template: { metadata: { labels: { app: name } }, spec: podSpec(index) },
      },
    });
    await client.create(`/api/v1/namespaces/${namespace}/services`, {
      metadata: { name },
      spec: { selector: { app: name }, ports: [{ port: 80, targetPort: 8080 }] },
    });
    if (index % 2 === 1) {
      const spec = { minAvailable: 1, selector };
      await client.create(`/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets`, { metadata: { name }, spec });
    }
  });
}

/** A pod as real ones are: some properties of each are in order and some are not, by the number of the workload. */
function podSpec(index: number): object {
  return {
    automountServiceAccountToken: index % 5 === 0,
    containers: [container(index)],
    volumes: [
      { name: 'configuration', configMap: { name: `cfg-${index % 20}` } },
      { name: 'temporary', emptyDir: {} },
    ],
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: { app: `app-${index}` } },
      },
    ],
  };
}

function container(index: number): object {
  const image = `registry.example.test/team/app-${index % 40}`;
  return {
    name: 'app',
    image: index % 4 === 0 ? `${image}@sha256:${'ab12'.repeat(16)}` : `${image}:1.${index % 9}.0`,
    ports: [{ containerPort: 8080 }],
    env: [
      { name: 'LOG_LEVEL', value: 'info' },
      { name: 'DB_URL', valueFrom: { secretKeyRef: { name: `db-${index % 20}`, key: 'url' } } },
      { name: 'REGION', value: 'eu-central-1' },
    ],
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '512Mi' } },
    volumeMounts: [
      { name: 'configuration', mountPath: '/etc/app' },
      { name: 'temporary', mountPath: '/tmp' },
    ],
    livenessProbe: { httpGet: { path: '/livez', port: 8080 }, periodSeconds: 10 },
    readinessProbe: { httpGet: { path: '/readyz', port: 8080 }, periodSeconds: 5 },
    securityContext: {
      runAsNonRoot: index % 3 !== 0,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: index % 2 === 0,
      capabilities: { drop: ['ALL'] },
    },
  };
}
