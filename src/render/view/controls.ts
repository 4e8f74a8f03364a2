import type { ControlAssessment } from '../../model/assessment.ts';
import { NachweisError } from '../../errors.ts';
import { byNumber } from './gaps.ts';
import { textCell, type ViewContext } from './context.ts';
import type { FrameworkView, TableView } from './types.ts';

type Numbers = ReadonlyMap<string, string>;

/** One entry per framework of the run: how many controls any check touches, and which none does. */
export function frameworksOf(context: ViewContext): readonly FrameworkView[] {
  return [...byFramework(context).entries()].map(([id, controls]) => {
    const framework = context.input.catalog.frameworks.find((candidate) => candidate.id === id);
    if (framework === undefined) {
      throw new NachweisError(
        'RUN_INVALID',
        `The assessment names the framework “${id}”, which the catalogue does not have.`,
        {
          hint: 'Render the report with the catalogue that the run was assessed with.',
        },
      );
    }
    const uncovered = controls.filter((control) => control.status === 'not-covered');
    return {
      id,
      name: framework.name[context.input.language],
      // Licences of titles that are not our own ask for this line beside them.
      attribution: framework.attribution ?? null,
      total: controls.length,
      covered: controls.length - uncovered.length,
      // Provisions of law are cited in full; the identifiers of a standard speak for themselves and are many.
      uncovered: uncovered.map((control) =>
        law.includes(id) ? context.input.cite(id, control.id, context.input.language) : control.id,
      ),
    };
  });
}

/** The controls of one framework that a check touches, with the numbers of the checks. */
export function controlTable(context: ViewContext, framework: string, numbers: Numbers): TableView {
  const { column, controlResult } = context.words;
  const { catalog, cite, language } = context.input;
  const titles = new Map(
    catalog.frameworks
      .find(({ id }) => id === framework)
      ?.controls.map((control) => [control.id, control.title[language]]),
  );
  const controls = (byFramework(context).get(framework) ?? []).filter((control) => control.status !== 'not-covered');
  return {
    header: true,
    columns: [
      { title: column.control, width: '*' },
      { title: column.primary, width: 110 },
      { title: column.supporting, width: 110 },
      { title: column.result, width: 96 },
    ],
    rows: controls.map((control) => [
      textCell(cite(framework, control.id, language), noteOf(titles.get(control.id))),
      textCell(checkNumbers(context, control.primary, numbers)),
      textCell(checkNumbers(context, control.supporting, numbers)),
      textCell(controlResult[control.status]),
    ]),
  };
}

/** What a check contributes to, as citations, for the frameworks of this run only. */
export function citationsOf(context: ViewContext, check: string, kind: 'primary' | 'supporting'): readonly string[] {
  const { cite, language } = context.input;
  return [...byFramework(context).values()]
    .flat()
    .filter((control) => control[kind].includes(check))
    .map((control) => cite(control.framework, control.id, language));
}

function checkNumbers(context: ViewContext, checks: readonly string[], numbers: Numbers): string {
  if (checks.length === 0) return '–';
  return checks
    .map((check) => numbers.get(check) ?? check)
    .toSorted(byNumber)
    .join(', ');
}

function noteOf(note: string | undefined): { note?: string } {
  return note === undefined ? {} : { note };
}

/** Law comes first: it is what the reader answers to. */
const law: readonly string[] = ['gdpr', 'bdsg', 'eu-scc'];

function rank(framework: string): number {
  return law.includes(framework) ? law.indexOf(framework) : law.length;
}

function byFramework(context: ViewContext): ReadonlyMap<string, readonly ControlAssessment[]> {
  const groups = Map.groupBy(context.input.assessment.controls, (control) => control.framework);
  return new Map([...groups].toSorted(([a], [b]) => rank(a) - rank(b)));
}
