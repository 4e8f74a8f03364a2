/** The ids that a person may have meant, the nearest first: those that contain the text, then those with few letters changed. */
export function nearest(asked: string, ids: readonly string[], count = 5): string[] {
  const wanted = asked.toLowerCase();
  const limit = Math.max(2, Math.floor(wanted.length / 3));
  const rated = [...new Set(ids)].map((id) => {
    const known = id.toLowerCase();
    const contains = wanted.length >= 3 && (known.includes(wanted) || wanted.includes(known));
    return { id, distance: contains && known.length >= 3 ? 0.5 : distanceOf(wanted, known, limit) };
  });
  return rated
    .filter(({ distance }) => distance <= limit)
    .toSorted((a, b) => a.distance - b.distance || a.id.length - b.id.length || (a.id < b.id ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);
}

/** Levenshtein's distance; anything beyond the limit is one more than the limit. */
function distanceOf(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let index = 0; index < a.length; index += 1) {
    const next = [index + 1];
    for (let column = 1; column <= b.length; column += 1) {
      const changed = (row[column - 1] ?? 0) + (b[column - 1] === a[index] ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? limit + 1;
}
