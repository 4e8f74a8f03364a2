import { optional, property, type TypeDeclaration } from './property.ts';

/** Where logs are kept and who watches: part of the types of `network.ts`. */
export const loggingTypes = {
  'log-store': {
    title: { de: 'Protokollspeicher', en: 'Log store' },
    plural: { de: 'Protokollspeicher', en: 'Log stores' },
    meaning: 'A log group, a bucket for logs or an index of logs.',
    properties: {
      content: property(
        ['audit', 'network', 'application'],
        'Inhalt',
        'Content',
        'What is delivered to it: `audit` when administrative actions are among it, else `network` for flow logs, `application` for all others.',
      ),
      retentionDays: optional(
        'integer',
        'Aufbewahrung (Tage)',
        'Retention (days)',
        'After how many days entries are deleted; absent when they are kept for ever.',
      ),
      separateAccount: property(
        'boolean',
        'Eigenes Konto',
        'Separate account',
        'Whether it lies in another account or project, outside the cluster or account whose actions it records.',
      ),
      locked: property(
        'boolean',
        'Unveränderlich',
        'Locked',
        'Whether a write-once or locked retention binds administrators too; a mode that they can lift does not count.',
      ),
      stopDenied: property(
        'boolean',
        'Abschalten verboten',
        'Stopping denied',
        'Whether a policy above the account denies stopping the log and deleting it or its store.',
      ),
      integrityFiles: optional(
        'boolean',
        'Prüfsummendateien',
        'Integrity files',
        'Whether signed checksums of the log are written; absent where the provider offers none.',
      ),
      sampleRecords: property(
        'integer',
        'Einträge der Stichprobe',
        'Records in the sample',
        'How many of its newest records were searched for patterns; 0 when it is empty.',
      ),
      sampleWhole: property(
        'boolean',
        'Vollständig durchsucht',
        'Searched as a whole',
        'Whether the sample holds every record of the store.',
      ),
      searchedPatterns: property(
        'strings',
        'Gesuchte Muster',
        'Patterns searched',
        'Which patterns were searched: `email`, `ip-address`, `bearer-token`, `iban` or others.',
      ),
      foundRecords: property(
        'integer',
        'Treffer',
        'Matches',
        'How many records of the sample hold one of the patterns; the matched text is never kept.',
      ),
    },
  },
  'log-source': {
    title: { de: 'Protokollquelle', en: 'Log source' },
    plural: { de: 'Protokollquellen', en: 'Log sources' },
    meaning: 'A system of the inventory that writes logs: an account, a cluster, a machine or a service.',
    properties: {
      lastCentralRecord: optional(
        'timestamp',
        'Letzter Eintrag im zentralen Speicher',
        'Last central record',
        'Time of its newest record in the central store; absent when there is none.',
      ),
      timeSynchronised: property(
        'boolean',
        'Zeit abgeglichen',
        'Time synchronised',
        'Whether its clock is synchronised with a time server, or the provider does so.',
      ),
    },
  },
  detector: {
    title: { de: 'Angriffserkennung', en: 'Threat detection' },
    plural: { de: 'Angriffserkennungen', en: 'Threat detections' },
    meaning:
      'The threat detection of one region of an account, or of one cluster; also listed for a region or cluster that has none.',
    properties: {
      enabled: property('boolean', 'Aktiv', 'Enabled', 'Whether it is present and runs.'),
      oldestCriticalFinding: optional(
        'timestamp',
        'Älteste offene kritische Meldung',
        'Oldest open critical finding',
        'When the oldest finding rated critical was raised that nobody has triaged; absent when there is none.',
      ),
      oldestHighFinding: optional(
        'timestamp',
        'Älteste offene hohe Meldung',
        'Oldest open high finding',
        'When the oldest finding rated high was raised that nobody has triaged; absent when there is none.',
      ),
    },
  },
  'alert-route': {
    title: { de: 'Alarmweg', en: 'Alert route' },
    plural: { de: 'Alarmwege', en: 'Alert routes' },
    meaning: 'A way by which alarms reach people: a topic, an action group or a receiver.',
    properties: {
      lastDelivered: optional(
        'timestamp',
        'Letzte Zustellung',
        'Last delivery',
        'When a message last reached a recipient by it, a test or an alarm; absent when none is known.',
      ),
    },
  },
  'office-tenant': {
    title: { de: 'Office-Mandant', en: 'Office tenant' },
    plural: { de: 'Office-Mandanten', en: 'Office tenants' },
    meaning: 'The tenant of an office suite with mail, files and chat.',
    properties: {
      labelsPublished: property(
        'boolean',
        'Bezeichnungen veröffentlicht',
        'Labels published',
        'Whether at least one confidentiality label is published to users.',
      ),
      dlpEnforced: property(
        'boolean',
        'DLP erzwungen',
        'DLP enforced',
        'Whether there is a rule against data leakage and every one of them is enforced, none only in test mode.',
      ),
      externalSharing: property(
        ['off', 'named-guests', 'anyone'],
        'Freigabe nach außen',
        'External sharing',
        'With whom files can be shared outside: nobody, guests who sign in by name, or anyone who has the link.',
      ),
    },
  },
} as const satisfies Record<string, TypeDeclaration>;
