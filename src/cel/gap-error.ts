/** Thrown where a rule reads a property that is unknown; CEL's `&&`, `||`, `all` and `exists` absorb it where the rest decides. */
export class GapError extends Error {
  readonly gap: string;

  private constructor(gap: string) {
    super(`Unknown because of ${gap}.`);
    this.name = 'GapError';
    this.gap = gap;
  }

  /** One error for each gap: a denied operation can make thousands of resources unknown, and a stack trace for each costs time. */
  static of(gap: string): GapError {
    const known = errors.get(gap);
    if (known) return known;
    const created = new GapError(gap);
    errors.set(gap, created);
    return created;
  }
}

const errors = new Map<string, GapError>();
