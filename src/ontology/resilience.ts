import { classifiedProperties, dataProperties, placedProperties } from './common.ts';
import { derived, optional, property, type TypeDeclaration } from './property.ts';

/** Backups, restores and deletion. */
export const resilienceTypes = {
  'backup-vault': {
    title: { de: 'Sicherungstresor', en: 'Backup vault' },
    plural: { de: 'Sicherungstresore', en: 'Backup vaults' },
    meaning: 'A vault, bucket or repository in which backups are kept.',
    properties: {
      ...placedProperties,
      lockMode: property(
        ['unlocked', 'governance', 'compliance'],
        'Sperre',
        'Lock mode',
        'Who can lift the lock on its backups before it ends: everyone with the right to delete (no lock), privileged persons, or nobody; a lock that can still be withdrawn counts as `governance`.',
      ),
      lockMinDays: optional(
        'integer',
        'Mindestdauer der Sperre (Tage)',
        'Minimum lock (days)',
        'For how many days every new backup is locked at least; absent without a lock.',
      ),
      lockMaxDays: optional(
        'integer',
        'Höchstdauer der Sperre (Tage)',
        'Maximum lock (days)',
        'For how many days a backup can be locked at most; absent when nothing limits it.',
      ),
    },
  },
  'backup-job': {
    title: { de: 'Sicherungslauf', en: 'Backup job' },
    plural: { de: 'Sicherungsläufe', en: 'Backup jobs' },
    meaning: 'One run of a backup for one store or set of namespaces.',
    properties: {
      finishedAt: optional('timestamp', 'Ende', 'Finished', 'When it ended; absent while it runs.'),
      succeeded: property(
        'boolean',
        'Erfolgreich',
        'Succeeded',
        'Whether it ended without fault; a partial success is none.',
      ),
      laterSuccess: property(
        'boolean',
        'Später erfolgreich',
        'Later success',
        'Whether a later job for the same store ended without fault.',
      ),
      failureAlarm: property(
        'boolean',
        'Alarm bei Fehlern',
        'Alarm on failure',
        'Whether a failed job of its plan raises an alarm: a notification or an alert rule is active.',
      ),
    },
  },
  'backup-class': {
    title: { de: 'Sicherungsklasse', en: 'Backup class' },
    plural: { de: 'Sicherungsklassen', en: 'Backup classes' },
    meaning: 'All stores of one kind that are backed up by the same method, with the newest successful restore test.',
    properties: {
      lastRestoreTest: optional(
        'timestamp',
        'Letzter Wiederherstellungstest',
        'Last restore test',
        'When the newest restore test that succeeded ended; absent when there was none.',
      ),
      restoreMinutes: optional(
        'integer',
        'Dauer der Wiederherstellung (Minuten)',
        'Restore time (minutes)',
        'How many minutes that restore took.',
      ),
      dataAgeMinutes: optional(
        'integer',
        'Alter der Daten (Minuten)',
        'Age of the data (minutes)',
        'How many minutes old the restored state was when that restore began.',
      ),
      dataChecked: property(
        'boolean',
        'Daten geprüft',
        'Data checked',
        'Whether the restored data were checked in that test and found in order.',
      ),
    },
  },
  'recovery-objective': {
    title: { de: 'Wiederherstellungsziel', en: 'Recovery objective' },
    plural: { de: 'Wiederherstellungsziele', en: 'Recovery objectives' },
    meaning: 'How fast and to which state a service has to be restored, with what was measured.',
    properties: {
      ...classifiedProperties,
      critical: derived(
        'boolean',
        'Kritisch',
        'Critical',
        'Whether its protection need for availability is high or very high.',
      ),
      rtoMinutes: optional(
        'integer',
        'RTO (Minuten)',
        'RTO (minutes)',
        'Within how many minutes the service has to run again; absent when nobody wrote it down.',
      ),
      rpoMinutes: optional(
        'integer',
        'RPO (Minuten)',
        'RPO (minutes)',
        'How many minutes of data may be lost at most; absent when nobody wrote it down.',
      ),
      lastRestoreMinutes: optional(
        'integer',
        'Letzte Wiederherstellung (Minuten)',
        'Last restore (minutes)',
        'How many minutes its last restore took; absent when there was none.',
      ),
      largestGapMinutes: optional(
        'integer',
        'Größter Abstand (Minuten)',
        'Largest gap (minutes)',
        'The largest gap between two recovery points in the period, and since the newest, in minutes; absent without recovery points.',
      ),
    },
  },
  'data-copy': {
    title: { de: 'Kopie', en: 'Copy' },
    plural: { de: 'Kopien', en: 'Copies' },
    meaning: 'A standing rule that brings data to a further place, or a copy that was made there; one for each place.',
    properties: {
      ...placedProperties,
      kind: property(
        ['backup', 'replica', 'snapshot', 'key', 'log', 'image', 'cache'],
        'Art',
        'Kind',
        'What kind of copy it is.',
      ),
      source: property('string', 'Quelle', 'Source', 'Identifier of what is copied.'),
    },
  },
  'account-region': {
    title: { de: 'Kontoregion', en: 'Account region' },
    plural: { de: 'Kontoregionen', en: 'Account regions' },
    meaning: 'One region of the provider as one account sees it, whether switched on or not.',
    properties: {
      ...placedProperties,
      denied: property(
        'boolean',
        'Gesperrt',
        'Denied',
        'Whether a policy that the account itself cannot change denies new resources there; exceptions only for global services.',
      ),
    },
  },
  snapshot: {
    title: { de: 'Schnappschuss', en: 'Snapshot' },
    plural: { de: 'Schnappschüsse', en: 'Snapshots' },
    meaning: 'A snapshot or machine image of a volume or database that no backup plan deletes by itself.',
    properties: {
      ...placedProperties,
      ...dataProperties,
      createdAt: property('timestamp', 'Zeitpunkt', 'Created', 'When it was made.'),
    },
  },
} as const satisfies Record<string, TypeDeclaration>;
