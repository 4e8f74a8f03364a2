import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { Coverage } from '../../src/model/coverage.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Gap } from '../../src/model/gap.ts';
import { countOutcomes, rollUp, type Outcome } from '../../src/model/outcome.ts';
import type { Statement } from '../../src/model/statement.ts';
import type { ReportInput } from '../../src/render/index.ts';
import { catalog as smallCatalog } from './catalog.ts';
import { coverage, deniedGap, disabledGap, finding, scopeFinding, statementFinding } from './findings.ts';

const gdprEncryption = { primary: ['db-encrypted'], supporting: ['endpoint-tls'] };

/** What a test says about a run; everything else has a plain default. */
export type Parts = {
  readonly findings?: readonly Finding[];
  readonly gaps?: readonly Gap[];
  readonly coverage?: readonly Coverage[];
  readonly statements?: readonly Statement[];
  readonly waivers?: Assessment['waivers'];
  readonly run?: Partial<Assessment['run']>;
  readonly organisation?: Partial<ReportInput['config']['organisation']>;
  readonly service?: Partial<ReportInput['config']['service']>;
  readonly catalog?: Catalog;
};

/** Builds the input of a report from single findings, rolled up as the stage `assess` does it. */
export function inputOf(parts: Parts = {}): ReportInput {
  const catalog = parts.catalog ?? smallCatalog;
  const byCheck = Map.groupBy(parts.findings ?? [], (finding) => finding.check);
  const checks = catalog.checks.map((check) => {
    const findings = byCheck.get(check.id) ?? [];
    const counts = countOutcomes(findings.map((finding) => finding.outcome));
    return {
      id: check.id,
      status: rollUp(counts),
      severity: check.severity,
      counts,
      waived: findings.filter((finding) => finding.waiver !== null).length,
      gaps: [...new Set(findings.flatMap((finding) => finding.gaps))].toSorted(),
    };
  });
  const statusOf = (ids: readonly string[]): Outcome | 'not-covered' => {
    const touched = checks.filter((check) => ids.includes(check.id)).map((check) => check.status);
    return touched.length === 0 ? 'not-covered' : rollUp(countOutcomes(touched));
  };
  const mapped: Record<string, { primary: string[]; supporting: string[] }> = {
    'Art.32(1)(a)': gdprEncryption,
    'Art.32(1)(c)': { primary: ['db-backup'], supporting: [] },
    'CRY-02': { primary: ['endpoint-tls'], supporting: [] },
    'CRY-03': { primary: ['db-encrypted'], supporting: [] },
  };
  const assessment: Assessment = {
    run: {
      tool: { name: 'nachweis', version: '0.1.0' },
      startedAt: '2026-11-25T05:58:00Z',
      finishedAt: '2026-11-25T06:00:00Z',
      assessedAt: '2026-11-25T06:00:01.000Z',
      targets: [
        {
          id: 'main',
          provider: 'aws',
          account: '111111111111',
          principal: 'arn:aws:sts::111111111111:assumed-role/audit/nachweis',
          endpoint: 'https://config.eu-central-1.amazonaws.com',
          regions: ['eu-central-1', 'eu-west-1'],
          protection: null,
        },
        {
          id: 'prod',
          provider: 'kubernetes',
          account: 'prod-cluster',
          principal: 'system:serviceaccount:audit:nachweis',
          endpoint: 'https://10.0.0.1:6443',
          regions: [],
          protection: 'very-high',
        },
      ],
      protection: 'high',
      allowedLocations: ['EU', 'EEA'],
      untagged: 'unknown',
      allowIncomplete: false,
      leftOut: [],
      catalogueDigest: catalog.digest,
      ...parts.run,
    },
    counts: countOutcomes((parts.findings ?? []).map((finding) => finding.outcome)),
    checks: checks.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    controls: catalog.frameworks.flatMap((framework) =>
      framework.controls.map(({ id }) => {
        const { primary = [], supporting = [] } = mapped[id] ?? {};
        return { framework: framework.id, id, status: statusOf([...primary, ...supporting]), primary, supporting };
      }),
    ),
    sections: catalog.chapters.flatMap((chapter) =>
      chapter.sections.map(({ id }) => {
        const members = catalog.checks.filter((check) => check.sections.includes(id)).map((check) => check.id);
        return { id, status: statusOf(members), checks: members };
      }),
    ),
    gaps: parts.gaps ?? [],
    coverage: parts.coverage ?? [],
    statements: parts.statements ?? [],
    waivers: parts.waivers ?? [],
  };
  const bytes = new TextEncoder().encode('{"files":[]}');
  return {
    assessment,
    findingsOf: (check) => byCheck.get(check) ?? [],
    catalog,
    config: {
      organisation: {
        name: 'Müller GmbH & Co. KG',
        role: 'processor',
        address: 'Beispielweg 1, 10115 Berlin',
        representative: 'die Geschäftsführung',
        dpo: { name: null, contact: 'datenschutz@example.org' },
        ...parts.organisation,
      },
      service: {
        name: 'Beispiel-Cloud',
        description: 'Ein Dienst zur Verwaltung von Terminen.',
        dataSubjects: ['Kundinnen und Kunden'],
        dataCategories: ['Stammdaten', 'Terminangaben'],
        exclusions: ['Arbeitsplatzrechner'],
        ...parts.service,
      },
      seal: null,
      classification: {
        dataClass: { key: 'data-class', personal: ['personal'], none: ['none'] },
        protectionNeed: { key: 'protection-need' },
        critical: { key: 'critical', value: 'true' },
        untagged: 'unknown',
      },
    },
    manifest: { digest: createHash('sha256').update(bytes).digest('hex'), merkleRoot: 'b'.repeat(64), bytes },
    language: 'de',
    edition: 'audit',
    cite: (framework, id) => `${framework === 'gdpr' ? 'DSGVO' : 'C5:2020'} ${id}`,
  };
}

/** A run in which every outcome occurs. */
export function everyOutcome(): Parts {
  const location = { code: 'eu-central-1', country: 'DE', verdict: 'eu-eea' as const };
  return {
    findings: [
      finding('db-encrypted', 'met', 1, { values: { encrypted: true, location } }),
      finding('db-encrypted', 'met', 2, { values: { encrypted: true, location } }),
      finding('db-encrypted', 'not-met', 3, { values: { encrypted: false, location } }),
      finding('db-encrypted', 'not-met', 4, {
        values: { encrypted: false, location: { code: 'us-east-1', country: 'US', verdict: 'third' } },
        waiver: { id: 'W-1', approver: 'Leitung IT', expires: '2027-01-31' },
      }),
      scopeFinding('db-encrypted', 'not-determined', [deniedGap.id]),
      finding('db-backup', 'met', 1),
      finding('db-backup', 'not-determined', 2, { gaps: [disabledGap.id] }),
      finding('endpoint-tls', 'met', 1),
      scopeFinding('user-mfa', 'not-applicable', []),
      statementFinding('training', 'declared'),
    ],
    gaps: [deniedGap, disabledGap],
    coverage: [
      coverage('rds:DescribeDBInstances', ['database'], 4, {
        operation: 'config:GetDiscoveredResourceCounts',
        count: 4,
        agrees: true,
      }),
      {
        ...coverage('rds:DescribeDBInstances', ['database'], 0),
        scope: 'eu-west-1',
        state: 'incomplete',
        gaps: [deniedGap.id],
      },
      coverage('elbv2:DescribeListeners', ['endpoint'], 1, {
        operation: 'config:GetDiscoveredResourceCounts',
        count: 1,
        agrees: true,
      }),
      { ...coverage('iam:GenerateCredentialReport', ['user'], 0), kind: 'answer' },
    ],
    statements: [
      {
        check: 'training',
        text: 'Alle Mitarbeitenden wurden im letzten Jahr im Datenschutz geschult.',
        declaredBy: 'Personalleitung',
        date: '2026-11-03',
        expires: '2027-11-03',
        figure: { numerator: 41, denominator: 42 },
        reference: 'Schulungsverzeichnis, Anlage E-02',
      },
    ],
    waivers: [
      {
        id: 'W-1',
        check: 'db-encrypted',
        reason: 'Umzug läuft',
        approver: 'Leitung IT',
        expires: '2027-01-31',
        findings: 1,
      },
    ],
  };
}

/** Words a report must never use: they claim more than a tool can know. */
export function expectHonest(text: string): void {
  expect(text).not.toMatch(/erfüllt|konform|qualifiziert|fortgeschritten/i);
  expect(text).not.toMatch(/\bundefined\b|\[object|\bNaN\b|\bnull\b/);
}
