import type { StatementCheck } from '../model/catalog.ts';
import type { Finding } from '../model/finding.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Statement } from '../model/statement.ts';
import type { EvaluateInput } from './input.ts';

/** A statement check, or the part of a mixed check that a person declares. */
export type DeclaredPart = Pick<StatementCheck, 'id' | 'rule'>;

/** What a person declares never becomes `met`: it is declared, expired, not enough, or missing. */
export function evaluateStatement(check: DeclaredPart, input: EvaluateInput): Finding {
  const statement = input.statements.find((entry) => entry.check === check.id);
  if (!statement) return createFinding(check, null, 'not-determined', 'statement-missing');
  if (statement.expires < dayOf(input.assessedAt)) return createFinding(check, statement, 'stale', 'statement-expired');
  if (check.rule === null) return createFinding(check, statement, 'declared', 'declared-valid');
  // A rule that asks for figures cannot judge words: that says nothing about the measure.
  if (asksForFigures(check.rule) && !statement.figure)
    return createFinding(check, statement, 'not-determined', 'figures-missing');
  const result = input.rules.testStatement(check.rule, statement);
  if (!('result' in result)) return createFinding(check, statement, 'not-determined', 'figures-missing');
  return result.result
    ? createFinding(check, statement, 'declared', 'declared-valid')
    : createFinding(check, statement, 'not-met', 'declared-insufficient');
}

function asksForFigures(rule: string): boolean {
  return /\bstatement\.(?:share|numerator|denominator)\b/.test(rule);
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

function createFinding(
  check: DeclaredPart,
  statement: Statement | null,
  outcome: Outcome,
  reason: Finding['reason'],
): Finding {
  const subject = { type: 'statement' as const, id: check.id, name: check.id, target: '', account: '', region: '' };
  const figure = statement?.figure;
  const values = statement
    ? {
        declaredBy: statement.declaredBy,
        date: statement.date,
        expires: statement.expires,
        ...(figure ? { numerator: figure.numerator, denominator: figure.denominator } : {}),
      }
    : {};
  return { check: check.id, outcome, subject, reason, gaps: [], values, waiver: null };
}
