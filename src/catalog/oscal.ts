import { failOnFaults, readDocument, readSchema, requireDocuments, type ReadDocument } from '../documents.ts';
import { NachweisError, type Fault } from '../errors.ts';
import type { Control, Framework } from '../model/catalog.ts';

type OscalControl = {
  readonly id: string;
  readonly title: string;
  readonly props?: readonly { readonly name: string; readonly value: string }[];
  readonly controls?: readonly OscalControl[];
};

type OscalGroup = {
  readonly id?: string;
  readonly title: string;
  readonly groups?: readonly OscalGroup[];
  readonly controls?: readonly OscalControl[];
};

type OscalDocument = {
  readonly catalog: {
    readonly metadata: { readonly title: string };
    readonly groups?: readonly OscalGroup[];
    readonly controls?: readonly OscalControl[];
  };
};

type Path = readonly (string | number)[];

type Found = {
  readonly groups: { readonly value: NonNullable<Framework['groups']>[number]; readonly path: Path }[];
  readonly controls: { readonly value: Control; readonly path: Path }[];
};

/** Real catalogues nest three or four deep; what nests deeper is not one. */
const maximumDepth = 16;

const maximumControls = 20_000;

const what = 'The OSCAL catalogue is not valid';

/**
 * An OSCAL catalog (JSON) from the user's disk as a framework under an id of the user's choice. Only titles and identifiers are taken, of
 * groups and of controls with their enhancements; withdrawn controls are left out. Throws one error with all faults.
 */
export function readOscalCatalog(file: string, id: string): Framework {
  const result = readDocument<OscalDocument>(file, readSchema('oscal-catalog'));
  const [document] = requireDocuments([result], 'CATALOG_INVALID', what);
  if (!document) throw new NachweisError('INTERNAL', 'A valid OSCAL catalogue lacks its document.');
  const found: Found = { groups: [], controls: [] };
  const faults = [
    ...collect(document, document.value.catalog, ['catalog'], null, found),
    ...repeated(document, 'group', found.groups),
    ...repeated(document, 'control', found.controls),
  ];
  failOnFaults(faults.length > 0 ? faults : limits(document, found.controls.length), 'CATALOG_INVALID', what);
  const { title } = document.value.catalog.metadata;
  // The title is a text of somebody else, so it must not be taken for a template.
  const citation = `${title.replaceAll(/[{}]/g, '')} {id}`;
  return {
    id,
    name: { de: title, en: title },
    citation: { de: citation, en: citation },
    ...(found.groups.length > 0 ? { groups: found.groups.map(({ value }) => value) } : {}),
    controls: found.controls.map(({ value }) => value),
  };
}

/** Walks groups and controls in the order of the file; a control without a group of its own belongs to the one around it. */
function collect(
  document: ReadDocument<unknown>,
  parent: Pick<OscalGroup, 'groups' | 'controls'>,
  path: Path,
  group: string | null,
  found: Found,
): Fault[] {
  if (path.length > 2 * maximumDepth)
    return [document.faultAt(path, `Groups and controls nest more than ${maximumDepth} deep.`)];
  const faults = (parent.controls ?? []).flatMap((control, index) => {
    const place = [...path, 'controls', index];
    if (!isWithdrawn(control)) found.controls.push({ value: controlOf(control, group), path: [...place, 'id'] });
    return collect(document, { controls: control.controls ?? [] }, place, group, found);
  });
  const below = (parent.groups ?? []).flatMap((child, index) => {
    const place = [...path, 'groups', index];
    if (child.id !== undefined)
      found.groups.push({
        value: { id: child.id, title: { de: child.title, en: child.title } },
        path: [...place, 'id'],
      });
    return collect(document, child, place, child.id ?? group, found);
  });
  return [...faults, ...below];
}

function isWithdrawn({ props = [] }: OscalControl): boolean {
  return props.some(({ name, value }) => name === 'status' && value.toLowerCase() === 'withdrawn');
}

function controlOf({ id, title }: OscalControl, group: string | null): Control {
  return { id, title: { de: title, en: title }, ...(group === null ? {} : { group }) };
}

function repeated(
  { faultAt }: ReadDocument<unknown>,
  kind: string,
  list: readonly { readonly value: { readonly id: string }; readonly path: Path }[],
): Fault[] {
  const seen = new Set<string>();
  return list.flatMap(({ value, path }) => {
    if (!seen.has(value.id)) {
      seen.add(value.id);
      return [];
    }
    return [faultAt(path, `The ${kind} “${value.id}” is there twice.`)];
  });
}

function limits({ faultAt }: ReadDocument<unknown>, count: number): Fault[] {
  if (count === 0) return [faultAt(['catalog'], 'The catalogue holds no control.')];
  if (count <= maximumControls) return [];
  return [faultAt(['catalog'], `The catalogue holds ${count} controls; at most ${maximumControls} are read.`)];
}
