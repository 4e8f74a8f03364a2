/** Days of a retention policy of Barman (`30d`, `4w`, `6m`); a month counts with its fewest days. Null when it is none. */
export function retentionDays(policy: string): number | null {
  const [, number, unit] = /^([1-9]\d*)([dwm])$/.exec(policy) ?? [];
  if (number === undefined) return null;
  const days = unit === 'd' ? 1 : unit === 'w' ? 7 : 28;
  return Number(number) * days;
}
