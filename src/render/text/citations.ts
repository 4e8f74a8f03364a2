/**
 * Citations of one source, told once: "C5:2020 IDM-08", "C5:2020 IDM-09" give ["C5:2020 IDM-08", "IDM-09"]. Sources end before the last
 * word, and that word must hold a digit: "Art. 5 DSGVO" ends with its law, so such citations stay whole.
 */
export function groupCitations(citations: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let last: string | null = null;
  for (const citation of citations) {
    const end = citation.lastIndexOf(' ');
    const source = end > 0 && /\d/.test(citation.slice(end)) ? citation.slice(0, end) : null;
    if (source !== null && source === last) groups.at(-1)?.push(citation.slice(end + 1));
    else groups.push([citation]);
    last = source;
  }
  return groups;
}
