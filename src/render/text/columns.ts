/** Fills a text up with spaces to a width. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - lengthOf(text)));
}

/** Cuts a text to a width; a dot sign says that something is missing. */
export function shorten(text: string, width: number): string {
  const characters = Array.from(text);
  return characters.length <= width ? text : `${characters.slice(0, Math.max(1, width - 1)).join('')}…`;
}

/** Breaks a text into lines of at most `width`; every line after the first is set in further. */
export function wrap(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    const empty = line.trim() === '';
    if (!empty && lengthOf(line) + 1 + lengthOf(word) > width) {
      lines.push(line);
      line = `${indent}    ${word}`;
    } else {
      line += empty ? word : ` ${word}`;
    }
    while (lengthOf(line) > width) {
      lines.push(Array.from(line).slice(0, width).join(''));
      line = `${indent}    ${Array.from(line).slice(width).join('')}`;
    }
  }
  return [...lines, line];
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
