import type { ReportInput } from './input.ts';
import { parseMarkdown } from './markdown.ts';
import { fillTemplates } from './template.ts';
import { shippedTemplates } from './templates.ts';
import { viewOf } from './view/index.ts';
import type { ReportView } from './view/types.ts';

export type { ReportInput } from './input.ts';
export { renderJson } from './json.ts';
export { renderTable, type TableInput } from './table.ts';

/** The report as PDF/A-3b, with manifest.json attached. */
export async function renderReport(input: ReportInput): Promise<Uint8Array> {
  const view = viewOf(input);
  const tree = parseMarkdown(markdownOf(input, view));
  // pdfmake takes a quarter of a second to load, so only who wants a PDF pays for it.
  const { renderPdf } = await import('./pdf/index.ts');
  return renderPdf(tree, view, input);
}

/** The text of the report as Markdown; tables and charts stand as directives. */
export function renderMarkdown(input: ReportInput): string {
  return markdownOf(input, viewOf(input));
}

function markdownOf(input: ReportInput, view: ReportView): string {
  return fillTemplates(view, input.language, input.templates ?? shippedTemplates).replace(/\n{3,}/g, '\n\n');
}
