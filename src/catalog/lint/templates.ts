import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { claims } from '../wording.ts';
import type { LintFinding } from './finding.ts';

/** Texts of the report that claim a control is fulfilled. */
export function lintTemplates(directory: string): LintFinding[] {
  const files = globSync('**/*.hbs', { cwd: directory }).toSorted();
  return files.flatMap((name) => {
    const file = join(directory, name);
    return readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((text, index) =>
        [...text.matchAll(new RegExp(claims, 'giu'))].map((match): LintFinding => ({
          rule: 'wording',
          file,
          line: index + 1,
          column: match.index + 1,
          message: `The text claims that something is fulfilled: “${match[0]}”.`,
          hint: 'Write „trägt zum Nachweis bei“ or “contributes to the evidence”, or say what is measured.',
        })),
      );
  });
}
