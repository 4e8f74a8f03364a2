import type { Statement } from '../model/statement.ts';
import { timestampType } from './values.ts';

/** Fields of a statement as rules see them; the figures are absent where the statement has none. */
export const statementFields = {
  numerator: 'int',
  denominator: 'int',
  share: 'double',
  declared: timestampType,
} as const;

/** A person's statement as a rule reads it. */
export class StatementValue {
  readonly numerator: bigint | undefined;
  readonly denominator: bigint | undefined;
  /** Absent for nothing out of nothing: an empty population is no share of 100 %. */
  readonly share: number | undefined;
  readonly declared: Date;

  constructor({ figure, date }: Pick<Statement, 'figure' | 'date'>) {
    this.numerator = figure ? BigInt(figure.numerator) : undefined;
    this.denominator = figure ? BigInt(figure.denominator) : undefined;
    this.share = figure && figure.denominator > 0 ? figure.numerator / figure.denominator : undefined;
    this.declared = new Date(`${date}T00:00:00Z`);
  }
}
