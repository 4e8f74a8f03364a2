import type { Catalog, Framework } from '../model/catalog.ts';
import type { Text } from '../model/text.ts';

/** How the controls of one edition went over into those of the next: a view on the predecessors, both ways. */
export type Migration = {
  readonly from: { readonly id: string; readonly name: Text };
  readonly to: { readonly id: string; readonly name: Text };
  /** What the mapping rests on; ours is never an official one. */
  readonly basis: Text;
  /** Control of the old edition -> controls of the new one; empty where it was dropped. */
  readonly forward: ReadonlyMap<string, readonly string[]>;
  /** Control of the new edition -> controls of the old one; empty where it is new. */
  readonly backward: ReadonlyMap<string, readonly string[]>;
};

/** The way into an edition; null where the catalogue does not know it or knows no edition before it. */
export function migrationTo({ frameworks }: Pick<Catalog, 'frameworks'>, id: string): Migration | null {
  const framework = frameworks.find((candidate) => candidate.id === id);
  if (!framework?.predecessor) return null;
  const { predecessor, controls, name } = framework;
  const before = frameworks.find((candidate) => candidate.id === predecessor.id);
  return {
    from: { id: predecessor.id, name: predecessor.name },
    to: { id, name },
    basis: predecessor.basis,
    forward: forward(framework, before),
    backward: new Map(controls.map(({ id: control, predecessors = [] }) => [control, predecessors])),
  };
}

/** Every migration that the catalogue knows, by the edition it leads to. */
export function migrations(catalog: Pick<Catalog, 'frameworks'>): Migration[] {
  return catalog.frameworks.flatMap(({ id }) => migrationTo(catalog, id) ?? []);
}

/** Controls of the old edition that went nowhere are known only where that edition is in the catalogue. */
function forward({ controls }: Framework, before: Framework | undefined): Map<string, string[]> {
  const successors = new Map<string, string[]>((before?.controls ?? []).map(({ id }) => [id, []]));
  for (const { id, predecessors = [] } of controls) {
    for (const old of predecessors) successors.set(old, [...(successors.get(old) ?? []), id]);
  }
  return successors;
}
