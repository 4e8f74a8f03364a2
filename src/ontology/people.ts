import { peopleSeparationTypes } from './people-separation.ts';
import { peopleSignInTypes } from './people-sign-in.ts';
import { optional, property, type TypeDeclaration } from './property.ts';

/** Rights of persons and machines. */
const peopleRightsTypes = {
  'role-assignment': {
    title: { de: 'Rollenzuweisung', en: 'Role assignment' },
    plural: { de: 'Rollenzuweisungen', en: 'Role assignments' },
    meaning: 'An assignment of a role to a person or a group, with how the rights come into force.',
    properties: {
      privileged: property(
        'boolean',
        'Privilegiert',
        'Privileged',
        'Whether the role is privileged: administrator, owner, cluster-admin and their like.',
      ),
      breakGlass: property(
        'boolean',
        'Notfallkonto',
        'Break-glass account',
        'Whether its holder is named as a break-glass account.',
      ),
      permanent: property(
        'boolean',
        'Dauerhaft aktiv',
        'Permanent',
        'Whether the rights are in force all the time, without an activation or a limited session.',
      ),
      maxMinutes: optional(
        'integer',
        'Höchstdauer (Minuten)',
        'Longest duration (minutes)',
        'How many minutes one activation or session lasts at most; absent when nothing ends it.',
      ),
      activationMfa: property(
        'boolean',
        'MFA bei Aktivierung',
        'MFA at activation',
        'Whether the activation or the session start demands a second factor.',
      ),
      reasonRequired: property(
        'boolean',
        'Begründung verlangt',
        'Reason required',
        'Whether the activation demands a reason and records it.',
      ),
    },
  },
  credential: {
    title: { de: 'Zugang', en: 'Credential' },
    plural: { de: 'Zugänge', en: 'Credentials' },
    meaning: 'An account, an access key or a token with which a person or a machine can sign in.',
    properties: {
      kind: property(['account', 'access-key', 'token'], 'Art', 'Kind', 'What it is.'),
      human: property('boolean', 'Person', 'Person', 'Whether a person uses it; else a machine.'),
      enabled: property('boolean', 'Aktiv', 'Enabled', 'Whether it can be used to sign in.'),
      rights: property('boolean', 'Rechte zugewiesen', 'Rights assigned', 'Whether any right is still assigned to it.'),
      createdAt: property('timestamp', 'Angelegt', 'Created', 'When it was made.'),
      lastUsed: optional('timestamp', 'Zuletzt benutzt', 'Last used', 'When it was last used; absent when never.'),
    },
  },
  departure: {
    title: { de: 'Austritt', en: 'Departure' },
    plural: { de: 'Austritte', en: 'Departures' },
    meaning: 'A person who left, as personnel data report it; the name is pseudonymised.',
    properties: {
      privilegedRightsHours: property(
        'integer',
        'Privilegierte Rechte danach (Stunden)',
        'Privileged rights afterwards (hours)',
        'How many completed hours privileged rights stayed in force afterwards; still held ones count up to the collection; 0 without any.',
      ),
      otherRightsDays: property(
        'integer',
        'Übrige Rechte danach (Tage)',
        'Other rights afterwards (days)',
        'How many completed days other rights stayed in force afterwards; still held ones count up to the collection; 0 without any.',
      ),
    },
  },
  'access-review': {
    title: { de: 'Rechteprüfung', en: 'Access review' },
    plural: { de: 'Rechteprüfungen', en: 'Access reviews' },
    meaning: 'The recurring review of one set of rights (system, role or group), with its newest completed round.',
    properties: {
      privileged: property(
        'boolean',
        'Privilegierte Rechte',
        'Privileged rights',
        'Whether the set holds privileged rights.',
      ),
      completedAt: optional(
        'timestamp',
        'Abgeschlossen',
        'Completed',
        'When the newest completed round ended; absent when none was ever completed.',
      ),
      slowestFixDays: property(
        'integer',
        'Längste Behebung (Tage)',
        'Slowest fix (days)',
        'The most days between finding and closing a deviation of that round; open ones count up to the collection; 0 without any.',
      ),
    },
  },
  'workload-identity': {
    title: { de: 'Dienstidentität', en: 'Workload identity' },
    plural: { de: 'Dienstidentitäten', en: 'Workload identities' },
    meaning: 'The identity under which the pods of one workload, a function or a compute instance call interfaces.',
    properties: {
      default: property(
        'boolean',
        'Standardidentität',
        'Default identity',
        'Whether it is the default identity of its namespace, project or account instead of an own one.',
      ),
      rights: property(
        'boolean',
        'Rechte zugewiesen',
        'Rights assigned',
        'Whether any right is assigned to it, directly or through a group, beyond those of every identity.',
      ),
      tokenMounted: property(
        'boolean',
        'Token eingehängt',
        'Token mounted',
        'Whether a token for the API of the cluster is mounted by itself; false outside clusters.',
      ),
      staticKeys: property(
        'boolean',
        'Fest hinterlegte Schlüssel',
        'Static keys',
        'Whether its settings hand it a long-lived key of a cloud account (environment variable, secret or file).',
      ),
    },
  },
} as const satisfies Record<string, TypeDeclaration>;

/** Rights, identities and devices of persons. */
export const peopleTypes = { ...peopleRightsTypes, ...peopleSignInTypes, ...peopleSeparationTypes };
