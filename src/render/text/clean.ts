/** Longer names are cut; the whole name stands in findings.ndjson. */
const longestName = 160;

/** Longer texts of people are cut as well, so that one field cannot fill a report. */
const longestText = 4000;

/**
 * Text that comes from outside, made safe to look at: line breaks and tabs become spaces, and whatever cannot be seen
 * (control characters, direction marks, zero-width signs, lone surrogates) is shown by its code point, because an
 * invisible sign could make one name look like another.
 */
export function cleanText(text: string): string {
  return text
    .slice(0, longestText * 2)
    .toWellFormed()
    .replace(/\s*[\r\n\t]+\s*/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, codePointOf)
    .slice(0, longestText)
    .toWellFormed();
}

/** The same for a name or identifier, cut to a length a table can hold; `cutMark` tells the reader how long it was. */
export function cleanName(name: string, cutMark: (length: number) => string): string {
  const length = name.length;
  const clean = cleanText(length > longestName ? name.slice(0, longestName) : name);
  return length > longestName ? `${clean}${cutMark(length)}` : clean;
}

/** How a character is shown that has no visible form: [U+202E]. */
export function codePointOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}
