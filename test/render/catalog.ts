import type { Catalog, Check, ResourceCheck, StatementCheck } from '../../src/model/catalog.ts';

/** A small catalogue of the tests: two chapters, five checks, two frameworks. */
export const catalog: Catalog = {
  digest: 'c'.repeat(64),
  checks: [
    automated('db-encrypted', ['database'], {
      title: 'Datenbanken sind im Ruhezustand verschlüsselt',
      sections: ['encryption', 'transport'],
      show: ['encrypted', 'location'],
      severity: 'high',
    }),
    automated('db-backup', ['database'], {
      title: 'Datenbanken werden täglich gesichert',
      sections: ['availability'],
      parameters: ['backup.max_age_hours'],
      severity: 'critical',
    }),
    automated('endpoint-tls', ['endpoint'], { title: 'Endpunkte sprechen TLS', sections: ['transport'] }),
    automated('user-mfa', ['user'], { title: 'Personen melden sich mit zweitem Faktor an', sections: ['access'] }),
    statement('training', 'Mitarbeitende sind geschult', ['access']),
  ],
  frameworks: [
    {
      id: 'gdpr',
      name: { de: 'DSGVO', en: 'GDPR' },
      citation: { de: '{id} DSGVO', en: '{id} GDPR' },
      controls: ['Art.32(1)(a)', 'Art.32(1)(b)', 'Art.32(1)(c)', 'Art.32(1)(d)'].map((id) => control(id)),
    },
    {
      id: 'bsi-c5-2020',
      name: { de: 'BSI C5:2020', en: 'BSI C5:2020' },
      citation: { de: 'C5:2020 {id}', en: 'C5:2020 {id}' },
      controls: ['CRY-02', 'CRY-03', 'OPS-06', 'SIM-01'].map((id) => control(id)),
    },
  ],
  chapters: [
    {
      number: '1',
      title: { de: 'Vertraulichkeit', en: 'Confidentiality' },
      sections: [
        section('access', 'Zugangskontrolle'),
        section('encryption', 'Verschlüsselung'),
        section('pseudonyms', 'Pseudonymisierung'),
      ],
    },
    {
      number: '2',
      title: { de: 'Integrität und Verfügbarkeit', en: 'Integrity and availability' },
      sections: [section('transport', 'Weitergabekontrolle'), section('availability', 'Verfügbarkeitskontrolle')],
    },
  ],
  parameters: [
    {
      id: 'backup.max_age_hours',
      values: { normal: 26, high: 26, 'very-high': 1 },
      basis: { de: 'täglich mit Spielraum', en: 'daily with slack' },
      setBy: 'ISB',
    },
  ],
  locations: {
    asOf: '2026-11-01',
    eu: ['DE', 'IE'],
    eea: [],
    adequate: [],
    countries: { DE: { de: 'Deutschland', en: 'Germany' }, US: { de: 'Vereinigte Staaten', en: 'United States' } },
    places: { aws: { 'eu-central-1': 'DE', 'us-east-1': 'US' } },
  },
};

function automated(
  id: string,
  resource: ResourceCheck['resource'],
  parts: { title: string; sections: string[]; show?: string[]; severity?: Check['severity']; parameters?: string[] },
): ResourceCheck {
  return {
    ...texts(id, parts.title),
    kind: 'automated',
    severity: parts.severity ?? 'medium',
    method: 'test',
    proves: 'configuration',
    parameters: parts.parameters ?? [],
    sections: parts.sections,
    maps: {},
    resource,
    regions: 'selected',
    statement: null,
    needs: [],
    applies: null,
    rule: 'true',
    show: parts.show ?? [],
  };
}

function statement(id: string, title: string, sections: string[]): StatementCheck {
  return {
    ...texts(id, title),
    kind: 'statement',
    severity: 'medium',
    method: 'examine',
    proves: 'statement',
    parameters: [],
    sections,
    maps: {},
    rule: null,
  };
}

function texts(id: string, title: string) {
  const both = (text: string) => ({ de: text, en: text });
  return {
    id,
    title: both(title),
    population: both(`Alle Elemente von ${id}.`),
    criterion: both(`Vorgabe von ${id}`),
    limits: both(`Grenze von ${id}`),
    remediation: both(`Behebung von ${id}`),
  };
}

function section(id: string, title: string) {
  const text = (german: string) => ({ de: german, en: german });
  return {
    id,
    title: text(title),
    definition: text(`Zweck von ${title}.`),
    legalBasis: text('Art. 32 Abs. 1 lit. b DSGVO'),
  };
}

function control(id: string) {
  return { id, title: { de: `Titel von ${id}`, en: `Title of ${id}` } };
}
