import type { KubernetesClient } from '../client.ts';
import { namespaces } from './namespaces.ts';

/** Network policies for all, the closing one for every second namespace; an Ingress each, every third without TLS. */
export async function seedNetwork(client: KubernetesClient): Promise<void> {
  for (const [index, namespace] of namespaces.entries()) {
    const base = `/apis/networking.k8s.io/v1/namespaces/${namespace}`;
    if (index % 2 === 0) {
      await client.create(`${base}/networkpolicies`, {
        metadata: { name: 'default-deny' },
        spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      });
    }
    await client.create(`${base}/networkpolicies`, {
      metadata: { name: 'allow-dns' },
      spec: { podSelector: {}, policyTypes: ['Egress'], egress: [{ ports: [{ protocol: 'UDP', port: 53 }] }] },
    });
    await client.create(`${base}/ingresses`, ingressOf(index, namespace));
  }
}

function ingressOf(index: number, namespace: string): { metadata: { name: string }; spec: object } {
  const host = `${namespace}.example.test`;
  const backend = { service: { name: `app-${index}`, port: { number: 80 } } };
  const tls = { tls: [{ hosts: [host], secretName: `${namespace}-tls` }] };
  return {
    metadata: { name: `web-${index}` },
    spec: {
      ingressClassName: 'nginx',
      ...(index % 3 === 0 ? {} : tls),
      rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    },
  };
}
