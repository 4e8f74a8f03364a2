import type { ASTNode } from '@marcbachmann/cel-js';

/** One thing a rule refers to, and where in the expression. */
export type Reference = { readonly name: string; readonly offset: number };

/** A comparison of a field with a word, for fields that have a closed list of words. */
export type Comparison = { readonly field: string; readonly word: string; readonly offset: number };

/** What a rule reads, found in its syntax tree. */
export type References = {
  /** Fields of `resource` or `statement`. */
  readonly fields: readonly Reference[];
  /** Full names of parameters, for example `tls.min_version`. */
  readonly parameters: readonly Reference[];
  readonly functions: readonly Reference[];
  readonly comparisons: readonly Comparison[];
  /** Places that would hide from the type checker or from these lists what is read: see `referencesOf`. */
  readonly misuses: readonly Reference[];
};

/**
 * Lists what an expression refers to. The type checker alone does not do: it accepts any name inside `has()`, which would then be
 * false for ever. So `has()` may only ask for a property of the subject, and subject and profile are only read by name.
 */
export function referencesOf(root: ASTNode, subject: 'resource' | 'statement'): References {
  const fields: Reference[] = [];
  const parameters: Reference[] = [];
  const functions: Reference[] = [];
  const comparisons: Comparison[] = [];
  const misuses: Reference[] = [];
  const visit = (node: ASTNode): void => {
    const [first, ...rest] = pathOf(node) ?? [];
    if (first !== undefined) {
      if (first === subject) fields.push({ name: rest[0] ?? '', offset: node.start });
      else if (first === 'profile') parameters.push({ name: rest.join('.'), offset: node.start });
      return;
    }
    if (node.op === 'call') {
      functions.push({ name: node.args[0], offset: node.start });
      if (node.args[0] === 'has' && !isField(node.args[1][0], subject))
        misuses.push({ name: 'has', offset: node.start });
    }
    if (node.op === '==' || node.op === '!=') comparisons.push(...comparisonsOf(node.args, subject));
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return { fields, parameters, functions, comparisons, misuses };
}

function isField(node: ASTNode | undefined, subject: string): boolean {
  const path = node ? pathOf(node) : null;
  return path?.length === 2 && path[0] === subject;
}

/** `resource.location.country` as its parts, or null for anything that is not a plain path. */
function pathOf(node: ASTNode): string[] | null {
  if (node.op === 'id') return [node.args];
  if (node.op !== '.') return null;
  const parent = pathOf(node.args[0]);
  return parent && [...parent, node.args[1]];
}

function comparisonsOf([left, right]: readonly [ASTNode, ASTNode], subject: string): Comparison[] {
  const one = (field: ASTNode, word: ASTNode): Comparison[] => {
    const path = pathOf(field);
    if (path?.[0] !== subject || path[1] === undefined || path.length > 2) return [];
    return word.op === 'value' && typeof word.args === 'string'
      ? [{ field: path[1], word: word.args, offset: word.start }]
      : [];
  };
  return [...one(left, right), ...one(right, left)];
}

/** The operands of a node, whatever their nesting. */
function childrenOf(node: ASTNode): ASTNode[] {
  const list: ASTNode[] = [];
  const gather = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) gather(item);
    else if (isNode(value)) list.push(value);
  };
  gather(node.args);
  return list;
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}
