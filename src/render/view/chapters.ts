import type { SectionAssessment } from '../../model/assessment.ts';
import type { StatusKey } from '../words/words.ts';
import type { ViewContext } from './context.ts';
import { measureCheck, type MeasuredCheck } from './check.ts';
import { withReason } from './status.ts';
import type { ChapterView, CheckView, SectionView, StatusView } from './types.ts';

/** The report's body, and every check by its id in the order of the report. */
export type Body = { readonly chapters: readonly ChapterView[]; readonly checks: ReadonlyMap<string, MeasuredCheck> };

/** A place in the body: where the section stands and which checks are told there. */
type Place = { readonly number: string; readonly told: readonly string[]; readonly referenced: readonly string[] };

/** Orders the checks into the sections of the TOM document. Each check is told once, in its most important section. */
export function bodyOf(context: ViewContext): Body {
  const { assessment, catalog, language } = { ...context.input };
  const places = placesOf(context);
  const checks = new Map<string, MeasuredCheck>();
  for (const place of places.values()) {
    for (const [index, id] of place.told.entries()) {
      const assessed = assessment.checks.find((candidate) => candidate.id === id);
      if (assessed !== undefined) checks.set(id, measureCheck(context, assessed, `${place.number}.${index + 1}`));
    }
  }
  const viewsOf = (ids: readonly string[]): CheckView[] => ids.flatMap((id) => checks.get(id)?.view ?? []);
  const chapters = catalog.chapters.map((chapter) => ({
    number: chapter.number,
    title: chapter.title[language],
    sections: chapter.sections.flatMap((section): SectionView[] => {
      const place = places.get(section.id);
      const assessed = assessment.sections.find((candidate) => candidate.id === section.id);
      if (place === undefined) return [];
      const told = viewsOf(place.told);
      const references = viewsOf(place.referenced);
      return [
        {
          id: section.id,
          number: place.number,
          title: section.title[language],
          definition: section.definition[language],
          legalBasis: section.legalBasis[language],
          status: assessed === undefined ? null : sectionStatus(context, assessed, [...told, ...references]),
          checks: told,
          references,
        },
      ];
    }),
  }));
  const rest = places.get('');
  return {
    chapters: rest === undefined ? chapters : [...chapters, restChapter(context, rest, viewsOf(rest.told))],
    checks,
  };
}

/** Where every check is told. A check that names no known section must not vanish: it gets a chapter of its own at the end. */
function placesOf(context: ViewContext): ReadonlyMap<string, Place> {
  const { assessment, catalog } = context.input;
  const places = new Map<string, Place>();
  const told = new Set<string>();
  for (const chapter of catalog.chapters) {
    for (const [index, section] of chapter.sections.entries()) {
      const members = assessment.checks.filter((check) => context.checks.get(check.id)?.sections.includes(section.id));
      const own = members.filter((check) => firstSection(context, check.id) === section.id).map((check) => check.id);
      const others = members.map((check) => check.id).filter((id) => !own.includes(id));
      for (const id of own) told.add(id);
      places.set(section.id, { number: `${chapter.number}.${index + 1}`, told: own, referenced: others });
    }
  }
  const rest = assessment.checks.map((check) => check.id).filter((id) => !told.has(id));
  if (rest.length > 0) places.set('', { number: `${catalog.chapters.length + 1}.1`, told: rest, referenced: [] });
  return places;
}

function firstSection(context: ViewContext, check: string): string | undefined {
  const known = new Set(
    context.input.catalog.chapters.flatMap((chapter) => chapter.sections.map((section) => section.id)),
  );
  return context.checks.get(check)?.sections.find((id) => known.has(id));
}

function restChapter(context: ViewContext, place: Place, checks: readonly CheckView[]): ChapterView {
  const title = context.words.phrase.otherChecks;
  const section = {
    id: 'other',
    number: place.number,
    title,
    definition: '',
    legalBasis: '',
    status: null,
    checks,
    references: [],
  };
  return { number: place.number.split('.')[0] ?? '', title, sections: [section] };
}

/** A section has the status of its checks; null when no check touches it, which is no statement at all. */
function sectionStatus(
  context: ViewContext,
  assessed: SectionAssessment,
  checks: readonly CheckView[],
): StatusView | null {
  if (assessed.status === 'not-covered') return null;
  const { words, number } = context;
  const open = checks.filter(({ status }) => status.key === 'not-assessed' || status.key === 'incomplete').length;
  const reason = words.phrase.checksWithoutResult(number(open), number(checks.length));
  const good = checks.some(({ status }) => ['implemented', 'declared', 'partial', 'incomplete'].includes(status.key));
  const measured = checks.some(({ status }) => status.key === 'implemented');
  switch (assessed.status) {
    case 'met':
      return plain('implemented');
    case 'declared':
      return measured ? { key: 'declared', text: words.phrase.partlyMeasured } : plain('declared');
    case 'not-met':
      return plain(good ? 'partial' : 'not-implemented');
    case 'not-determined':
    case 'stale': {
      const key: StatusKey = good ? 'incomplete' : 'not-assessed';
      return { key, text: withReason(context, key, reason) };
    }
    case 'not-applicable':
      return { key: 'not-applicable', text: withReason(context, 'not-applicable', words.phrase.emptyPopulation) };
  }

  function plain(key: StatusKey): StatusView {
    return { key, text: words.status[key] };
  }
}
