import { existsSync, globSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { failOnFaults, readDocument, readSchema, requireDocuments, type ReadDocument } from '../documents.ts';
import { NachweisError, type Fault } from '../errors.ts';
import { protectionNeeds } from '../model/catalog.ts';
import type { Classification, Config, SealConfig, Target } from '../model/config.ts';
import { severities, type Severity } from '../model/severity.ts';
import { languages, type Language } from '../model/text.ts';
import type { ConfigDocument, TargetDocument } from './document.ts';
import { normaliseDpf } from './dpf.ts';
import { catalogPathFaults, configFaults, configNotices } from './rules.ts';

/** What flags say; everything else comes from the environment (NACHWEIS_*), the file and the defaults, in this order. */
export type Flags = {
  readonly config?: string;
  readonly failOn?: string;
  readonly allowIncomplete?: boolean;
  readonly timeout?: string;
  readonly lang?: string;
};

type Environment = Readonly<Record<string, string | undefined>>;

export type LoadedConfig = { readonly config: Config; readonly notices: readonly string[] };

/** nachweis.yaml before it is held against the catalogue: its schema holds. */
export type ConfigFile = {
  readonly document: ReadDocument<ConfigDocument>;
  /** Where the user keeps additions to the catalogue, as absolute paths; null: nowhere. */
  readonly catalog: {
    readonly checks: string | null;
    readonly frameworks: string | null;
    readonly profile: string | null;
  } | null;
};

/** Reads nachweis.yaml and fills in flags, environment and defaults; throws one error with all faults. */
export function loadConfig(
  flags: Flags,
  environment: Environment,
  directory: string,
  frameworks: readonly string[] | null,
): LoadedConfig {
  return completeConfig(readConfig(flags, environment, directory), flags, environment, frameworks);
}

/** The first half of `loadConfig`: the catalogue, which the second half needs, can lie where the file says. */
export function readConfig(flags: Flags, environment: Environment, directory: string): ConfigFile {
  const file = findConfigFile(flags.config ?? environment['NACHWEIS_CONFIG'], directory);
  const [document] = requireDocuments(
    [readDocument<ConfigDocument>(file, readSchema('config'))],
    'CONFIG_INVALID',
    'The configuration is not valid',
  );
  if (!document) throw new NachweisError('INTERNAL', 'A valid configuration has no document.');
  failOnFaults(catalogPathFaults(document), 'CONFIG_INVALID', 'The configuration is not valid');
  const { catalog } = document.value;
  const path = (name: string | undefined): string | null => (name === undefined ? null : resolve(dirname(file), name));
  return {
    document,
    catalog: catalog
      ? { checks: path(catalog.checks), frameworks: path(catalog.frameworks), profile: path(catalog.profile) }
      : null,
  };
}

/** The second half of `loadConfig`; without the known frameworks, theirs are not looked at. */
export function completeConfig(
  { document }: ConfigFile,
  flags: Flags,
  environment: Environment,
  frameworks: readonly string[] | null,
): LoadedConfig {
  const { file } = document;
  const statements = findStatementFiles(document.value, dirname(file));
  const faults: Fault[] = [
    ...configFaults(document, frameworks),
    ...statements.unmatched.map((pattern) =>
      document.faultAt(['statements'], `No file matches “${pattern}”.`, `Paths start at the folder of ${file}.`),
    ),
  ];
  failOnFaults(faults, 'CONFIG_INVALID', 'The configuration is not valid');
  const config = normalise(document.value, dirname(file), flags, environment, statements.files, frameworks);
  return { config, notices: configNotices(document.value) };
}

/** The language of the answer, also where there is no configuration. */
export function languageOf(
  flags: Pick<Flags, 'lang'>,
  environment: Environment,
  value: ConfigDocument | null,
): Language {
  return chooseLanguage(flags.lang ?? environment['NACHWEIS_LANG'] ?? value?.report?.language ?? 'de');
}

/** Whether a configuration is named or lies in `directory` or above. */
export function hasConfig(environment: Environment, directory: string): boolean {
  return environment['NACHWEIS_CONFIG'] !== undefined || searchUpwards(directory) !== null;
}

/** The file that was named, or the nearest nachweis.yaml upwards. */
function findConfigFile(named: string | undefined, directory: string): string {
  if (named !== undefined) return resolve(directory, named);
  const found = searchUpwards(directory);
  if (found !== null) return found;
  const hint = 'Write one (README, “Configuration”) or name it with --config FILE; `nachweis demo` needs none.';
  throw new NachweisError('CONFIG_INVALID', `There is no nachweis.yaml in ${directory} or above.`, { hint });
}

function searchUpwards(directory: string): string | null {
  for (let folder = resolve(directory); ; folder = dirname(folder)) {
    const file = join(folder, 'nachweis.yaml');
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) return null;
  }
}

function findStatementFiles(value: ConfigDocument, directory: string): { files: string[]; unmatched: string[] } {
  const patterns = typeof value.statements === 'string' ? [value.statements] : (value.statements ?? []);
  const matches = patterns.map((pattern) =>
    globSync(pattern, { cwd: directory }).map((path) => resolve(directory, path)),
  );
  return {
    files: [...new Set(matches.flat())].toSorted(),
    unmatched: patterns.filter((_, index) => matches[index]?.length === 0),
  };
}

function normalise(
  value: ConfigDocument,
  directory: string,
  flags: Flags,
  environment: Environment,
  statementFiles: readonly string[],
  frameworks: readonly string[] | null,
): Config {
  const { organisation, service } = value;
  return {
    organisation: {
      name: organisation.name,
      role: organisation.role ?? null,
      address: organisation.address ?? null,
      representative: organisation.representative ?? null,
      dpo: organisation.dpo ? { name: organisation.dpo.name ?? null, contact: organisation.dpo.contact ?? null } : null,
    },
    service: {
      name: service.name,
      description: service.description ?? null,
      dataSubjects: service['data-subjects'] ?? [],
      dataCategories: service['data-categories'] ?? [],
      exclusions: service.exclusions ?? [],
    },
    frameworks: value.frameworks ?? frameworks ?? [],
    checks: value.checks ?? 'all',
    protection: value.protection ?? protectionNeeds[0],
    allowedLocations: value.locations?.allowed ?? null,
    dpf: normaliseDpf(value),
    classification: normaliseClassification(value),
    targets: value.targets.map((target) => normaliseTarget(target, directory)),
    statementFiles,
    waiverFile: value.waivers === undefined ? null : resolve(directory, value.waivers),
    language: languageOf(flags, environment, value),
    seal: normaliseSeal(value, directory),
    pseudonymKeyFile: resolve(directory, value.privacy?.['pseudonym-key'] ?? '.nachweis/pseudonym.key'),
    failOn: chooseSeverity(flags.failOn ?? environment['NACHWEIS_FAIL_ON'] ?? value['fail-on'] ?? 'low'),
    allowIncomplete:
      flags.allowIncomplete ??
      readSwitch(environment, 'NACHWEIS_ALLOW_INCOMPLETE') ??
      value['allow-incomplete'] ??
      false,
    timeout: parseDuration(flags.timeout ?? environment['NACHWEIS_TIMEOUT'] ?? value.timeout ?? '15m'),
  };
}

function normaliseClassification(value: ConfigDocument): Classification {
  const given = value.classification ?? {};
  return {
    dataClass: {
      key: given['data-class']?.key ?? 'data-class',
      personal: given['data-class']?.personal ?? ['personal', 'special-category'],
      none: given['data-class']?.none ?? ['none', 'public'],
    },
    protectionNeed: { key: given['protection-need']?.key ?? 'protection-need' },
    critical: { key: given.critical?.key ?? 'critical', value: given.critical?.value ?? 'true' },
    untagged: given.untagged ?? 'unknown',
  };
}

function normaliseTarget(target: TargetDocument, directory: string): Target {
  const base = { id: target.id, protection: target.protection ?? null };
  if (target.aws) {
    const { profile = null, role = null, regions = null } = target.aws;
    return { ...base, provider: 'aws', profile, role, regions };
  }
  const { context = null, kubeconfig } = target.kubernetes ?? {};
  return {
    ...base,
    provider: 'kubernetes',
    context,
    kubeconfig: kubeconfig === undefined ? null : resolve(directory, kubeconfig),
  };
}

function normaliseSeal(value: ConfigDocument, directory: string): SealConfig | null {
  if (!value.seal) return null;
  const { key, chain, pass, fingerprint } = value.seal;
  return {
    keyFile: resolve(directory, key.replace(/^file:/, '')),
    chainFile: chain === undefined ? null : resolve(directory, chain),
    passphraseSource: pass?.replace(/^file:(.*)$/s, (_, path: string) => `file:${resolve(directory, path)}`) ?? null,
    fingerprint: fingerprint ?? null,
  };
}

function chooseSeverity(text: string): Severity {
  const found = severities.find((severity) => severity === text);
  if (found) return found;
  throw new NachweisError('USAGE', `“${text}” is not a severity.`, { hint: `Use one of: ${severities.join(', ')}.` });
}

function chooseLanguage(text: string): Language {
  const found = languages.find((language) => language === text);
  if (found) return found;
  throw new NachweisError('USAGE', `“${text}” is not a language of the report.`, {
    hint: `Use one of: ${languages.join(', ')}.`,
  });
}

function readSwitch(environment: Environment, name: string): boolean | undefined {
  const text = environment[name];
  if (text === undefined || text === '') return undefined;
  if (['1', 'true'].includes(text)) return true;
  if (['0', 'false'].includes(text)) return false;
  throw new NachweisError('USAGE', `${name} must be true or false, not “${text}”.`);
}

/** `90s`, `15m` or `2h` in milliseconds. */
function parseDuration(text: string): number {
  const match = /^(\d{1,6})(s|m|h)$/.exec(text);
  if (!match) throw new NachweisError('USAGE', `“${text}” is not a duration.`, { hint: 'Write 90s, 15m or 2h.' });
  const seconds = { s: 1, m: 60, h: 3600 }[match[2] as 's' | 'm' | 'h'];
  return Number(match[1]) * seconds * 1000;
}
