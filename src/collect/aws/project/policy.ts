/** What a policy grants, as far as a check asks. */
export type PolicyVerdict = {
  /** Every action (or all but some) on every resource. */
  readonly fullRights: boolean;
  /** Reading secrets by a pattern instead of by name of the action. */
  readonly wildcardSecrets: boolean;
};

/** Whom a trust policy lets in. */
export type TrustVerdict = { readonly public: boolean; readonly principals: readonly string[] };

type Statement = Readonly<Record<string, unknown>>;

const secretAction = 'secretsmanager:GetSecretValue';

/** Judges the text of a policy; null when it cannot be read. A condition narrows when, not what, so it does not excuse. */
export function judgePolicy(text: string): PolicyVerdict | null {
  const statements = parsePolicy(text);
  if (!statements || statements.some((statement) => !isReadable(statement))) return null;
  const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
  return { fullRights: allowed.some(grantsEverything), wildcardSecrets: allowed.some(grantsSecretsByPattern) };
}

/** Judges the text of a role's trust policy; null when it cannot be read. */
export function judgeTrust(text: string): TrustVerdict | null {
  const statements = parsePolicy(text)?.filter(({ Effect }) => Effect === 'Allow');
  if (!statements) return null;
  return {
    public: statements.some((statement) => letsEveryoneIn(statement) && !hasCondition(statement)),
    principals: [...new Set(statements.flatMap(principalsOf))].toSorted(),
  };
}

/** IAM answers with documents that are percent-encoded; its stand-ins sometimes do not. */
function parsePolicy(text: string): readonly Statement[] | null {
  for (const decode of [decodeURIComponent, String]) {
    try {
      const document: unknown = JSON.parse(decode(text));
      if (!isTable(document)) return null;
      const statements = asList(document['Statement']);
      return statements.length > 0 && statements.every(isTable) ? statements : null;
    } catch {
      // The other spelling is tried; after the last one the document counts as unreadable.
    }
  }
  return null;
}

function isReadable(statement: Statement): boolean {
  const hasActions = textsOf(statement['Action']).length > 0 || textsOf(statement['NotAction']).length > 0;
  const hasResources = textsOf(statement['Resource']).length > 0 || textsOf(statement['NotResource']).length > 0;
  return hasActions && hasResources && (statement['Effect'] === 'Allow' || statement['Effect'] === 'Deny');
}

function grantsEverything(statement: Statement): boolean {
  const actions =
    textsOf(statement['NotAction']).length > 0 ||
    textsOf(statement['Action']).some((action) => /^\*+(:\*+)?$/.test(action));
  const resources =
    textsOf(statement['NotResource']).length > 0 || textsOf(statement['Resource']).some(isEveryResource);
  return actions && resources;
}

function isEveryResource(resource: string): boolean {
  return /^\*+$/.test(resource) || /^arn:[^:]*:\*:\*:\*:\*/.test(resource);
}

function grantsSecretsByPattern(statement: Statement): boolean {
  const excluded = textsOf(statement['NotAction']);
  const byPattern =
    excluded.length > 0
      ? !excluded.some((pattern) => matches(pattern, secretAction))
      : textsOf(statement['Action']).some((pattern) => /[*?]/.test(pattern) && matches(pattern, secretAction));
  const resources = textsOf(statement['Resource']);
  const touchesSecrets =
    resources.length === 0 || resources.some((resource) => /^(\*|arn:[^:]*:(\*|secretsmanager))/.test(resource));
  return byPattern && touchesSecrets;
}

/** IAM patterns: `*` is any text, `?` any character, case does not matter. */
function matches(pattern: string, action: string): boolean {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i').test(action);
}

function letsEveryoneIn(statement: Statement): boolean {
  return statement['NotPrincipal'] !== undefined || principalsOf(statement).includes('*');
}

function principalsOf({ Principal: principal }: Statement): readonly string[] {
  return isTable(principal) ? Object.values(principal).flatMap(textsOf) : textsOf(principal);
}

function hasCondition({ Condition: condition }: Statement): boolean {
  return isTable(condition) && Object.keys(condition).length > 0;
}

function textsOf(value: unknown): readonly string[] {
  return asList(value).filter((item) => typeof item === 'string');
}

function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function isTable(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
