import type { Phrases, TerminalWords } from './words.ts';

/** English phrases. */
export const phrasesEn: Phrases = {
  yes: 'yes',
  no: 'no',
  absent: 'absent',
  or: ' or ',
  none: 'none',
  notGiven: 'not given',
  notReached: 'not reached',
  unknownRegion: 'region unknown',
  allRegions: 'every enabled region',
  element: { singular: 'element', plural: 'elements' },
  of: (numerator, denominator) => `${numerator} of ${denominator}`,
  more: (count, place) => `and ${count} more (${place})`,
  longName: (count) => `… (shortened, ${count} characters)`,
  setInConfiguration: 'organisation (nachweis.yaml)',
  loosened: (setBy, shipped) => `${setBy} (loosened; shipped: ${shipped})`,
  gapEffectNone: 'no check of this report',
  everyTarget: 'all targets',
  expired: 'expired',
  waived: (id, approver, expires) => `waiver ${id}, accepted by ${approver}, valid until ${expires}`,
  emptyPopulation: 'no element of this kind in scope',
  staleEvidence: 'evidence out of date',
  noFinding: 'no finding',
  checksWithoutResult: (count, total) =>
    `${count} of ${total} ${total === '1' ? 'check' : 'checks'} without a complete result`,
  partlyMeasured: 'implemented (declared, partly technically evidenced)',
  witnessAgrees: (operation, count) => `shown by ${operation} (${count})`,
  witnessDisagrees: (operation, count) => `contradicted: ${operation} says ${count}`,
  witnessMissing: 'not shown',
  witnessNotDue: 'not due',
  inScopes: (part, all) => `in ${part} of ${all} scopes`,
  stateComplete: 'complete',
  stateIncomplete: (scopes) => `incomplete: ${scopes}`,
  scopes: (count) => `${count} scopes`,
  signatures: (role) => [
    'Prepared',
    'Reviewed (information security/IT)',
    'Opinion of the data protection officer',
    ...(role === 'processor'
      ? ['Release by the management of the processor', 'Release by the controller (as annex to the contract)']
      : ['Release by the management of the organisation']),
  ],
  otherChecks: 'Further checks',
  chart: 'Result of the checks',
};

/** English wording of the table in the terminal. */
export const terminalEn: TerminalWords = {
  summary: 'Checks',
  status: {
    implemented: 'implemented',
    declared: 'declared',
    partial: 'partly',
    'not-implemented': 'not implemented',
    incomplete: 'incomplete',
    'not-assessed': 'not checked',
    'not-applicable': 'not applicable',
  },
  deviations: 'Deviations',
  gaps: 'What was not determined',
  noDeviations: 'Deviations: none.',
  noGaps: 'What was not determined: no gaps.',
  affects: 'affects',
  waived: 'waived',
  notAssessed: 'No check was assessed.',
  more: (count) => `… and ${count} more`,
};
