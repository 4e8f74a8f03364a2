import { derived, optional, property, type Property } from './property.ts';

/** Every resource whose tags say what it holds or how critical it is has these. */
export const classifiedProperties = {
  tags: optional(
    'strings',
    'Kennzeichnungen',
    'Tags',
    'Tags or labels as key=value, only those keys that the classification in nachweis.yaml names.',
  ),
  inventoryTags: property(
    'strings',
    'Angaben zum Verzeichnis',
    'Inventory tags',
    'Which of `owner`, `data-class` and `environment` its tags or labels name with an allowed value; keys and values by nachweis.yaml.',
  ),
} satisfies Record<string, Property>;

/** Every resource that lies at a place has these as well. */
export const placedProperties = {
  place: property(
    'string',
    'Ortsangabe',
    'Place',
    "The provider's code of the most exact place known: zone, else region.",
  ),
  location: derived(
    'location',
    'Ort',
    'Location',
    'The place with its country and verdict, looked up in locations.yaml.',
  ),
} satisfies Record<string, Property>;

/** Every resource that can have copies elsewhere has these as well. */
export const copiedProperties = {
  copyPlaces: optional(
    'strings',
    'Orte der Kopien',
    'Places of copies',
    "The provider's codes of the places that hold copies, replicas or backups of it.",
  ),
  copies: derived('locations', 'Kopien', 'Copies', 'The places of its copies, with country and verdict.'),
} satisfies Record<string, Property>;

/** Every resource that holds data has these as well. */
export const dataProperties = {
  ...classifiedProperties,
  dataClass: derived(
    ['personal', 'none'],
    'Datenklasse',
    'Data class',
    'What the classification says it holds; unknown when untagged.',
  ),
  critical: derived(
    'boolean',
    'Kritisch',
    'Critical',
    'Whether its protection need for availability is high or very high.',
  ),
} satisfies Record<string, Property>;

/** Every resource that a provider encrypts has these as well. */
export const encryptedProperties = {
  encrypted: property('boolean', 'Verschlüsselt', 'Encrypted', 'Whether the stored data are encrypted at rest.'),
  keyId: optional('string', 'Schlüssel', 'Key', "The source's identifier of the key."),
  keyManager: derived(
    ['provider-owned', 'provider-managed', 'customer-managed', 'external'],
    'Schlüsselverwaltung',
    'Key manager',
    'Who manages the key: the provider invisibly, the provider in the account, the customer in the provider’s service, or an external store.',
  ),
  keyLocation: derived('location', 'Ort des Schlüssels', 'Key location', 'Where the key is kept.'),
} satisfies Record<string, Property>;

/** Every data store that a backup plan can cover has these as well. */
export const backedUpProperties = {
  inBackupPlan: derived('boolean', 'Im Sicherungsplan', 'In a backup plan', 'Whether an active backup plan covers it.'),
  newestRecoveryPoint: derived(
    'timestamp',
    'Jüngster Wiederherstellungspunkt',
    'Newest recovery point',
    'Time of the newest recovery point known from backup plans.',
  ),
} satisfies Record<string, Property>;

/** Every service that clients connect to for data has these as well. */
export const transitProperties = {
  requiresTls: property(
    'boolean',
    'Nur verschlüsselte Verbindungen',
    'Encrypted connections only',
    'Whether it refuses every connection without TLS; offering TLS is not enough.',
  ),
} satisfies Record<string, Property>;

/** Every element that is checked against a hardening baseline as a whole has these as well. */
export const benchmarkedProperties = {
  benchmark: optional(
    'string',
    'Härtungsvorgabe',
    'Benchmark',
    'Name and version of the benchmark it was last checked against; absent when it never was.',
  ),
  benchmarkRunAt: optional('timestamp', 'Geprüft am', 'Benchmark run', 'When that check last ran; absent when never.'),
  benchmarkCriticalFailures: optional(
    'integer',
    'Kritische Abweichungen',
    'Critical failures',
    'How many rules rated critical failed in it; absent when it never ran.',
  ),
} satisfies Record<string, Property>;

/** Every store whose readers and writers can be logged has these as well. */
export const accessLoggedProperties = {
  readsLogged: property(
    'boolean',
    'Lesezugriffe protokolliert',
    'Reads logged',
    'Whether every read access is recorded.',
  ),
  writesLogged: property(
    'boolean',
    'Schreibzugriffe protokolliert',
    'Writes logged',
    'Whether every access that changes or deletes data is recorded.',
  ),
  namedIdentities: property(
    'boolean',
    'Benannte Identitäten',
    'Named identities',
    'Whether access is only possible with identities of the provider or directory, so that each event names a person or service; unknown where a database has users of its own.',
  ),
} satisfies Record<string, Property>;

/** Every part of a service that an alarm can watch has these as well. */
export const watchedProperties = {
  alarm: property(
    'boolean',
    'Alarm',
    'Alarm',
    'Whether at least one alarm with an enabled action watches its availability, load or faults.',
  ),
} satisfies Record<string, Property>;
