import { classifiedProperties, placedProperties } from './common.ts';
import { optional, property, type Property, type TypeDeclaration } from './property.ts';

/** Every resource that a scanner looks through for vulnerabilities has these. An accepted risk is a finding that is not open. */
const scannedProperties = {
  vulnerabilitiesScannedAt: optional(
    'timestamp',
    'Auf Schwachstellen geprüft',
    'Vulnerabilities scanned',
    'When it was last scanned for vulnerabilities; absent when never.',
  ),
  oldestCriticalVulnerability: optional(
    'timestamp',
    'Älteste kritische Schwachstelle',
    'Oldest critical vulnerability',
    'When the oldest open finding rated critical was first seen; absent when none is open. Accepted in writing with an end date is not open.',
  ),
  oldestHighVulnerability: optional(
    'timestamp',
    'Älteste hohe Schwachstelle',
    'Oldest high vulnerability',
    'When the oldest open finding rated high was first seen; absent when none is open.',
  ),
  oldestMediumVulnerability: optional(
    'timestamp',
    'Älteste mittlere Schwachstelle',
    'Oldest medium vulnerability',
    'When the oldest open finding rated medium was first seen; absent when none is open.',
  ),
} satisfies Record<string, Property>;

/** Systems, the software on them and the images they run. */
export const supplySystemTypes = {
  'compute-instance': {
    title: { de: 'Server', en: 'Server' },
    plural: { de: 'Server', en: 'Servers' },
    meaning: 'A virtual machine of a cloud provider or another server.',
    properties: {
      ...placedProperties,
      ...classifiedProperties,
      patchesCheckedAt: optional(
        'timestamp',
        'Auf Updates geprüft',
        'Patches checked',
        'When it was last checked for missing patches; absent when never.',
      ),
      oldestMissingCriticalPatch: optional(
        'timestamp',
        'Ältestes fehlendes kritisches Update',
        'Oldest missing critical patch',
        'When the vendor released the oldest missing patch rated critical; absent when none is missing.',
      ),
      oldestMissingHighPatch: optional(
        'timestamp',
        'Ältestes fehlendes hohes Update',
        'Oldest missing high patch',
        'When the vendor released the oldest missing patch rated high (important); absent when none is missing.',
      ),
      ...scannedProperties,
    },
  },
  component: {
    title: { de: 'Komponente', en: 'Component' },
    plural: { de: 'Komponenten', en: 'Components' },
    meaning:
      'A product in the version in use: the control plane of a cluster, the engine of a database, the runtime of a function, an operating system.',
    properties: {
      product: property(
        'string',
        'Produkt',
        'Product',
        'Product, for example Kubernetes, PostgreSQL, Node.js or Ubuntu.',
      ),
      version: property('string', 'Version', 'Version', 'The version in use.'),
      usedBy: optional('string', 'Läuft in', 'Used by', "The source's identifier of the resource that runs it."),
      supportEnds: optional(
        'timestamp',
        'Unterstützt bis',
        'Supported until',
        'The moment the support of this version ends, with paid extended support where it is booked; absent when the vendor names none.',
      ),
      extendedSupport: optional(
        'boolean',
        'Verlängerte Unterstützung',
        'Extended support',
        'Whether only paid extended support still covers it.',
      ),
    },
  },
  'managed-service': {
    title: { de: 'Verwalteter Dienst', en: 'Managed service' },
    plural: { de: 'Verwaltete Dienste', en: 'Managed services' },
    meaning:
      'A service that a provider operates in a version the customer chooses: a database, cache, message broker or search service.',
    properties: {
      ...placedProperties,
      product: property('string', 'Produkt', 'Product', 'Product, for example PostgreSQL or Redis.'),
      version: property('string', 'Version', 'Version', 'The version in use.'),
      automaticMinorUpgrade: property(
        'boolean',
        'Automatische Unterversionen',
        'Automatic minor upgrade',
        'Whether the provider installs minor versions by itself.',
      ),
    },
  },
  'container-image': {
    title: { de: 'Image', en: 'Image' },
    plural: { de: 'Images', en: 'Images' },
    meaning: 'A container image, by its digest: one that runs, or that lies in a registry from which production pulls.',
    properties: {
      registry: property('string', 'Registry', 'Registry', 'Host name of the registry it comes from.'),
      running: property('boolean', 'In Betrieb', 'Running', 'Whether a container runs it now.'),
      pinnedByDigest: property(
        'boolean',
        'Über Prüfsumme bezogen',
        'Pinned by digest',
        'Whether every workload that runs it names it by its digest, not by a tag.',
      ),
      signatureVerified: property(
        'boolean',
        'Signatur geprüft',
        'Signature verified',
        'Whether a signature or attestation of this digest was verified against a configured key or identity.',
      ),
      ...scannedProperties,
    },
  },
  'malware-status': {
    title: { de: 'Schutzstand', en: 'Malware protection status' },
    plural: { de: 'Schutzstände', en: 'Malware protection statuses' },
    meaning:
      'How one managed device, one server or one store that takes uploads is protected against malware; one for each, also where there is no protection.',
    properties: {
      kind: property(['device', 'server', 'upload-store'], 'Art', 'Kind', 'What it is about.'),
      protected: property('boolean', 'Geschützt', 'Protected', 'Whether protection against malware is on.'),
      signaturesAt: optional(
        'timestamp',
        'Stand der Signaturen',
        'Signatures as of',
        'Date of the malware signatures; absent where the product works without them.',
      ),
      oldestAlert: optional(
        'timestamp',
        'Älteste offene Meldung',
        'Oldest open alert',
        'When the oldest open alert rated high or critical was raised; absent when none is open.',
      ),
    },
  },
} as const satisfies Record<string, TypeDeclaration>;
