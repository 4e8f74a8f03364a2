import { relative } from 'node:path';
import { NachweisError } from '../errors.ts';

/** What a person reads when a command fails: what happened, every place, what to do. */
export function describeError(error: unknown, workingDirectory: string): string {
  if (!(error instanceof NachweisError)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `Internal error, please report it:\n${text}\n`;
  }
  const lines = [`Error: ${error.message}`];
  for (const { file, line, column, message, hint } of error.faults) {
    lines.push(
      `  ${shortPath(file, workingDirectory)}:${line}:${column}  ${message}${hint === undefined ? '' : `\n      Hint: ${hint}`}`,
    );
  }
  if (error.hint !== undefined) lines.push(`Hint: ${error.hint}`);
  return `${lines.join('\n')}\n`;
}

/** A path below the working directory is shown from there, any other in full. */
function shortPath(file: string, workingDirectory: string): string {
  const path = relative(workingDirectory, file);
  return path.startsWith('..') || path === '' ? file : path;
}
