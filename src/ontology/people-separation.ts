import { optional, property, type TypeDeclaration } from './property.ts';

/** The levels of the Pod Security Standards of Kubernetes, the loosest first. */
const podLevels = ['privileged', 'baseline', 'restricted'] as const;

/** What keeps production, tests and workloads apart. */
export const peopleSeparationTypes = {
  environment: {
    title: { de: 'Umgebung', en: 'Environment' },
    plural: { de: 'Umgebungen', en: 'Environments' },
    meaning:
      'A cloud account, project, cluster or namespace of applications, with its stage and its links to the other.',
    properties: {
      stage: optional(
        ['production', 'non-production'],
        'Stufe',
        'Stage',
        'What its label says it is for; absent without a label.',
      ),
      strayProduction: property(
        'integer',
        'Produktive Ressourcen außerhalb',
        'Stray production resources',
        'How many resources tagged as production it holds without being production itself.',
      ),
      crossNetworks: property(
        'integer',
        'Netzkopplungen',
        'Network links',
        'How many network peerings lead from it to the other stage or to an environment whose stage is not known.',
      ),
      crossTrusts: property(
        'integer',
        'Vertrauensstellungen',
        'Trusts',
        'How many of its roles an identity of the other stage, or of an environment whose stage is not known, can assume.',
      ),
      crossKeys: property(
        'integer',
        'Gemeinsame Schlüssel',
        'Shared keys',
        'How many of its keys the other stage, or an environment whose stage is not known, can use.',
      ),
    },
  },
  'production-store': {
    title: { de: 'Produktivbestand', en: 'Production store' },
    plural: { de: 'Produktivbestände', en: 'Production stores' },
    meaning: 'A data store of production, or a snapshot or backup of one.',
    properties: {
      kind: property(['store', 'snapshot', 'backup'], 'Art', 'Kind', 'What it is.'),
      foreignAccounts: property(
        'integer',
        'Freigaben außerhalb der Produktion',
        'Shares outside production',
        'With how many accounts it is shared or to how many it is copied that are not labelled as production; public counts as one.',
      ),
      foreignReaders: property(
        'integer',
        'Leser außerhalb der Produktion',
        'Readers outside production',
        'How many identities that are not of production may read it.',
      ),
    },
  },
  'pod-policy': {
    title: { de: 'Pod-Richtlinie', en: 'Pod policy' },
    plural: { de: 'Pod-Richtlinien', en: 'Pod policies' },
    meaning:
      'What a namespace lets pods do, by the rules that are enforced when they are created; one for each namespace.',
    properties: {
      system: property(
        'boolean',
        'Systemnamensraum',
        'System namespace',
        'Whether the namespace belongs to the platform (kube-system and its like).',
      ),
      level: property(
        podLevels,
        'Stufe',
        'Level',
        'Level of the Pod Security Standards that Pod Security admission or an equal rule enforces; `privileged` where nothing is.',
      ),
    },
  },
  'pod-template': {
    title: { de: 'Pod-Vorlage', en: 'Pod template' },
    plural: { de: 'Pod-Vorlagen', en: 'Pod templates' },
    meaning: 'How the pods of one workload of any kind, or a pod of its own, are started.',
    properties: {
      system: property(
        'boolean',
        'Systemnamensraum',
        'System namespace',
        'Whether its namespace belongs to the platform (kube-system and its like).',
      ),
      level: property(
        podLevels,
        'Stufe',
        'Level',
        'The strictest level of the Pod Security Standards that all its containers and settings keep to.',
      ),
    },
  },
} as const satisfies Record<string, TypeDeclaration>;
