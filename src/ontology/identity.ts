import { benchmarkedProperties, placedProperties } from './common.ts';
import { derived, optional, property, type TypeDeclaration } from './property.ts';

/** Who may do what, and where the trace of it is kept. */
export const identityTypes = {
  account: {
    title: { de: 'Konto', en: 'Account' },
    plural: { de: 'Konten', en: 'Accounts' },
    meaning: 'A cloud account with its root user and its log of administrative actions.',
    properties: {
      rootMfa: property('boolean', 'MFA des Root-Benutzers', 'Root MFA', 'Whether the root user has a second factor.'),
      rootAccessKeys: property(
        'boolean',
        'Root-Zugriffsschlüssel',
        'Root access keys',
        'Whether the root user holds access keys.',
      ),
      rootPassword: property(
        'boolean',
        'Root-Kennwort',
        'Root password',
        'Whether the root user has a password; none where root credentials are removed centrally.',
      ),
      rootLastUsed: optional(
        'timestamp',
        'Root zuletzt benutzt',
        'Root last used',
        'When the root user last signed in.',
      ),
      auditLog: property(
        'boolean',
        'Protokollierung',
        'Audit log',
        'Whether administrative actions are recorded now, as seen from the region that speaks for the account.',
      ),
      auditLogAllRegions: property('boolean', 'Alle Regionen', 'All regions', 'Whether the log covers every region.'),
      auditLogComplete: property(
        'boolean',
        'Ohne Ausschluss',
        'Without exclusion',
        'Whether no filter drops events that change something.',
      ),
      auditLogDelivered: optional(
        'timestamp',
        'Letzte Zustellung',
        'Last delivery',
        'When the log was last delivered.',
      ),
      configurationRecorded: property(
        'boolean',
        'Konfiguration aufgezeichnet',
        'Configuration recorded',
        'Whether changes of the configuration of its resources are recorded in every enabled region.',
      ),
      ...benchmarkedProperties,
    },
  },
  cluster: {
    title: { de: 'Cluster', en: 'Cluster' },
    plural: { de: 'Cluster', en: 'Clusters' },
    meaning: 'A Kubernetes cluster.',
    properties: {
      version: property('string', 'Version', 'Version', 'Version of its API server.'),
      auditLog: property(
        'boolean',
        'Protokollierung',
        'Audit log',
        'Whether its API server writes an audit log with a policy.',
      ),
      networkPolicyEnforced: property(
        'boolean',
        'Netzregeln wirksam',
        'Network policies enforced',
        'Whether a network plugin is present that is known to enforce network policies.',
      ),
      zones: derived('strings', 'Zonen', 'Zones', 'The zones its nodes lie in.'),
      ...benchmarkedProperties,
      secretsEncryption: property(
        ['kms-v2', 'kms-v1', 'provider-kms', 'secretbox', 'aescbc', 'aesgcm', 'identity'],
        'Verschlüsselung der Secrets',
        'Encryption of secrets',
        'The first encryption provider its API server uses for Secrets; `provider-kms` where a managed service encrypts with a key service and names no version, `identity` where nothing encrypts.',
      ),
    },
  },
  node: {
    title: { de: 'Knoten', en: 'Node' },
    plural: { de: 'Knoten', en: 'Nodes' },
    meaning: 'A node of a cluster.',
    properties: {
      ...placedProperties,
      providerId: optional(
        'string',
        'Kennung beim Anbieter',
        'Provider id',
        'The identifier the cloud provider gave it.',
      ),
      imageReleasedAt: property(
        'timestamp',
        'Stand des Systemabbilds',
        'Image released',
        'When the image of its operating system was released.',
      ),
    },
  },
  user: {
    title: { de: 'Benutzerkonto', en: 'User' },
    plural: { de: 'Benutzerkonten', en: 'Users' },
    meaning: 'A user of a cloud account; the name is pseudonymised by default.',
    properties: {
      human: property(
        'boolean',
        'Person',
        'Person',
        'Whether it can sign in interactively, which is taken as the sign of a person.',
      ),
      mfa: property('boolean', 'MFA', 'MFA', 'Whether a second factor is registered.'),
      oldestKeyCreated: optional(
        'timestamp',
        'Ältester aktiver Zugriffsschlüssel',
        'Oldest active access key',
        'When its oldest active access key was made; absent when it has none.',
      ),
    },
  },
  'access-grant': {
    title: { de: 'Berechtigung', en: 'Access grant' },
    plural: { de: 'Berechtigungen', en: 'Access grants' },
    meaning: 'A policy that is attached or can be assumed, or a role binding, with what it grants.',
    properties: {
      kind: property('string', 'Art', 'Kind', 'Kind of the policy or binding.'),
      fullRights: property('boolean', 'Vollrechte', 'Full rights', 'Whether it grants every action on every resource.'),
      selfWritten: property(
        'boolean',
        'Selbst verfasst',
        'Self-written',
        'Whether the customer wrote the policy or role; the administrator roles of the platform are not.',
      ),
      wildcardSecrets: property(
        'boolean',
        'Pauschale Rechte auf Geheimnisse',
        'Wildcard rights on secrets',
        'Whether it grants wildcard verbs on secrets.',
      ),
      onlyNamedGroups: property(
        'boolean',
        'Nur benannte Gruppen',
        'Named groups only',
        'Whether every holder is a named group, none a single person or a machine.',
      ),
      publicHolder: property(
        'boolean',
        'Öffentlich',
        'Public',
        'Whether it is granted to anonymous or to every authenticated caller.',
      ),
      providerDefault: property(
        'boolean',
        'Vorgabe des Anbieters',
        'Provider default',
        'Whether the platform itself made it.',
      ),
      holders: optional('strings', 'Inhaber', 'Holders', 'Who holds it; persons pseudonymised.'),
    },
  },
} as const satisfies Record<string, TypeDeclaration>;
