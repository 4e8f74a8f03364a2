import type { Assessment } from '../model/assessment.ts';

/** The one document of `--format json`: the assessment and where the run lies. */
export function renderJson(assessment: Assessment, runFolder: string): string {
  return `${JSON.stringify({ ...assessment, folder: runFolder }, null, 2)}\n`;
}
