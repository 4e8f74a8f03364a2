import { classifiedProperties, placedProperties, watchedProperties } from './common.ts';
import { derived, optional, property, type TypeDeclaration } from './property.ts';

/** What runs and how it is reached. */
export const operationTypes = {
  endpoint: {
    title: { de: 'Endpunkt', en: 'Endpoint' },
    plural: { de: 'Endpunkte', en: 'Endpoints' },
    meaning: 'A listener of a load balancer or an ingress host.',
    properties: {
      ...placedProperties,
      public: property('boolean', 'Öffentlich', 'Public', 'Whether it can be reached from the internet.'),
      tls: property('boolean', 'TLS', 'TLS', 'Whether it speaks TLS.'),
      redirectsToTls: optional(
        'boolean',
        'Leitet auf TLS um',
        'Redirects to TLS',
        'Whether it answers every request with a redirect to an address that speaks TLS.',
      ),
      minTlsVersion: optional(
        'string',
        'Niedrigste TLS-Version',
        'Lowest TLS version',
        'The lowest version it accepts, for example 1.2.',
      ),
      weakCiphers: optional(
        'strings',
        'Schwache Verfahren',
        'Weak cipher suites',
        'Accepted suites without forward secrecy, or with CBC or SHA-1.',
      ),
      zones: optional('strings', 'Zonen', 'Zones', 'The zones it is present in.'),
      http: property('boolean', 'Web-Endpunkt', 'Web endpoint', 'Whether it speaks HTTP, with or without TLS.'),
      answersPlainHttp: property(
        'boolean',
        'Antwortet ohne TLS',
        'Answers without TLS',
        'Whether it answers a request without TLS at the same address with anything but a refusal or a redirect to TLS.',
      ),
      hstsMaxAge: optional(
        'integer',
        'HSTS-Dauer (Sekunden)',
        'HSTS max-age (seconds)',
        'Seconds named in max-age of the header Strict-Transport-Security; absent when its answers lack the header.',
      ),
    },
  },
  namespace: {
    title: { de: 'Namensraum', en: 'Namespace' },
    plural: { de: 'Namensräume', en: 'Namespaces' },
    meaning: 'A namespace of a cluster.',
    properties: {
      system: property(
        'boolean',
        'Systemnamensraum',
        'System namespace',
        'Whether it belongs to the platform (kube-system and its like).',
      ),
      inventoryTags: classifiedProperties.inventoryTags,
      workloads: derived('integer', 'Anwendungen', 'Workloads', 'How many workloads it holds.'),
      defaultDenyIngress: derived(
        'boolean',
        'Eingehend gesperrt',
        'Default deny ingress',
        'Whether a policy blocks all incoming traffic by default.',
      ),
      defaultDenyEgress: derived(
        'boolean',
        'Ausgehend gesperrt',
        'Default deny egress',
        'Whether a policy blocks all outgoing traffic by default.',
      ),
      networkPolicyEnforced: derived(
        'boolean',
        'Netzregeln wirksam',
        'Network policies enforced',
        'Whether the cluster has a network plugin that enforces policies.',
      ),
      runningPods: property('integer', 'Laufende Pods', 'Running pods', 'How many pods run in it.'),
      podsInMesh: property(
        'integer',
        'Pods im Service Mesh',
        'Pods in the mesh',
        'How many of its running pods are part of a service mesh.',
      ),
      mtlsStrict: property(
        'boolean',
        'Nur mTLS',
        'mTLS only',
        'Whether the mesh lets its pods accept mutually authenticated TLS only, with no weaker rule for the namespace, a workload or a port.',
      ),
      quota: property(
        'boolean',
        'Kontingent',
        'Quota',
        'Whether a quota limits the processor time and memory it may use.',
      ),
    },
  },
  'network-policy': {
    title: { de: 'Netzregel', en: 'Network policy' },
    plural: { de: 'Netzregeln', en: 'Network policies' },
    meaning: 'A NetworkPolicy.',
    properties: {
      namespace: property('string', 'Namensraum', 'Namespace', 'The namespace it applies to.'),
      defaultDenyIngress: property(
        'boolean',
        'Sperrt eingehend',
        'Denies ingress',
        'Whether it selects all pods and allows no incoming traffic.',
      ),
      defaultDenyEgress: property(
        'boolean',
        'Sperrt ausgehend',
        'Denies egress',
        'Whether it selects all pods and allows no outgoing traffic.',
      ),
    },
  },
  workload: {
    title: { de: 'Anwendung', en: 'Workload' },
    plural: { de: 'Anwendungen', en: 'Workloads' },
    meaning: 'A Deployment or StatefulSet.',
    properties: {
      ...classifiedProperties,
      ...watchedProperties,
      kind: property('string', 'Art', 'Kind', 'Kind of the workload.'),
      namespace: property('string', 'Namensraum', 'Namespace', 'Its namespace.'),
      system: property(
        'boolean',
        'Systemnamensraum',
        'System namespace',
        'Whether its namespace belongs to the platform (kube-system and its like).',
      ),
      replicas: property('integer', 'Instanzen (Soll)', 'Replicas', 'How many instances are wanted.'),
      readyReplicas: property('integer', 'Instanzen (bereit)', 'Ready replicas', 'How many instances are ready.'),
      spreadOverZones: property(
        'boolean',
        'Über Zonen verteilt',
        'Spread over zones',
        'Whether its instances are forced into different zones; unknown when only preferred, as pods are not read.',
      ),
      disruptionBudget: property(
        'boolean',
        'PodDisruptionBudget',
        'Disruption budget',
        'Whether a PodDisruptionBudget selects its pods.',
      ),
      readinessProbe: property(
        'boolean',
        'Bereitschaftsprüfung',
        'Readiness probe',
        'Whether every container has a readiness probe.',
      ),
      plainCredentials: property(
        'integer',
        'Zugangsdaten im Klartext',
        'Plain credentials',
        'How many environment variables of its containers hold a plain value that looks like a credential; references to Secrets do not count.',
      ),
      resourceLimits: property(
        'boolean',
        'Anforderungen und Grenzen',
        'Requests and limits',
        'Whether every container states requests and limits for processor time and memory.',
      ),
      autoscaled: property(
        'boolean',
        'Automatische Skalierung',
        'Autoscaling',
        'Whether an autoscaler with an upper limit sets its number of instances.',
      ),
      critical: derived(
        'boolean',
        'Kritisch',
        'Critical',
        'Whether its protection need for availability is high or very high.',
      ),
      clusterZones: derived(
        'integer',
        'Zonen des Clusters',
        'Zones of the cluster',
        'How many zones the nodes of its cluster lie in.',
      ),
    },
  },
} as const satisfies Record<string, TypeDeclaration>;
