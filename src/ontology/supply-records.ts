import { optional, property, type Property, type TypeDeclaration } from './property.ts';

const signatureValid = property(
  'boolean',
  'Signatur gültig',
  'Signature valid',
  'Whether its signature and its hash were verified.',
) satisfies Property;

/** Documents, evidence and the handling of announced changes. */
export const supplyRecordTypes = {
  document: {
    title: { de: 'Dokument', en: 'Document' },
    plural: { de: 'Dokumente', en: 'Documents' },
    meaning: 'A controlled document: the TOM, a policy or a concept.',
    properties: {
      signatureValid,
      version: optional('string', 'Version', 'Version', 'Its version; absent when it has none.'),
      approvedAt: optional(
        'timestamp',
        'Freigegeben',
        'Approved',
        'When this version was approved; absent when not approved.',
      ),
      reviewedAt: optional('timestamp', 'Überprüft', 'Reviewed', 'When it was last reviewed; absent when never.'),
    },
  },
  'evidence-bundle': {
    title: { de: 'Nachweispaket', en: 'Evidence bundle' },
    plural: { de: 'Nachweispakete', en: 'Evidence bundles' },
    meaning: 'The sealed result of one run that collected evidence.',
    properties: {
      signatureValid,
      collectedAt: property('timestamp', 'Erhoben', 'Collected', 'When its evidence was collected.'),
      nextCollectedAt: property(
        'timestamp',
        'Nächste Erhebung',
        'Next collected',
        'When the evidence of the next bundle was collected; for the newest one the moment of the inspection.',
      ),
    },
  },
  'service-notice': {
    title: { de: 'Änderungsankündigung', en: 'Change notice' },
    plural: { de: 'Änderungsankündigungen', en: 'Change notices' },
    meaning: 'The notice of a SaaS provider about a new or changed feature, with the record of its assessment.',
    properties: {
      service: optional('string', 'Dienst', 'Service', 'The service that changes.'),
      publishedAt: property('timestamp', 'Veröffentlicht', 'Published', 'When the provider published it.'),
      activatesAt: optional(
        'timestamp',
        'Wird wirksam',
        'Activates',
        'When the change takes effect; absent when the provider names no date.',
      ),
      assessedAt: optional(
        'timestamp',
        'Bewertet',
        'Assessed',
        'When its assessment was recorded; absent when it was not.',
      ),
      assessmentComplete: optional(
        'boolean',
        'Bewertung vollständig',
        'Assessment complete',
        'Whether the record names the effect on privacy, the result, and whether the DPO and the works council were consulted.',
      ),
    },
  },
} as const satisfies Record<string, TypeDeclaration>;
