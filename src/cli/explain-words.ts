import type { Proof, ProtectionNeed } from '../model/catalog.ts';
import type { Severity } from '../model/severity.ts';
import type { Language, Text } from '../model/text.ts';
import type { CheckExplanation, ControlExplanation, Verdict } from '../pipeline.ts';

/** Every word that the terminal sets around the texts of the catalogue. */
export type ExplainWords = {
  readonly kind: Readonly<
    Record<'check' | 'control' | 'framework' | 'section' | 'parameter' | 'location' | 'country', string>
  >;
  readonly decidedBy: Readonly<Record<CheckExplanation['decidedBy'], string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly proves: Readonly<Record<Proof, string>>;
  readonly need: Readonly<Record<ProtectionNeed, string>>;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly level: Readonly<Record<NonNullable<ControlExplanation['level']>, string>>;
  readonly coverage: Readonly<Record<'primary' | 'supporting' | 'statement' | 'untouched', string>>;
  readonly heading: Readonly<Record<Heading, string>>;
  readonly phrase: Phrases;
};

/** What a page is written with: the words of its language, and the text in it. */
export type Writing = { readonly words: ExplainWords; readonly say: (text: Text) => string };

export type Heading =
  | 'population'
  | 'criterion'
  | 'applies'
  | 'rule'
  | 'statementRule'
  | 'thresholds'
  | 'values'
  | 'basis'
  | 'setBy'
  | 'sources'
  | 'limits'
  | 'remediation'
  | 'commandsAws'
  | 'commandsKubernetes'
  | 'operator'
  | 'sections'
  | 'primary'
  | 'supporting'
  | 'checks'
  | 'definition'
  | 'legalBasis'
  | 'why'
  | 'allowed'
  | 'places'
  | 'coverage'
  | 'source'
  | 'verified'
  | 'predecessors';

type Phrases = {
  readonly severity: string;
  readonly proves: string;
  readonly everyRegion: string;
  readonly setBy: string;
  readonly loosened: string;
  readonly shipped: string;
  readonly none: string;
  readonly noCollector: string;
  readonly lookedUp: string;
  readonly counted: string;
  readonly declared: string;
  readonly contributes: string;
  readonly untouched: string;
  readonly unverified: string;
  readonly chapter: string;
  readonly asOf: string;
  readonly member: Readonly<Record<'EU' | 'EEA', string>>;
  readonly decision: string;
  readonly condition: string;
  readonly third: string;
  readonly dpf: string;
  readonly dpfNote: string;
  readonly jurisdiction: string;
  readonly jurisdictionNote: string;
  readonly operatorUnknown: string;
  readonly allowedFor: (needs: string) => string;
  readonly allowedForNone: string;
  readonly allowedNote: string;
  readonly zoneOf: string;
  readonly of: (count: number, total: number) => string;
  readonly controls: string;
};

const german: ExplainWords = {
  kind: {
    check: 'Prüfung',
    control: 'Anforderung',
    framework: 'Rahmenwerk',
    section: 'TOM-Abschnitt',
    parameter: 'Schwellenwert',
    location: 'Ort',
    country: 'Land',
  },
  decidedBy: { rule: 'automatisiert', mixed: 'automatisiert und Erklärung', statement: 'Erklärung' },
  severity: { low: 'niedrig', medium: 'mittel', high: 'hoch', critical: 'kritisch' },
  proves: { configuration: 'Konfiguration', event: 'Ereignis', measurement: 'Messung', statement: 'Erklärung' },
  need: { normal: 'normal', high: 'hoch', 'very-high': 'sehr hoch' },
  level: {
    basis: 'Basis-Anforderung',
    standard: 'Standard-Anforderung',
    elevated: 'Anforderung bei erhöhtem Schutzbedarf',
  },
  verdict: {
    'eu-eea': 'EU/EWR',
    adequate: 'Drittland mit Angemessenheitsbeschluss',
    third: 'Drittland ohne Angemessenheitsbeschluss',
    unknown: 'unbekannt',
  },
  coverage: {
    primary: 'direkt berührt',
    supporting: 'nur unterstützend berührt',
    statement: 'nur durch Erklärungen berührt',
    untouched: 'nicht berührt',
  },
  heading: {
    population: 'Was geprüft wird',
    criterion: 'Wann ein Element besteht',
    applies: 'Wer zur Grundgesamtheit gehört (CEL)',
    rule: 'Regel (CEL)',
    statementRule: 'Regel für die Erklärung (CEL)',
    thresholds: 'Schwellenwerte nach Schutzbedarf',
    values: 'Werte nach Schutzbedarf',
    basis: 'Grundlage',
    setBy: 'Festgelegt durch',
    sources: 'Woher die Angaben kommen und welche Rechte nötig sind',
    limits: 'Was ein Bestehen nicht belegt',
    remediation: 'Abhilfe',
    commandsAws: 'Abhilfe mit der AWS CLI (Großbuchstaben ersetzen)',
    commandsKubernetes: 'Abhilfe in Kubernetes (Großbuchstaben ersetzen)',
    operator: 'Betreiber',
    sections: 'Abschnitte im TOM-Bericht',
    primary: 'Direkter Nachweisbeitrag',
    supporting: 'Unterstützender Nachweisbeitrag',
    checks: 'Prüfungen',
    definition: 'Zweck',
    legalBasis: 'Rechtsgrundlage',
    why: 'Einordnung und Grund',
    allowed: 'Zulässig nach dem Profil des Katalogs',
    places: 'Orte der Anbieter',
    coverage: 'Abdeckung durch Prüfungen',
    source: 'Quelle und Hinweise',
    verified: 'Herkunft',
    predecessors: 'Vorgänger',
  },
  phrase: {
    severity: 'Schweregrad',
    proves: 'belegt',
    everyRegion: 'Auch Regionen, die ein Ziel ausspart, werden betrachtet.',
    setBy: 'festgelegt durch',
    loosened: 'GELOCKERT',
    shipped: 'ausgeliefert',
    none: 'keine',
    noCollector: 'kein Kollektor liefert das; das Ergebnis ist dann „nicht ermittelt“',
    lookedUp: 'nur zum Nachschlagen',
    counted: 'nur gezählt, damit Unbekanntes auffällt',
    declared: 'Was Personen erklären; es sind keine Rechte nötig.',
    contributes: 'Eine Prüfung trägt zum Nachweis für einen Teil der Anforderung bei; sie belegt nie die ganze.',
    untouched: 'Von keiner Prüfung berührt. Der Bericht weist das so aus.',
    unverified: 'Eigene Einschätzung, nicht an der Quelle geprüft.',
    chapter: 'Kapitel',
    asOf: 'Rechtsstand',
    member: { EU: 'Mitgliedstaat der EU', EEA: 'Vertragsstaat des EWR' },
    decision: 'Angemessenheitsbeschluss',
    condition: 'Bedingung',
    third: 'Kein Angemessenheitsbeschluss, der für das Land als Ganzes gilt.',
    dpf: 'Angemessenheitsbeschluss',
    dpfNote: 'Dafür nennt „locations.dpf“ in nachweis.yaml den Eintrag des Betreibers.',
    jurisdiction: 'Betreiber unterliegt dem Recht von',
    jurisdictionNote: 'Gemeint ist der Konzern. Sein Recht gilt neben dem des Orts und ändert dessen Einordnung nicht.',
    operatorUnknown: 'Recht des Betreibers nicht an der Quelle geprüft',
    allowedFor: (needs) => `bei Schutzbedarf ${needs}`,
    allowedForNone: 'bei keinem Schutzbedarf',
    allowedNote: '„locations.allowed“ in nachweis.yaml ersetzt die Länder des Profils.',
    zoneOf: 'Zone von',
    of: (count, total) => `${count} von ${total}`,
    controls: 'Anforderungen',
  },
};

const english: ExplainWords = {
  kind: {
    check: 'Check',
    control: 'Control',
    framework: 'Framework',
    section: 'TOM section',
    parameter: 'Threshold',
    location: 'Location',
    country: 'Country',
  },
  decidedBy: { rule: 'automated', mixed: 'automated and statement', statement: 'statement' },
  severity: { low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
  proves: { configuration: 'configuration', event: 'event', measurement: 'measurement', statement: 'statement' },
  need: { normal: 'normal', high: 'high', 'very-high': 'very high' },
  level: { basis: 'basic requirement', standard: 'standard requirement', elevated: 'requirement for an elevated need' },
  verdict: {
    'eu-eea': 'EU/EEA',
    adequate: 'third country with an adequacy decision',
    third: 'third country without an adequacy decision',
    unknown: 'unknown',
  },
  coverage: {
    primary: 'touched as primary',
    supporting: 'touched as supporting only',
    statement: 'touched by statements only',
    untouched: 'not touched',
  },
  heading: {
    population: 'What is looked at',
    criterion: 'When an element passes',
    applies: 'Who belongs to the population (CEL)',
    rule: 'Rule (CEL)',
    statementRule: 'Rule for the statement (CEL)',
    thresholds: 'Thresholds by protection need',
    values: 'Values by protection need',
    basis: 'Basis',
    setBy: 'Set by',
    sources: 'Where the data come from, and which rights that takes',
    limits: 'What a pass does not prove',
    remediation: 'Remediation',
    commandsAws: 'Remediation with the AWS CLI (replace capital letters)',
    commandsKubernetes: 'Remediation in Kubernetes (replace capital letters)',
    operator: 'Operator',
    sections: 'Sections of the TOM report',
    primary: 'Direct contribution to the evidence',
    supporting: 'Supporting contribution to the evidence',
    checks: 'Checks',
    definition: 'Purpose',
    legalBasis: 'Legal basis',
    why: 'Verdict and reason',
    allowed: "Allowed by the catalogue's profile",
    places: 'Places of the providers',
    coverage: 'Coverage by checks',
    source: 'Source and notes',
    verified: 'Origin',
    predecessors: 'Predecessors',
  },
  phrase: {
    severity: 'severity',
    proves: 'proves',
    everyRegion: 'Regions that a target leaves out are looked at as well.',
    setBy: 'set by',
    loosened: 'LOOSENED',
    shipped: 'shipped',
    none: 'none',
    noCollector: 'no collector tells about it; the result is then “not determined”',
    lookedUp: 'looked up only',
    counted: 'only counted, so that the unknown shows',
    declared: 'What persons declare; it takes no rights.',
    contributes: 'A check contributes to the evidence for a part of the control; it never proves the whole.',
    untouched: 'No check touches it. The report says so.',
    unverified: 'Our own judgement, not verified at the source.',
    chapter: 'chapter',
    asOf: 'legal state',
    member: { EU: 'member of the EU', EEA: 'member of the EEA' },
    decision: 'adequacy decision',
    condition: 'condition',
    third: 'There is no adequacy decision for the country as a whole.',
    dpf: 'adequacy decision',
    dpfNote: 'For this, “locations.dpf” in nachweis.yaml names the entry of the operator.',
    jurisdiction: 'operator is subject to the law of',
    jurisdictionNote:
      'This is about the group. Its law holds beside that of the place and does not change the verdict on the place.',
    operatorUnknown: 'law of the operator not verified at the source',
    allowedFor: (needs) => `at the protection need ${needs}`,
    allowedForNone: 'at no protection need',
    allowedNote: '“locations.allowed” in nachweis.yaml replaces the countries of the profile.',
    zoneOf: 'zone of',
    of: (count, total) => `${count} of ${total}`,
    controls: 'controls',
  },
};

export const explainWords: Readonly<Record<Language, ExplainWords>> = { de: german, en: english };
