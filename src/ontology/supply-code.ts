import { optional, property, type TypeDeclaration } from './property.ts';

const changesSince = property(
  'timestamp',
  'Änderungen seit',
  'Changes since',
  'Beginning of the period, up to the collection, whose changes were counted.',
);

/** Code, and what is made of it. */
export const supplyCodeTypes = {
  repository: {
    title: { de: 'Repository', en: 'Repository' },
    plural: { de: 'Repositorys', en: 'Repositories' },
    meaning: 'A code repository with the settings of its default branch.',
    properties: {
      production: property(
        'boolean',
        'Erreicht die Produktion',
        'Reaches production',
        'Whether what it holds is deployed to production.',
      ),
      lastPushed: optional('timestamp', 'Letzter Push', 'Last push', 'When it was last pushed to; absent when empty.'),
      dependencyAlerts: property(
        'boolean',
        'Bibliotheken überwacht',
        'Dependency alerts',
        'Whether known vulnerabilities of its dependencies raise alerts.',
      ),
      oldestCriticalDependencyAlert: optional(
        'timestamp',
        'Älteste kritische Meldung (Bibliotheken)',
        'Oldest critical dependency alert',
        'When the oldest open alert rated critical about a dependency was raised; absent when none is open.',
      ),
      oldestHighDependencyAlert: optional(
        'timestamp',
        'Älteste hohe Meldung (Bibliotheken)',
        'Oldest high dependency alert',
        'When the oldest open alert rated high about a dependency was raised; absent when none is open.',
      ),
      codeScanning: property(
        'boolean',
        'Statische Codeanalyse',
        'Code scanning',
        'Whether static analysis of its code is on and has a result for the default branch.',
      ),
      oldestCriticalCodeAlert: optional(
        'timestamp',
        'Älteste kritische Meldung (Code)',
        'Oldest critical code alert',
        'When the oldest open alert rated critical of the static analysis was raised; absent when none is open.',
      ),
      oldestHighCodeAlert: optional(
        'timestamp',
        'Älteste hohe Meldung (Code)',
        'Oldest high code alert',
        'When the oldest open alert rated high of the static analysis was raised; absent when none is open.',
      ),
      forcePushBlocked: property(
        'boolean',
        'Überschreiben gesperrt',
        'Force push blocked',
        'Whether the history of the default branch cannot be overwritten.',
      ),
      requiredApprovals: property(
        'integer',
        'Vorgeschriebene Freigaben',
        'Required approvals',
        'How many approvals of others a change of the default branch needs; 0 without such a rule.',
      ),
      requiredStatusChecks: property(
        'boolean',
        'Vorgeschriebene Prüfläufe',
        'Required status checks',
        'Whether a change can only be merged after its tests have passed.',
      ),
      administratorsIncluded: property(
        'boolean',
        'Gilt für Administratoren',
        'Administrators included',
        'Whether nobody, administrators neither, can bypass these rules.',
      ),
      changesSince,
      mergedChanges: property(
        'integer',
        'Übernommene Änderungen',
        'Merged changes',
        'How many changes were merged into the default branch in the period.',
      ),
      unreviewedChanges: property(
        'integer',
        'Davon ohne Freigabe',
        'Unreviewed changes',
        'How many of them nobody but the author approved, direct pushes counted in.',
      ),
    },
  },
  'gitops-application': {
    title: { de: 'GitOps-Anwendung', en: 'GitOps application' },
    plural: { de: 'GitOps-Anwendungen', en: 'GitOps applications' },
    meaning:
      'What a controller keeps as the code says: an Application of Argo CD, a Kustomization or HelmRelease of Flux.',
    properties: {
      inSync: property('boolean', 'Stand entspricht dem Code', 'In sync', 'Whether what runs is what the code says.'),
    },
  },
  'infrastructure-stock': {
    title: { de: 'Infrastrukturbestand', en: 'Infrastructure stock' },
    plural: { de: 'Infrastrukturbestände', en: 'Infrastructure stocks' },
    meaning: 'How much of the infrastructure of one account or cluster that holds any is managed as code.',
    properties: {
      elements: property(
        'integer',
        'Ressourcen',
        'Elements',
        'How many resources it holds of the kinds that the code tool supports.',
      ),
      managedElements: property(
        'integer',
        'Als Code verwaltet',
        'Managed elements',
        'How many of them belong to a stack, a state or an application of the code tool.',
      ),
      changesSince,
      manualChanges: property(
        'integer',
        'Manuelle Änderungen',
        'Manual changes',
        'How many changes persons made by hand in the period, those with a linked review left out.',
      ),
    },
  },
} as const satisfies Record<string, TypeDeclaration>;
