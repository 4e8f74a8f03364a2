import { textAt } from '../json.ts';

/** Who holds a grant. */
export type Holders = {
  /** `group:NAME`, `service-account:NAMESPACE/NAME`, `user:system:NAME`, or the pseudonym of a person. */
  readonly names: readonly string[];
  readonly publicHolder: boolean;
  readonly onlyNamedGroups: boolean;
  /** Whether all of them belong to Kubernetes itself. */
  readonly onlySystem: boolean;
  /** Removes the names of the persons from a text, so that they do not come back in through the name of a binding. */
  readonly hidePersons: (text: string) => string;
};

const everybody: readonly string[] = ['system:anonymous', 'system:unauthenticated', 'system:authenticated'];

export function holdersOf(
  subjects: readonly unknown[],
  namespace: string | null,
  pseudonym: (name: string) => string,
): Holders {
  const list = subjects.map((subject) => ({
    kind: textAt(subject, 'kind') ?? '',
    name: textAt(subject, 'name') ?? '',
    subject,
  }));
  const persons = list
    .filter(({ kind, name }) => kind === 'User' && !name.startsWith('system:'))
    .map(({ name }) => name);
  return {
    names: list
      .map(({ kind, name, subject }) => {
        if (kind === 'Group') return `group:${name}`;
        if (kind === 'ServiceAccount')
          return `service-account:${textAt(subject, 'namespace') ?? namespace ?? '-'}/${name}`;
        return persons.includes(name) ? pseudonym(name) : `user:${name}`;
      })
      .toSorted(),
    publicHolder: list.some(({ name, kind }) => kind !== 'ServiceAccount' && everybody.includes(name)),
    onlyNamedGroups: list.length > 0 && list.every(({ kind, name }) => kind === 'Group' && isNamed(name)),
    onlySystem: list.length > 0 && list.every(({ kind, name, subject }) => isOfKubernetes(kind, name, subject)),
    hidePersons: (text) => persons.reduce((hidden, name) => hideName(hidden, name, pseudonym(name)), text),
  };
}

/** A group that takes in every caller or every machine names nobody. */
function isNamed(group: string): boolean {
  return !everybody.includes(group) && !group.startsWith('system:serviceaccounts');
}

function isOfKubernetes(kind: string, name: string, subject: unknown): boolean {
  return kind === 'ServiceAccount' ? textAt(subject, 'namespace') === 'kube-system' : name.startsWith('system:');
}

/** `erika.mustermann@example.test` can return as `erika-mustermann-admin`. */
function hideName(text: string, name: string, replacement: string): string {
  const local = name.includes('@') ? name.slice(0, name.indexOf('@')) : name;
  const words = local.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const spelled = words.length > 0 && local.length > 2 ? words.join('[^\\p{L}\\p{N}]?') : null;
  const whole = text.replaceAll(name, replacement);
  return spelled === null ? whole : whole.replaceAll(new RegExp(spelled, 'giu'), replacement);
}
