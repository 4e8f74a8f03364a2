import type { Phrases, TerminalWords } from './words.ts';

/** German phrases. */
export const phrasesDe: Phrases = {
  yes: 'ja',
  no: 'nein',
  absent: 'nicht vorhanden',
  or: ' oder ',
  none: 'keine',
  notGiven: 'nicht angegeben',
  notReached: 'nicht erreicht',
  unknownRegion: 'Region unbekannt',
  allRegions: 'alle eingeschalteten Regionen',
  element: { singular: 'Element', plural: 'Elemente' },
  of: (numerator, denominator) => `${numerator} von ${denominator}`,
  more: (count, place) => `und ${count} weitere (${place})`,
  longName: (count) => `… (gekürzt, ${count} Zeichen)`,
  setInConfiguration: 'Organisation (nachweis.yaml)',
  loosened: (setBy, shipped) => `${setBy} (gelockert; ausgeliefert: ${shipped})`,
  gapEffectNone: 'keine Prüfung dieses Berichts',
  everyTarget: 'alle Ziele',
  expired: 'abgelaufen',
  waived: (id, approver, expires) => `Ausnahme ${id}, angenommen durch ${approver}, gültig bis ${expires}`,
  emptyPopulation: 'kein Element dieser Art im Geltungsbereich',
  staleEvidence: 'Nachweis veraltet',
  noFinding: 'kein Einzelbefund',
  checksWithoutResult: (count, total) =>
    `${count} von ${total} ${total === '1' ? 'Prüfung' : 'Prüfungen'} ohne vollständiges Ergebnis`,
  partlyMeasured: 'umgesetzt (erklärt, zum Teil technisch nachgewiesen)',
  witnessAgrees: (operation, count) => `belegt durch ${operation} (${count})`,
  witnessDisagrees: (operation, count) => `widerspricht: ${operation} nennt ${count}`,
  witnessMissing: 'nicht belegt',
  witnessNotDue: 'entfällt',
  inScopes: (part, all) => `in ${part} von ${all} Bereichen`,
  stateComplete: 'vollständig',
  stateIncomplete: (scopes) => `unvollständig: ${scopes}`,
  scopes: (count) => `${count} Bereiche`,
  signatures: (role) => [
    'Erstellt',
    'Fachlich geprüft (ISB/IT)',
    'Stellungnahme der oder des Datenschutzbeauftragten',
    ...(role === 'processor'
      ? [
          'Freigabe durch die Leitung des Auftragsverarbeiters',
          'Freigabe durch den Verantwortlichen (bei Anlage zum AV-Vertrag)',
        ]
      : ['Freigabe durch die Leitung der Organisation']),
  ],
  otherChecks: 'Weitere Prüfungen',
  chart: 'Ergebnis der Prüfungen',
};

/** German wording of the table in the terminal. */
export const terminalDe: TerminalWords = {
  summary: 'Prüfungen',
  status: {
    implemented: 'umgesetzt',
    declared: 'erklärt',
    partial: 'teilweise',
    'not-implemented': 'nicht umgesetzt',
    incomplete: 'unvollständig',
    'not-assessed': 'nicht geprüft',
    'not-applicable': 'nicht anwendbar',
  },
  deviations: 'Abweichungen',
  gaps: 'Was nicht ermittelt wurde',
  noDeviations: 'Abweichungen: keine.',
  noGaps: 'Was nicht ermittelt wurde: keine Lücken.',
  affects: 'betrifft',
  waived: 'davon mit Ausnahme',
  notAssessed: 'Es wurde keine Prüfung ausgewertet.',
  more: (count) => `… und ${count} weitere`,
};
