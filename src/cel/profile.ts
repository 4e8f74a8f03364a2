import type { Environment } from '@marcbachmann/cel-js';
import type { Parameter, ParameterValue } from '../model/catalog.ts';

/** The profile of one protection need: parameter -> value. */
export type Profile = Readonly<Record<string, ParameterValue>>;

/** Turns a flat profile into the nested value that rules read as `profile.tls.min_version`. */
export type ProfileNester = (profile: Profile) => object;

type Tree = { readonly [part: string]: Tree | Parameter };

/** Declares `profile` with a type for each group of parameters, so that a misspelt parameter does not type-check. */
export function registerProfile(environment: Environment, parameters: readonly Parameter[]): ProfileNester {
  const nest = registerGroup(environment, 'Profile', treeOf(parameters));
  environment.registerVariable('profile', 'Profile');
  return nest;
}

/**
 * CEL's type of a parameter, or null when its values are of several kinds. The values of all protection needs count, because 1 alone
 * does not tell a share from a count.
 */
export function parameterType({ values }: Pick<Parameter, 'values'>): string | null {
  const all = Object.values(values);
  if (all.every((value) => typeof value === 'boolean')) return 'bool';
  if (all.every((value) => typeof value === 'string')) return 'string';
  if (all.every((value) => Array.isArray(value))) return 'list<string>';
  if (all.every((value) => Number.isSafeInteger(value))) return 'int';
  if (all.every((value) => typeof value === 'number')) return 'double';
  return null;
}

function treeOf(parameters: readonly Parameter[]): Tree {
  const root: Record<string, unknown> = {};
  for (const parameter of parameters) {
    const parts = parameter.id.split('.');
    let branch = root;
    for (const part of parts.slice(0, -1)) branch = (branch[part] ??= {}) as Record<string, unknown>;
    branch[parts.at(-1) ?? ''] = parameter;
  }
  return root as Tree;
}

function isParameter(node: Tree | Parameter): node is Parameter {
  return typeof node['id'] === 'string';
}

function registerGroup(environment: Environment, typeName: string, tree: Tree): ProfileNester {
  const Group = class {};
  const fields: Record<string, string> = {};
  const fillers = Object.entries(tree).map(([part, node]): [string, (profile: Profile) => unknown] => {
    if (isParameter(node)) {
      const type = parameterType(node);
      if (type === null) throw new TypeError(`The values of “${node.id}” must be of one kind.`);
      fields[part] = type;
      return [part, (profile) => parameterValue(node.id, type, profile)];
    }
    fields[part] = `${typeName}_${part}`;
    return [part, registerGroup(environment, `${typeName}_${part}`, node)];
  });
  environment.registerType(typeName, { ctor: Group, fields });
  return (profile) =>
    Object.assign(new Group(), Object.fromEntries(fillers.map(([part, fill]) => [part, fill(profile)])));
}

function parameterValue(id: string, type: string, profile: Profile): unknown {
  const value = profile[id];
  if (value === undefined) throw new TypeError(`The profile has no value for “${id}”.`);
  return type === 'int' ? BigInt(value as number) : value;
}
