import { parameterType } from '../cel/index.ts';
import type { ReadDocument } from '../documents.ts';
import type { Fault } from '../errors.ts';
import { propertiesOf } from '../ontology/resource.ts';
import type { ChecksDocument, ResourceCheckDocument, StatementCheckDocument } from './documents.ts';
import { frameworkFaults } from './framework-references.ts';
import type { CatalogDocuments } from './read.ts';

type Path = readonly (string | number)[];

/** What a catalogue defines; null where a broken file keeps it unknown, so that nothing is called missing by mistake. */
type Known = {
  readonly controls: ReadonlyMap<string, ReadonlySet<string>> | null;
  readonly sections: ReadonlySet<string> | null;
  readonly parameters: ReadonlySet<string> | null;
};

/** References that lead nowhere. */
export function referenceFaults(documents: CatalogDocuments): Fault[] {
  const known = knownNames(documents);
  return [
    ...frameworkFaults(documents.frameworks, known.controls),
    ...documents.checks.documents.flatMap((document) => checkFaults(document, known)),
    ...structureFaults(documents, known),
    ...parameterFaults(documents),
    ...locationFaults(documents),
  ];
}

function knownNames({ frameworks, structure, profiles }: CatalogDocuments): Known {
  const controls = frameworks.documents.map(
    ({ value }) => [value.id, new Set(value.controls.map(({ id }) => id))] as const,
  );
  const sections = structure?.value.chapters.flatMap((chapter) => chapter.sections.map(({ id }) => id));
  const parameters = profiles?.value.parameters.map(({ id }) => id);
  return {
    controls: frameworks.complete ? new Map(controls) : null,
    sections: sections ? new Set(sections) : null,
    parameters: parameters ? new Set(parameters) : null,
  };
}

/** Every check of a file with its path. */
export function checksIn({
  value,
}: ReadDocument<ChecksDocument>): { check: ResourceCheckDocument | StatementCheckDocument; path: Path }[] {
  return [
    ...(value.checks ?? []).map((check, index) => ({ check, path: ['checks', index] })),
    ...(value.statements ?? []).map((check, index) => ({ check, path: ['statements', index] })),
  ];
}

function checkFaults(document: ReadDocument<ChecksDocument>, known: Known): Fault[] {
  const { faultAt } = document;
  return checksIn(document).flatMap(({ check, path }) => [
    ...missing(check.sections, known.sections, (name, index) =>
      faultAt([...path, 'sections', index], `There is no TOM section “${name}”.`, hintOf(known.sections)),
    ),
    ...missing(check.parameters ?? [], known.parameters, (name, index) =>
      faultAt([...path, 'parameters', index], `There is no parameter “${name}”.`, hintOf(known.parameters)),
    ),
    ...mapFaults(document, check.maps, [...path, 'maps'], known),
    ...('resource' in check ? resourceFaults(document, check, path) : []),
  ]);
}

function mapFaults(
  document: ReadDocument<unknown>,
  maps: ResourceCheckDocument['maps'],
  path: Path,
  { controls }: Known,
): Fault[] {
  if (!controls) return [];
  return Object.entries(maps).flatMap(([framework, mapping]) => {
    const known = controls.get(framework);
    if (!known) {
      const hint = `Known frameworks: ${[...controls.keys()].join(', ')}.`;
      return [document.faultAt([...path, framework], `There is no framework “${framework}”.`, hint)];
    }
    return (['primary', 'supporting'] as const).flatMap((kind) =>
      missing(mapping[kind] ?? [], known, (name, index) =>
        document.faultAt([...path, framework, kind, index], `The framework “${framework}” has no control “${name}”.`),
      ),
    );
  });
}

function resourceFaults({ faultAt }: ReadDocument<unknown>, check: ResourceCheckDocument, path: Path): Fault[] {
  const properties = new Set(check.resource.flatMap((type) => Object.keys(propertiesOf(type))));
  const ruled = typeof check.rule === 'string' ? check.resource : Object.keys(check.rule);
  return [
    ...missing(check.show, properties, (name, index) =>
      faultAt([...path, 'show', index], `No resource of this check has a property “${name}”.`, hintOf(properties)),
    ),
    ...missing(check.resource, new Set<string>(ruled), (name) =>
      faultAt([...path, 'rule'], `There is no rule for “${name}”, although it belongs to the population.`),
    ),
    ...missing(ruled, new Set<string>(check.resource), (name) =>
      faultAt([...path, 'rule', name], `There is a rule for “${name}”, which does not belong to the population.`),
    ),
  ];
}

function structureFaults({ structure }: CatalogDocuments, { controls }: Known): Fault[] {
  if (!structure || !controls) return [];
  const law = controls.get('gdpr');
  if (!law) return [structure.faultAt([], 'The legal basis needs the framework “gdpr”, which is not there.')];
  return structure.value.chapters.flatMap(({ sections }, chapter) =>
    sections.flatMap(({ legalBasis }, section) =>
      missing(legalBasis, law, (name, index) => {
        const path = ['chapters', chapter, 'sections', section, 'legalBasis', index];
        return structure.faultAt(path, `The framework “gdpr” has no control “${name}”.`);
      }),
    ),
  );
}

/** A parameter needs values of one kind, and its name must not be the beginning of another: rules read names as paths. */
function parameterFaults({ profiles }: CatalogDocuments): Fault[] {
  if (!profiles) return [];
  const { parameters } = profiles.value;
  return parameters.flatMap((parameter, index) => [
    ...(parameterType(parameter) !== null
      ? []
      : [profiles.faultAt(['parameters', index, 'values'], `The values of “${parameter.id}” must be of one kind.`)]),
    ...parameters
      .filter(({ id }) => id.startsWith(`${parameter.id}.`))
      .map(({ id }) =>
        profiles.faultAt(
          ['parameters', index, 'id'],
          `“${parameter.id}” cannot be a parameter and the beginning of “${id}”.`,
        ),
      ),
  ]);
}

/** Every country needs a name, or the report could not print it. */
function locationFaults({ locations }: CatalogDocuments): Fault[] {
  if (!locations) return [];
  const { eu, eea, adequate, dpf, operators = {}, countries, places } = locations.value;
  const known = new Set(Object.keys(countries));
  const at = (path: Path) => (name: string, index: number) =>
    locations.faultAt([...path, index], `The country “${name}” has no name.`);
  return [
    ...missing(eu, known, at(['eu'])),
    ...missing(eea, known, at(['eea'])),
    ...missing(
      adequate.map(({ country }) => country),
      known,
      (name, index) => locations.faultAt(['adequate', index, 'country'], `The country “${name}” has no name.`),
    ),
    ...missing(dpf ? [dpf.country] : [], known, (name) =>
      locations.faultAt(['dpf', 'country'], `The country “${name}” has no name.`),
    ),
    ...Object.entries(operators).flatMap(([provider, { jurisdiction }]) => [
      ...missing([provider], new Set(Object.keys(places)), (name) =>
        locations.faultAt(['operators', name], `The provider “${name}” has no places.`),
      ),
      ...missing([jurisdiction], known, (name) =>
        locations.faultAt(['operators', provider, 'jurisdiction'], `The country “${name}” has no name.`),
      ),
    ]),
    ...Object.entries(places).flatMap(([provider, codes]) =>
      Object.entries(codes)
        .filter(([, country]) => !known.has(country))
        .map(([code, country]) =>
          locations.faultAt(['places', provider, code], `The country “${country}” has no name.`),
        ),
    ),
  ];
}

function missing(
  names: readonly string[],
  known: ReadonlySet<string> | null,
  fault: (name: string, index: number) => Fault,
): Fault[] {
  return names.flatMap((name, index) => (known === null || known.has(name) ? [] : [fault(name, index)]));
}

function hintOf(known: ReadonlySet<string> | null): string {
  return `Known: ${[...(known ?? [])].join(', ')}.`;
}
