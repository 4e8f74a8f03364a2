import { optional, property, type TypeDeclaration } from './property.ts';

/** How persons sign in: staff, administrators and customers. */
export const peopleSignInTypes = {
  'password-policy': {
    title: { de: 'Passwortrichtlinie', en: 'Password policy' },
    plural: { de: 'Passwortrichtlinien', en: 'Password policies' },
    meaning: 'The rules of one system for the passwords of persons.',
    properties: {
      passwordsAccepted: property(
        'boolean',
        'Passwörter zugelassen',
        'Passwords accepted',
        'Whether persons can sign in to the system with a password of its own.',
      ),
      minLength: optional('integer', 'Mindestlänge', 'Minimum length', 'Fewest characters of a password.'),
      adminMinLength: optional(
        'integer',
        'Mindestlänge für Administratoren',
        'Minimum length for administrators',
        'Fewest characters of an administrator’s password; the common one where there is no rule of its own.',
      ),
      leakedBlocked: property(
        'boolean',
        'Geleakte Passwörter gesperrt',
        'Leaked passwords blocked',
        'Whether known leaked passwords are refused.',
      ),
      reuseBlocked: property(
        'boolean',
        'Wiederverwendung gesperrt',
        'Reuse blocked',
        'Whether former passwords are refused.',
      ),
      lockout: property(
        'boolean',
        'Sperre nach Fehlversuchen',
        'Lockout',
        'Whether failed attempts lock or slow down the sign-in.',
      ),
      expiryDays: optional(
        'integer',
        'Erzwungener Wechsel (Tage)',
        'Forced change (days)',
        'After how many days a change is forced without cause; absent when never.',
      ),
    },
  },
  platform: {
    title: { de: 'Plattform', en: 'Platform' },
    plural: { de: 'Plattformen', en: 'Platforms' },
    meaning: 'Something that persons sign in to for their work: a cloud account, a cluster, code hosting or a service.',
    properties: {
      federated: property(
        'boolean',
        'Zentrale Anmeldung',
        'Central sign-in',
        'Whether persons sign in through a central identity provider.',
      ),
      localPersons: property(
        'integer',
        'Lokale Personenkonten',
        'Local accounts of persons',
        'How many enabled own accounts persons can sign in with; those named as break-glass accounts do not count.',
      ),
    },
  },
  'customer-directory': {
    title: { de: 'Kundenverzeichnis', en: 'Customer directory' },
    plural: { de: 'Kundenverzeichnisse', en: 'Customer directories' },
    meaning: 'A pool or realm of the identities with which customers sign in to an application.',
    properties: {
      mfa: property(
        ['off', 'optional', 'required'],
        'MFA',
        'MFA',
        'Whether customers can or must use a second factor.',
      ),
      adminMfaRequired: property(
        'boolean',
        'MFA für Administratoren des Kunden',
        'MFA for customer administrators',
        'Whether administrators on the customer’s side must use a second factor.',
      ),
      leakedBlocked: property(
        'boolean',
        'Geleakte Passwörter gesperrt',
        'Leaked passwords blocked',
        'Whether a sign-in with known leaked credentials is blocked, not only recorded; true where there are no passwords.',
      ),
      tokenMinutes: property(
        'integer',
        'Zugriffstoken (Minuten)',
        'Access token (minutes)',
        'How many minutes an access token lasts, the longest of all its applications.',
      ),
      idleMinutes: optional(
        'integer',
        'Abmeldung nach Untätigkeit (Minuten)',
        'Idle timeout (minutes)',
        'After how many minutes without use a session ends, the longest of all its applications; absent when never.',
      ),
    },
  },
  'admin-endpoint': {
    title: { de: 'Administrationszugang', en: 'Administration endpoint' },
    plural: { de: 'Administrationszugänge', en: 'Administration endpoints' },
    meaning: 'A way in for administrators: API of a cluster, bastion, VPN endpoint or session service.',
    properties: {
      kind: property(['cluster-api', 'bastion', 'vpn', 'session-service'], 'Art', 'Kind', 'What it is.'),
      public: property('boolean', 'Öffentlich', 'Public', 'Whether it has an address on the internet.'),
      sources: optional(
        'strings',
        'Zugelassene Quelladressen',
        'Allowed sources',
        'Address ranges (CIDR) from which it can be reached over the internet; absent when nothing limits them.',
      ),
      sessionsLogged: property(
        'boolean',
        'Sitzungen protokolliert',
        'Sessions logged',
        'Whether its sessions or calls are logged.',
      ),
    },
  },
} as const satisfies Record<string, TypeDeclaration>;
