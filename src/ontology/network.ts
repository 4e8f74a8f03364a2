import { classifiedProperties, watchedProperties } from './common.ts';
import { loggingTypes } from './network-logs.ts';
import { derived, optional, property, type TypeDeclaration } from './property.ts';

/** Networks, logs and watching them. */
export const networkTypes = {
  'web-entry': {
    title: { de: 'Webzugang', en: 'Web entry point' },
    plural: { de: 'Webzugänge', en: 'Web entry points' },
    meaning: 'What takes web requests first: an HTTP load balancer, a CDN distribution, an API gateway or an ingress.',
    properties: {
      ...classifiedProperties,
      ...watchedProperties,
      critical: derived(
        'boolean',
        'Kritisch',
        'Critical',
        'Whether its protection need for availability is high or very high.',
      ),
      public: property('boolean', 'Öffentlich', 'Public', 'Whether it can be reached from the internet.'),
      waf: property('boolean', 'WAF', 'WAF', 'Whether a web application firewall inspects its requests.'),
      wafBlocks: property(
        'boolean',
        'WAF blockiert',
        'WAF blocks',
        'Whether at least one rule group of the firewall blocks requests instead of only counting them.',
      ),
      wafLogging: property('boolean', 'WAF protokolliert', 'WAF logging', 'Whether the firewall writes a log.'),
      ddosPlan: property(
        'boolean',
        'DDoS-Schutzplan',
        'DDoS plan',
        'Whether a booked plan against DDoS attacks covers it; what a provider gives everybody does not count.',
      ),
      uptimeCheck: property(
        'boolean',
        'Prüfung von außen',
        'Uptime check',
        'Whether a check from outside the network asks for its availability at regular intervals.',
      ),
      measuredAvailability: optional(
        'string',
        'Gemessene Verfügbarkeit',
        'Measured availability',
        'Availability measured in the period, in percent, with the measuring point.',
      ),
    },
  },
  network: {
    title: { de: 'Netz', en: 'Virtual network' },
    plural: { de: 'Netze', en: 'Virtual networks' },
    meaning: 'A virtual network of a cloud account, or the network of a cluster.',
    properties: {
      flowLog: property(
        'boolean',
        'Flow-Log',
        'Flow log',
        'Whether a flow log is active for it or for every subnet of it.',
      ),
      flowLogAllTraffic: property(
        'boolean',
        'Flow-Log vollständig',
        'Flow log complete',
        'Whether the flow log covers accepted and rejected traffic; false where there is none.',
      ),
    },
  },
  subnet: {
    title: { de: 'Subnetz', en: 'Subnet' },
    plural: { de: 'Subnetze', en: 'Subnets' },
    meaning: 'A subnet of a virtual network.',
    properties: {
      internetRoute: property(
        'boolean',
        'Route ins Internet',
        'Route to the internet',
        'Whether its route table leads to an internet gateway; a route by address translation only (NAT) does not count.',
      ),
      dataStores: property(
        'boolean',
        'Enthält Datenspeicher',
        'Holds data stores',
        'Whether a database, cache, search domain or message broker has a network interface in it.',
      ),
    },
  },
  'security-group': {
    title: { de: 'Sicherheitsgruppe', en: 'Security group' },
    plural: { de: 'Sicherheitsgruppen', en: 'Security groups' },
    meaning: 'A named set of firewall rules (security group, network security group).',
    properties: {
      providerDefault: property(
        'boolean',
        'Vorgabe des Anbieters',
        'Provider default',
        'Whether the platform made it as the default group of a network.',
      ),
      rules: property('integer', 'Regeln', 'Rules', 'How many rules allow something, incoming and outgoing.'),
      attached: property(
        'boolean',
        'Zugeordnet',
        'Attached',
        'Whether a network interface or subnet uses it, or a rule of another group names it.',
      ),
    },
  },
  'inbound-rule': {
    title: { de: 'Eingangsregel', en: 'Inbound rule' },
    plural: { de: 'Eingangsregeln', en: 'Inbound rules' },
    meaning:
      'A rule of a security group or firewall that allows incoming traffic to ports; rules of protocols without ports are left out.',
    properties: {
      anySource: property(
        'boolean',
        'Für beliebige Adressen',
        'Any source',
        'Whether it allows every address (0.0.0.0/0 or ::/0), also by several ranges that together do.',
      ),
      ipv4Prefix: optional(
        'integer',
        'Präfixlänge (IPv4)',
        'Prefix length (IPv4)',
        'Prefix length in bits of its widest IPv4 range; absent when it names no IPv4 range, only groups for example.',
      ),
      ipv6Prefix: optional(
        'integer',
        'Präfixlänge (IPv6)',
        'Prefix length (IPv6)',
        'Prefix length in bits of its widest IPv6 range; absent when it names no IPv6 range.',
      ),
      fromPort: property('integer', 'Erster Port', 'First port', 'The lowest port it allows; 0 when it allows all.'),
      toPort: property('integer', 'Letzter Port', 'Last port', 'The highest port it allows; 65535 when it allows all.'),
    },
  },
  'exposed-port': {
    title: { de: 'Portfreigabe', en: 'Exposed port' },
    plural: { de: 'Portfreigaben', en: 'Exposed ports' },
    meaning:
      'A port by which something in a cluster is reached from outside of it: of a Service of type LoadBalancer or NodePort, or a host port.',
    properties: {
      kind: property(
        ['load-balancer', 'node-port', 'host-port'],
        'Art',
        'Kind',
        'What opens it: a load balancer, a port of every node, or a port of the node a pod runs on.',
      ),
      anySource: property(
        'boolean',
        'Für beliebige Adressen',
        'Any source',
        'Whether neither a list of source ranges nor an internal load balancer limits who can reach it.',
      ),
      port: property('integer', 'Port', 'Port', 'The port on which it is reached.'),
      targetPort: property('integer', 'Zielport', 'Target port', 'The port of the container that answers.'),
    },
  },
  'data-endpoint': {
    title: { de: 'Datenzugang', en: 'Data endpoint' },
    plural: { de: 'Datenzugänge', en: 'Data endpoints' },
    meaning:
      'How a database, cache, search service or message broker is reached over the network, in a cloud account or as a Service of a cluster; a service that only the signed interface of the provider reaches has none.',
    properties: {
      service: property('string', 'Dienst', 'Service', 'Engine or service behind it.'),
      publicAddress: property(
        'boolean',
        'Öffentliche Adresse',
        'Public address',
        'Whether it has a public address or its public network access is on.',
      ),
      anySource: property(
        'boolean',
        'Für beliebige Adressen',
        'Any source',
        'Whether a firewall rule on its ports allows every address (0.0.0.0/0 or ::/0).',
      ),
    },
  },
  'egress-path': {
    title: { de: 'Ausgangsweg', en: 'Egress path' },
    plural: { de: 'Ausgangswege', en: 'Egress paths' },
    meaning: 'The way from a cluster or virtual network to the internet; one for each of them that has one.',
    properties: {
      allowList: property(
        'boolean',
        'Nur benannte Ziele',
        'Allow list',
        'Whether only named destinations can be reached (names or address ranges) and everything else is blocked.',
      ),
    },
  },
  ...loggingTypes,
} as const satisfies Record<string, TypeDeclaration>;
