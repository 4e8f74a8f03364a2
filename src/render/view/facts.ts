import { protectionNeeds, type ProtectionNeed } from '../../model/catalog.ts';
import type { CollectedTarget } from '../../model/evidence.ts';
import type { ReportInput } from '../input.ts';
import type { FactKey } from '../words/words.ts';
import { cleanText } from '../text/clean.ts';
import { codeCell, strongCell, textCell, type ViewContext } from './context.ts';
import { dpfEntryText } from './operator.ts';
import { countryName } from './values.ts';
import type { Cell, TableView } from './types.ts';

/** What a data protection officer looks for first: who, what, which scope, which period, which rules. */
export function factTable(context: ViewContext<ReportInput>): TableView {
  const { words, input } = context;
  const { organisation, service } = input.config;
  const { run } = input.assessment;
  const facts: readonly (readonly [FactKey, Cell])[] = [
    ['organisation', textCell(given(context, organisation.name), address(organisation.address))],
    ['role', textCell(words.role[organisation.role ?? 'unknown'])],
    ['representative', textCell(given(context, organisation.representative))],
    ['dpo', textCell(given(context, [organisation.dpo?.name, organisation.dpo?.contact].filter(isText).join(', ')))],
    ['service', textCell(given(context, service.name))],
    ['dataSubjects', textCell(listed(context, service.dataSubjects))],
    ['dataCategories', textCell(listed(context, service.dataCategories))],
    [
      'scope',
      textCell(
        run.targets.length === 0
          ? words.phrase.none
          : run.targets.map((target) => targetText(context, target)).join('\n'),
      ),
    ],
    [
      'exclusions',
      textCell(service.exclusions.length === 0 ? words.phrase.none : service.exclusions.map(cleanText).join('; ')),
    ],
    [
      'protection',
      textCell(
        usedNeeds(context)
          .map((need) => needText(context, need))
          .join('; '),
      ),
    ],
    [
      'locations',
      textCell(
        listed(
          context,
          run.allowedLocations.map((code) => countryName(context, code)),
        ),
        // Under the countries: an entry allows no country, it only says why a place in the USA is adequate.
        run.dpf === undefined || run.dpf.length === 0
          ? {}
          : { note: run.dpf.map((entry) => dpfEntryText(context, entry)).join('; ') },
      ),
    ],
    ['period', textCell(`${context.moment(run.startedAt)} – ${context.moment(run.finishedAt)}`)],
    ['assessed', textCell(context.moment(run.assessedAt))],
    ['language', textCell(words.language)],
    ['tool', textCell(`${run.tool.name} ${run.tool.version}`)],
    ['catalogue', codeCell(run.catalogueDigest)],
    ['manifest', codeCell(input.manifest.digest)],
  ];
  return {
    header: false,
    columns: [
      { title: '', width: 150 },
      { title: '', width: '*' },
    ],
    rows: facts.map(([key, cell]) => [strongCell(words.fact[key]), cell]),
  };
}

/** The targets as they were reached: by whom, through which address. */
export function targetTable(context: ViewContext): TableView {
  const { words, input } = context;
  const { column } = words;
  return {
    header: true,
    columns: [
      { title: column.target, width: 46 },
      { title: column.provider, width: 62 },
      { title: column.account, width: 70 },
      { title: column.principal, width: '*' },
      { title: column.endpoint, width: 84 },
      { title: column.regions, width: 66 },
    ],
    rows: input.assessment.run.targets.map((target) => [
      strongCell(context.name(target.id)),
      textCell(words.provider[target.provider]),
      textCell(target.account === '' ? words.phrase.notReached : context.name(target.account)),
      codeCell(context.name(target.principal)),
      codeCell(context.name(target.endpoint)),
      textCell(target.provider === 'aws' ? regionsText(context, target) : '–'),
    ]),
  };
}

function targetText(context: ViewContext, target: CollectedTarget): string {
  const { words } = context;
  const account = target.account === '' ? words.phrase.notReached : context.name(target.account);
  const regions = target.provider === 'aws' ? `, ${words.column.regions}: ${regionsText(context, target)}` : '';
  return `${context.name(target.id)}: ${words.provider[target.provider]}, ${account}${regions}`;
}

function regionsText(context: ViewContext, target: CollectedTarget): string {
  return target.regions.length === 0 ? context.words.phrase.allRegions : target.regions.map(context.name).join(', ');
}

/** The service's protection need and those of targets that have their own. */
function usedNeeds(context: ViewContext): readonly ProtectionNeed[] {
  const { run } = context.input.assessment;
  return protectionNeeds.filter(
    (need) => need === run.protection || run.targets.some((target) => target.protection === need),
  );
}

function needText(context: ViewContext, need: ProtectionNeed): string {
  const { words, input } = context;
  const { run } = input.assessment;
  if (need === run.protection) return words.protection[need];
  const targets = run.targets.filter((target) => target.protection === need).map((target) => context.name(target.id));
  return `${words.protection[need]} (${targets.join(', ')})`;
}

function listed(context: ViewContext, list: readonly string[]): string {
  return list.length === 0 ? context.words.phrase.notGiven : list.map(cleanText).join(', ');
}

function given(context: ViewContext, text: string | null): string {
  return isText(text) ? cleanText(text) : context.words.phrase.notGiven;
}

function address(text: string | null): { note?: string } {
  return isText(text) ? { note: cleanText(text) } : {};
}

function isText(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && text.trim() !== '';
}
