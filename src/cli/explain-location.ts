import type { CountryExplanation, CountryVerdict, LocationExplanation } from '../pipeline.ts';
import type { Writing } from './explain-words.ts';
import type { Block, Page } from './page.ts';

/** Where a provider's code lies, and what follows from it. Providers that mean different places get a verdict each. */
export function locationPage({ id, places, asOf }: LocationExplanation, writing: Writing): Page {
  const { words, say } = writing;
  const { phrase } = words;
  const countries = [...Map.groupBy(places, ({ verdict }) => verdict.country).values()];
  return {
    title: `${id}: ${countries.map(([place]) => (place ? say(place.verdict.name) : '')).join(' / ')}`,
    facts: `${words.kind.location} · ${words.phrase.asOf} ${asOf}`,
    blocks: [
      {
        heading: words.heading.places,
        items: places.map(({ provider, code, region, verdict }) => {
          const zone = region === code ? '' : ` (${words.phrase.zoneOf} ${region})`;
          return `${provider}:${code}${zone}: ${say(verdict.name)}`;
        }),
      },
      {
        heading: words.heading.operator,
        items: places.map(({ provider, operator }) =>
          operator === null
            ? `${provider}: ${phrase.operatorUnknown}`
            : `${provider}: ${phrase.jurisdiction}: ${say(operator.country)}`,
        ),
        paragraphs: [phrase.jurisdictionNote],
      },
      ...countries.flatMap(([place]) => (place ? verdictBlocks(place.verdict, writing) : [])),
    ],
  };
}

export function countryPage({ id, verdict, places, asOf }: CountryExplanation, writing: Writing): Page {
  const { words, say } = writing;
  return {
    title: `${id}: ${say(verdict.name)}`,
    facts: `${words.kind.country} · ${words.phrase.asOf} ${asOf}`,
    blocks: [
      ...verdictBlocks(verdict, writing),
      { heading: words.heading.places, items: places.map(({ provider, codes }) => `${provider}: ${codes.join(', ')}`) },
    ],
  };
}

function verdictBlocks(verdict: CountryVerdict, { words, say }: Writing): Block[] {
  const { heading, need, phrase } = words;
  const reasons = [
    ...(verdict.member === null ? [] : [phrase.member[verdict.member]]),
    ...(verdict.decision === null ? [] : [`${phrase.decision} ${verdict.decision}`]),
    ...(verdict.condition === null ? [] : [`${phrase.condition}: ${say(verdict.condition)}`]),
    ...(verdict.verdict === 'third' ? [phrase.third] : []),
    ...(verdict.dpf === null
      ? []
      : [`${phrase.dpf} ${verdict.dpf.decision}: ${say(verdict.dpf.condition)}. ${phrase.dpfNote}`]),
  ];
  const needs = verdict.allowedFor.map((name) => need[name]).join(', ');
  return [
    { heading: heading.why, paragraphs: [`${say(verdict.name)}: ${words.verdict[verdict.verdict]}`], items: reasons },
    {
      heading: heading.allowed,
      paragraphs: [needs === '' ? phrase.allowedForNone : phrase.allowedFor(needs), phrase.allowedNote],
    },
  ];
}
