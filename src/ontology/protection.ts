import { copiedProperties, placedProperties } from './common.ts';
import { optional, property, type TypeDeclaration } from './property.ts';

/** What protects data: backups and keys. */
export const protectionTypes = {
  'backup-plan': {
    title: { de: 'Sicherungsplan', en: 'Backup plan' },
    plural: { de: 'Sicherungspläne', en: 'Backup plans' },
    meaning: 'A plan or schedule that makes backups.',
    properties: {
      ...placedProperties,
      active: property('boolean', 'Aktiv', 'Active', 'Whether it runs: not paused and accepted by its controller.'),
      covers: optional(
        'strings',
        'Umfang',
        'Covers',
        'Namespaces (`namespace:NAME` or `namespace:*`) or resource ids it covers, where the plan itself says so.',
      ),
      ...copiedProperties,
      lastSuccess: optional(
        'timestamp',
        'Letzte erfolgreiche Sicherung',
        'Last success',
        'When it last made a backup without fault.',
      ),
      isolatedCopy: property(
        'boolean',
        'Getrennte Kopie',
        'Isolated copy',
        'Whether a copy of each of its backups goes to another account and there to another zone or region.',
      ),
    },
  },
  'recovery-point': {
    title: { de: 'Wiederherstellungspunkt', en: 'Recovery point' },
    plural: { de: 'Wiederherstellungspunkte', en: 'Recovery points' },
    meaning: 'The newest known backup of one resource or set of namespaces.',
    properties: {
      ...placedProperties,
      sources: property(
        'strings',
        'Gesichert',
        'Sources',
        'What it holds: resource ids, or `namespace:NAME` and `namespace:*` within its cluster.',
      ),
      createdAt: property('timestamp', 'Zeitpunkt', 'Created', 'When it was made.'),
      complete: property('boolean', 'Vollständig', 'Complete', 'Whether it ended without fault.'),
    },
  },
  key: {
    title: { de: 'Schlüssel', en: 'Key' },
    plural: { de: 'Schlüssel', en: 'Keys' },
    meaning: 'A key of a key management service.',
    properties: {
      ...placedProperties,
      manager: property(
        ['provider-managed', 'customer-managed', 'external'],
        'Verwaltung',
        'Manager',
        'Who manages it; `external` when its material lies outside the provider’s service.',
      ),
      enabled: property('boolean', 'Aktiv', 'Enabled', 'Whether it can be used.'),
      createdAt: property('timestamp', 'Angelegt', 'Created', 'When it was made.'),
      rotatable: property(
        'boolean',
        'Automatisch wechselbar',
        'Rotatable',
        'Whether the service can rotate it automatically: a symmetric key whose material the service made itself.',
      ),
      rotationPeriodDays: optional(
        'integer',
        'Wechsel alle (Tage)',
        'Rotation period (days)',
        'How many days lie between two automatic rotations; absent when automatic rotation is off.',
      ),
      lastRotated: optional(
        'timestamp',
        'Letzter Wechsel',
        'Last rotation',
        'When its material was last changed; absent when it never was.',
      ),
      publicAccess: property(
        'boolean',
        'Öffentlich',
        'Public',
        'Whether its own policy allows anybody to use or administer it.',
      ),
      foreignAccess: property(
        'boolean',
        'Fremde Konten',
        'Foreign accounts',
        'Whether its own policy allows another account to use or administer it.',
      ),
      adminsMayUse: property(
        'boolean',
        'Verwalter nutzen ihn auch',
        'Administrators may use it',
        'Whether a principal that its own policy names may both administer and use it; the account to which the policy delegates does not count.',
      ),
      pendingDeletion: property(
        'boolean',
        'Zur Löschung vorgemerkt',
        'Pending deletion',
        'Whether its deletion is scheduled.',
      ),
      deletionDelayDays: optional(
        'integer',
        'Wartefrist vor Löschung (Tage)',
        'Deletion waiting period (days)',
        'The shortest time in days between the order to delete it and its loss; absent when it can be lost at once.',
      ),
      usageLogged: property('boolean', 'Nutzung protokolliert', 'Use logged', 'Whether every use of it is logged.'),
    },
  },
} as const satisfies Record<string, TypeDeclaration>;
