import { encryptedProperties, placedProperties, transitProperties } from './common.ts';
import { derived, optional, property, type TypeDeclaration } from './property.ts';

const service = property('string', 'Dienst', 'Service', "The provider's name of the service.");

/** Keys, certificates and stores beside databases and volumes. */
export const encryptionTypes = {
  cache: {
    title: { de: 'Zwischenspeicher', en: 'Cache' },
    plural: { de: 'Zwischenspeicher', en: 'Caches' },
    meaning: 'A managed cache.',
    properties: { ...placedProperties, ...encryptedProperties, ...transitProperties, service },
  },
  'message-queue': {
    title: { de: 'Warteschlange', en: 'Message queue' },
    plural: { de: 'Warteschlangen', en: 'Message queues' },
    meaning: 'A queue, a topic, a stream or a message broker.',
    properties: { ...placedProperties, ...encryptedProperties, ...transitProperties, service },
  },
  'search-service': {
    title: { de: 'Suchdienst', en: 'Search service' },
    plural: { de: 'Suchdienste', en: 'Search services' },
    meaning: 'A managed search domain or cluster.',
    properties: { ...placedProperties, ...encryptedProperties, ...transitProperties, service },
  },
  'file-system': {
    title: { de: 'Dateisystem', en: 'File system' },
    plural: { de: 'Dateisysteme', en: 'File systems' },
    meaning: 'A managed file system or file share that several machines mount over the network.',
    properties: { ...placedProperties, ...encryptedProperties, service },
  },
  'backup-copy': {
    title: { de: 'Sicherungskopie', en: 'Backup copy' },
    plural: { de: 'Sicherungskopien', en: 'Backup copies' },
    meaning: 'A snapshot or recovery point that an account owns: every one of them, not only the newest.',
    properties: {
      ...placedProperties,
      ...encryptedProperties,
      createdAt: property('timestamp', 'Zeitpunkt', 'Created', 'When it was made.'),
      keyUsable: derived(
        'boolean',
        'Schlüssel nutzbar',
        'Key usable',
        'Whether its key exists and is enabled, neither disabled nor pending deletion; absent when it is not encrypted.',
      ),
    },
  },
  'backup-repository': {
    title: { de: 'Sicherungsspeicher', en: 'Backup repository' },
    plural: { de: 'Sicherungsspeicher', en: 'Backup repositories' },
    meaning: 'Where backups made inside a cluster are written: a bucket or a repository of the backup tool.',
    properties: {
      encrypted: property(
        'boolean',
        'Verschlüsselt',
        'Encrypted',
        'Whether what lies in it is encrypted at rest, by the backup tool or by the object store below it.',
      ),
      tool: property('string', 'Werkzeug', 'Tool', 'The tool that writes the backups.'),
    },
  },
  'staff-device': {
    title: { de: 'Arbeitsgerät', en: 'Staff device' },
    plural: { de: 'Arbeitsgeräte', en: 'Staff devices' },
    meaning: 'A computer or mobile device of a person that a device management holds.',
    properties: {
      encrypted: property('boolean', 'Verschlüsselt', 'Encrypted', 'Whether its disk or storage is encrypted.'),
      policyMet: property(
        'boolean',
        'Richtlinie eingehalten',
        'Policy met',
        'Whether the device management reports that the device meets the policy assigned to it.',
      ),
      screenLock: property(
        'boolean',
        'Sperrt automatisch',
        'Locks automatically',
        'Whether the assigned policy enforces a screen lock after a time without use.',
      ),
    },
  },
  certificate: {
    title: { de: 'Zertifikat', en: 'Certificate' },
    plural: { de: 'Zertifikate', en: 'Certificates' },
    meaning: 'A TLS certificate that a provider or a controller keeps.',
    properties: {
      inUse: property('boolean', 'In Gebrauch', 'In use', 'Whether an endpoint, public or internal, is bound to it.'),
      issued: property(
        'boolean',
        'Ausgestellt',
        'Issued',
        'Whether its provider or controller reports it as issued: not pending, not failed, not revoked.',
      ),
      notAfter: property('timestamp', 'Gültig bis', 'Not after', 'When it expires.'),
      keyType: property(
        ['rsa', 'elliptic-curve', 'other'],
        'Schlüsselart',
        'Key type',
        'Kind of its public key; EdDSA counts as an elliptic curve.',
      ),
      keyBits: property('integer', 'Schlüssellänge (Bit)', 'Key size (bits)', 'Size of its public key in bits.'),
      renewedAutomatically: property(
        'boolean',
        'Automatische Erneuerung',
        'Automatic renewal',
        'Whether the provider or a controller renews it without a person.',
      ),
    },
  },
  'stored-secret': {
    title: { de: 'Geheimnis', en: 'Stored secret' },
    plural: { de: 'Geheimnisse', en: 'Stored secrets' },
    meaning: 'An entry of a secret store; its content is never read.',
    properties: {
      rotation: property(
        ['on', 'off', 'not-offered'],
        'Automatischer Wechsel',
        'Automatic rotation',
        'Whether the store changes it automatically; `not-offered` where the store has no rotation.',
      ),
      lastRotated: optional('timestamp', 'Letzter Wechsel', 'Last rotation', 'When it was last changed.'),
    },
  },
  'secret-scan': {
    title: { de: 'Secret-Scan', en: 'Secret scan' },
    plural: { de: 'Secret-Scans', en: 'Secret scans' },
    meaning: 'How one code repository that is not archived is searched for credentials; one for each repository.',
    properties: {
      active: property('boolean', 'Aktiv', 'Active', 'Whether the code hosting service searches it for credentials.'),
      oldestAlert: optional(
        'timestamp',
        'Ältester offener Fund',
        'Oldest open alert',
        'When the oldest open alert about found credentials was raised; absent when none is open.',
      ),
    },
  },
  'service-definition': {
    title: { de: 'Dienstdefinition', en: 'Service definition' },
    plural: { de: 'Dienstdefinitionen', en: 'Service definitions' },
    meaning: 'A function or a container task of a cloud provider, as it is configured now.',
    properties: {
      plainCredentials: property(
        'integer',
        'Zugangsdaten im Klartext',
        'Plain credentials',
        'How many of its environment variables hold a plain value that looks like a credential; references to a secret store do not count.',
      ),
    },
  },
} as const satisfies Record<string, TypeDeclaration>;
