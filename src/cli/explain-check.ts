import { protectionNeeds, type ParameterValue } from '../model/catalog.ts';
import type { CheckExplanation, SourceExplanation, ThresholdExplanation } from '../pipeline.ts';
import type { Writing } from './explain-words.ts';
import type { Page } from './page.ts';

/** What a check asks, how it decides, what it costs in rights, and what it does not prove. */
export function checkPage(check: CheckExplanation, writing: Writing): Page {
  const { words, say } = writing;
  const { heading, phrase } = words;
  const controls = (role: 'primary' | 'supporting'): string[] =>
    check.controls
      .filter((control) => control.role === role)
      .map(({ citation, title, framework, control }) => `${say(citation)}: ${say(title)} [${framework}:${control}]`);
  return {
    title: say(check.title),
    facts: [
      `${words.kind.check} ${check.id}`,
      words.decidedBy[check.decidedBy],
      `${phrase.severity} ${words.severity[check.severity]}`,
      `${phrase.proves} ${words.proves[check.proves]}`,
    ].join(' · '),
    blocks: [
      {
        heading: heading.population,
        paragraphs: [say(check.population), ...(check.everyRegion ? [phrase.everyRegion] : [])],
      },
      { heading: heading.criterion, paragraphs: [say(check.criterion)] },
      { heading: heading.applies, code: check.applies === null ? [] : [check.applies] },
      { heading: heading.rule, code: ruleLines(check) },
      { heading: heading.statementRule, code: check.statementRule === null ? [] : [check.statementRule] },
      {
        heading: heading.thresholds,
        items: check.thresholds.flatMap((threshold) => [
          `${threshold.id}: ${thresholdItems(threshold, writing).join('; ')}. ${phrase.setBy} ${threshold.setBy}. ${say(threshold.basis)}`,
        ]),
      },
      {
        heading: heading.sources,
        paragraphs: check.decidedBy === 'statement' ? [phrase.declared] : [],
        items: check.sources.flatMap((source) => sourceItems(source, writing)),
      },
      { heading: heading.limits, paragraphs: [say(check.limits)] },
      { heading: heading.remediation, paragraphs: [say(check.remediation)] },
      { heading: heading.commandsAws, code: check.commands.aws ?? [] },
      { heading: heading.commandsKubernetes, code: check.commands.kubernetes ?? [] },
      { heading: heading.sections, items: check.sections.map(({ id, title }) => `${id}: ${say(title)}`) },
      { heading: heading.primary, items: controls('primary') },
      { heading: heading.supporting, items: controls('supporting') },
    ],
  };
}

/** Each need with its value, and what ships where the value is the user's own. */
export function thresholdItems(
  { values, replaces }: Pick<ThresholdExplanation, 'values' | 'replaces'>,
  { words }: Writing,
): string[] {
  const { phrase } = words;
  return protectionNeeds.map((need) => {
    const value = valueText(values[need], phrase.none);
    if (replaces === null || JSON.stringify(replaces.values[need]) === JSON.stringify(values[need]))
      return `${words.need[need]} ${value}`;
    const mark = replaces.loosenedFor.includes(need) ? `${phrase.loosened}, ` : '';
    return `${words.need[need]} ${value} (${mark}${phrase.shipped}: ${valueText(replaces.values[need], phrase.none)})`;
  });
}

function valueText(value: ParameterValue, none: string): string {
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? none : value.join(', ');
}

function ruleLines({ rules }: CheckExplanation): string[] {
  if (rules.length <= 1) return rules.map(({ expression }) => expression);
  return rules.map(({ types, expression }) => `${types.join(', ')}: ${expression}`);
}

function sourceItems(
  { type, title, judged, unfilled, providers }: SourceExplanation,
  { words, say }: Writing,
): string[] {
  const { phrase } = words;
  const name = `${say(title)} (${type})${judged ? '' : `, ${phrase.lookedUp}`}`;
  if (providers.length === 0) return [`${name}: ${phrase.noCollector}`];
  const missing = unfilled.length === 0 ? [] : [`${name}, ${unfilled.join(', ')}: ${phrase.noCollector}`];
  const told = providers.map(({ provider, rights, counted }) => {
    const more = counted.length === 0 ? '' : `; ${phrase.counted}: ${shortened(counted)}`;
    return `${name}, ${providerNames[provider]}: ${shortened(rights)}${more}`;
  });
  return [...told, ...missing];
}

const providerNames = { aws: 'AWS', kubernetes: 'Kubernetes (list)' };

/** Kubernetes is only ever asked to list, so the verb stands once. */
function shortened(rights: readonly string[]): string {
  return rights.map((right) => right.replace(/^list /, '')).join(', ');
}
