import type { Nodes } from 'mdast';

/** The text of a node without its markup. */
export function toString(node: Nodes): string {
  if ('value' in node) return node.value;
  if ('children' in node) return node.children.map((child) => toString(child)).join('');
  return 'alt' in node ? (node.alt ?? '') : '';
}
