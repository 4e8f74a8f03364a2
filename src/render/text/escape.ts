import { cleanText } from './clean.ts';

/**
 * Escapes a value so that Markdown shows it as it is, wherever a template puts it: inside a line, at its start, or next
 * to other text. Signs that have no meaning where they stand stay bare, so that a person can still read the Markdown.
 */
export function escapeMarkdown(value: string): string {
  return (
    cleanText(value)
      .trim()
      .replace(/[\\`*_[\]<>|~@{}]|&(?=[#\w]|$)/g, '\\$&')
      // A colon starts a directive or a link that Markdown finds by itself.
      .replace(/:(?=\S|$)/g, '\\:')
      .replace(/www\./gi, (match) => `${match.slice(0, -1)}\\.`)
      .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
      .replace(/^[-+=#]/, '\\$&')
  );
}
