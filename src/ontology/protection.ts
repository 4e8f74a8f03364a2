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
    },
  },
} as const satisfies Record<string, TypeDeclaration>;
