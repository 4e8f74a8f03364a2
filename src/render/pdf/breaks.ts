/** Words up to this length fit every column of the report. */
const longest = 20;

/**
 * Cuts text where a line may end, so that long identifiers wrap inside their column. Pieces of words up to twenty
 * characters stay whole.
 */
export function breakPieces(text: string): readonly string[] {
  const pieces: string[] = [];
  let plain = '';
  for (const token of text.split(/(?<= )/)) {
    if (token.length <= longest) {
      plain += token;
      continue;
    }
    const parts = token.match(/[^/:._=@,|-]+[/:._=@,|-]*|[/:._=@,|-]+/g) ?? [token];
    for (const part of parts.flatMap(humps).flatMap(hardPieces)) {
      pieces.push(plain + part);
      plain = '';
    }
  }
  if (plain !== '') pieces.push(plain);
  return pieces;
}

/** Names of operations break between their words: Describe|Instances. */
function humps(part: string): readonly string[] {
  return part.length <= longest ? [part] : part.split(/(?<=[a-z])(?=[A-Z])/);
}

function hardPieces(part: string): readonly string[] {
  if (part.length <= longest) return [part];
  const characters = Array.from(part);
  const pieces: string[] = [];
  for (let start = 0; start < characters.length; start += longest) {
    pieces.push(characters.slice(start, start + longest).join(''));
  }
  return pieces;
}
