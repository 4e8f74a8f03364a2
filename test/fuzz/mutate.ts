/** A generator with a seed: the same number gives the same files, so that a failure can be repeated. */
export function generator(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const scraps = [
  '',
  '\n',
  ' ',
  '\t',
  ':',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '&a ',
  '*a',
  '!!',
  '|',
  '>',
  '#',
  '%',
  '@',
  '\u0000',
  '\ud800',
  '\ufeff',
  '💥',
  '<<: ',
  '? ',
  '---\n',
  '1e999',
  'null',
  'true',
  '~',
  '0x',
  '[[[[[[[[[[',
  '{a: {a: {a: ',
  '\r',
];

/** Changes a text in one to five places: characters, lines, copies of parts, or scraps of YAML. */
export function mutate(text: string, next: (below: number) => number): string {
  let changed = text;
  for (let count = next(5) + 1; count > 0; count -= 1) {
    const at = next(changed.length + 1);
    const length = next(40);
    switch (next(6)) {
      case 0:
        changed = changed.slice(0, at) + changed.slice(at + length);
        break;
      case 1:
        changed = changed.slice(0, at) + (scraps[next(scraps.length)] ?? '') + changed.slice(at);
        break;
      case 2:
        changed = changed.slice(0, at) + changed.slice(at, at + length) + changed.slice(at);
        break;
      case 3:
        changed = changed.slice(0, at) + String.fromCharCode(next(0x3000)) + changed.slice(at + 1);
        break;
      case 4:
        changed = swapLines(changed, next);
        break;
      default:
        changed =
          changed.slice(0, at) + (scraps[next(scraps.length)] ?? '').repeat(next(50)) + changed.slice(at + length);
    }
  }
  return changed;
}

function swapLines(text: string, next: (below: number) => number): string {
  const lines = text.split('\n');
  const [a, b] = [next(lines.length), next(lines.length)];
  [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  return lines.join('\n');
}
