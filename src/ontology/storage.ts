import {
  backedUpProperties,
  copiedProperties,
  dataProperties,
  encryptedProperties,
  placedProperties,
} from './common.ts';
import { optional, property, type TypeDeclaration } from './property.ts';

/** What holds data. */
export const storageTypes = {
  'block-volume': {
    title: { de: 'Datenträger', en: 'Block volume' },
    plural: { de: 'Datenträger', en: 'Block volumes' },
    meaning: 'A block volume or virtual disk of a cloud provider, attached or not.',
    properties: {
      ...placedProperties,
      ...copiedProperties,
      ...dataProperties,
      ...encryptedProperties,
      ...backedUpProperties,
      state: property('string', 'Zustand', 'State', "The provider's word for its state."),
    },
  },
  'object-store': {
    title: { de: 'Objektspeicher', en: 'Object store' },
    plural: { de: 'Objektspeicher', en: 'Object stores' },
    meaning: 'A bucket or container for objects.',
    properties: {
      ...placedProperties,
      ...copiedProperties,
      ...dataProperties,
      ...encryptedProperties,
      ...backedUpProperties,
      algorithm: optional(
        'string',
        'Verfahren',
        'Algorithm',
        'Default encryption of new objects, as the provider names it.',
      ),
    },
  },
  database: {
    title: { de: 'Datenbank', en: 'Database' },
    plural: { de: 'Datenbanken', en: 'Databases' },
    meaning: 'A managed database instance, cluster or table, or a database operated in a cluster.',
    properties: {
      ...placedProperties,
      ...copiedProperties,
      ...dataProperties,
      ...encryptedProperties,
      ...backedUpProperties,
      engine: property('string', 'Art', 'Engine', 'Database engine or service.'),
      namespace: optional(
        'string',
        'Namensraum',
        'Namespace',
        'Namespace it runs in; absent for a database that a cloud provider operates.',
      ),
      replicaOf: optional(
        'string',
        'Replikat von',
        'Replica of',
        'Identifier of the source when it is a read replica.',
      ),
      backupEnabled: property(
        'boolean',
        'Automatische Sicherung',
        'Automatic backup',
        'Whether the service makes automatic backups.',
      ),
      backupRetentionDays: optional(
        'integer',
        'Aufbewahrung (Tage)',
        'Retention (days)',
        'How many days automatic backups are kept.',
      ),
      latestRestorableTime: optional(
        'timestamp',
        'Wiederherstellbar bis',
        'Latest restorable time',
        'The newest moment to which it can be restored.',
      ),
      multiZone: property(
        'boolean',
        'Mehrere Zonen',
        'Several zones',
        'Whether a standby or members lie in at least two zones.',
      ),
      automaticFailover: property(
        'boolean',
        'Automatische Übernahme',
        'Automatic failover',
        'Whether the standby takes over by itself.',
      ),
    },
  },
  'persistent-volume': {
    title: { de: 'Persistenter Datenträger', en: 'Persistent volume' },
    plural: { de: 'Persistente Datenträger', en: 'Persistent volumes' },
    meaning: 'A PersistentVolume of a Kubernetes cluster.',
    properties: {
      ...placedProperties,
      ...dataProperties,
      ...encryptedProperties,
      ...backedUpProperties,
      driver: property('string', 'Treiber', 'Driver', 'CSI driver or kind of volume source.'),
      handle: optional('string', 'Kennung beim Anbieter', 'Volume handle', 'Identifier of the volume at the provider.'),
      storageClass: optional('string', 'Speicherklasse', 'Storage class', 'Name of its StorageClass.'),
      namespace: optional('string', 'Namensraum', 'Namespace', 'Namespace of the claim that uses it.'),
    },
  },
} as const satisfies Record<string, TypeDeclaration>;
