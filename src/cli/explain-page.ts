import type { Language } from '../model/text.ts';
import type {
  CheckReference,
  ControlExplanation,
  Explanation,
  FrameworkExplanation,
  ParameterExplanation,
  SectionExplanation,
} from '../pipeline.ts';
import { checkPage, thresholdItems } from './explain-check.ts';
import { countryPage, locationPage } from './explain-location.ts';
import { explainWords, type Writing } from './explain-words.ts';
import type { Page } from './page.ts';

/** Turns an explanation into a page in one language. */
export function pageOf(explanation: Explanation, language: Language): Page {
  const writing: Writing = { words: explainWords[language], say: (text) => text[language] };
  switch (explanation.kind) {
    case 'check':
      return checkPage(explanation, writing);
    case 'control':
      return controlPage(explanation, writing);
    case 'framework':
      return frameworkPage(explanation, writing);
    case 'section':
      return sectionPage(explanation, writing);
    case 'parameter':
      return parameterPage(explanation, writing);
    case 'location':
      return locationPage(explanation, writing);
    case 'country':
      return countryPage(explanation, writing);
  }
}

function controlPage(control: ControlExplanation, { words, say }: Writing): Page {
  const { heading, kind, phrase } = words;
  const isTouched = control.primary.length + control.supporting.length > 0;
  return {
    title: `${say(control.citation)}: ${say(control.title)}`,
    facts: [
      `${kind.control} ${control.framework.id}:${control.id}`,
      say(control.framework.name),
      ...(control.level === null ? [] : [words.level[control.level]]),
    ].join(' · '),
    blocks: [
      { heading: heading.verified, paragraphs: control.verified ? [] : [phrase.unverified] },
      {
        heading: heading.predecessors,
        paragraphs: control.predecessors
          ? [`${say(control.predecessors.edition)}: ${control.predecessors.ids.join(', ')}`]
          : [],
      },
      { heading: heading.checks, paragraphs: [isTouched ? phrase.contributes : phrase.untouched] },
      { heading: heading.primary, items: referenceItems(control.primary, { words, say }) },
      { heading: heading.supporting, items: referenceItems(control.supporting, { words, say }) },
      { heading: heading.sections, items: control.sections.map(({ id, title }) => `${id}: ${say(title)}`) },
    ],
  };
}

function frameworkPage(
  { id, title, citation, note, attribution, coverage }: FrameworkExplanation,
  { words, say }: Writing,
): Page {
  const kinds = ['primary', 'supporting', 'statement', 'untouched'] as const;
  return {
    title: say(title),
    facts: `${words.kind.framework} ${id} · ${say(citation).replace('{id}', '…')} · ${coverage.total} ${words.phrase.controls}`,
    blocks: [
      {
        heading: words.heading.source,
        paragraphs: [...(note === null ? [] : [say(note)]), ...(attribution === null ? [] : [attribution])],
      },
      {
        heading: words.heading.coverage,
        paragraphs: [words.phrase.contributes],
        items: kinds.map(
          (kind) => `${words.coverage[kind]}: ${words.phrase.of(coverage[kind].length, coverage.total)}`,
        ),
      },
    ],
  };
}

function sectionPage(section: SectionExplanation, { words, say }: Writing): Page {
  const { heading, kind, phrase } = words;
  const { number, title } = section.chapter;
  return {
    title: say(section.title),
    facts: `${kind.section} ${section.id} · ${phrase.chapter} ${number} ${say(title)}`,
    blocks: [
      { heading: heading.definition, paragraphs: [say(section.definition)] },
      { heading: heading.legalBasis, paragraphs: [say(section.legalBasis)] },
      { heading: heading.checks, items: referenceItems(section.checks, { words, say }) },
    ],
  };
}

function parameterPage(parameter: ParameterExplanation, writing: Writing): Page {
  const { words, say } = writing;
  return {
    title: parameter.id,
    facts: `${words.kind.parameter} · ${words.phrase.setBy} ${parameter.setBy}`,
    blocks: [
      { heading: words.heading.values, items: thresholdItems(parameter, writing) },
      { heading: words.heading.basis, paragraphs: [say(parameter.basis)] },
      { heading: words.heading.checks, items: referenceItems(parameter.checks, writing) },
    ],
  };
}

function referenceItems(references: readonly CheckReference[], { words, say }: Writing): string[] {
  return references.map(({ id, title, decidedBy }) => `${id} (${words.decidedBy[decidedBy]}): ${say(title)}`);
}
