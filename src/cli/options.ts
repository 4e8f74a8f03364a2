import { Option } from 'commander';
import { severities } from '../model/severity.ts';
import { languages } from '../model/text.ts';

type OptionName =
  | 'config'
  | 'out'
  | 'run'
  | 'format'
  | 'language'
  | 'failOn'
  | 'allowIncomplete'
  | 'timeout'
  | 'quiet'
  | 'noColor';

/** Flags that several commands share, each declared once. */
export const options: Readonly<Record<OptionName, () => Option>> = {
  config: () => new Option('--config <file>', 'configuration (default: nachweis.yaml, searched upwards)'),
  out: () => new Option('--out <dir>', 'new run folder (default: nachweis-runs/<UTC time>)'),
  run: () => new Option('--run <dir>', 'existing run folder').makeOptionMandatory(),
  format: () => new Option('--format <format>', 'what stdout gets').choices(['table', 'json']).default('table'),
  language: () =>
    new Option('--lang <language>', 'language of report and answers (default: de)').choices([...languages]),
  failOn: () =>
    new Option('--fail-on <severity>', 'lowest severity that gives exit code 1 (default: low)').choices([
      ...severities,
    ]),
  allowIncomplete: () => new Option('--allow-incomplete', 'exit 0 instead of 3; the report says so'),
  timeout: () => new Option('--timeout <duration>', 'deadline of the collection: 90s, 15m, 2h (default: 15m)'),
  quiet: () => new Option('--quiet', 'no progress on stderr'),
  noColor: () => new Option('--no-color', 'no colours'),
};

/** The shared flags as commander hands them over. */
export type CommonFlags = {
  readonly config?: string;
  readonly out?: string;
  readonly run?: string;
  readonly format?: 'table' | 'json';
  readonly lang?: string;
  readonly failOn?: string;
  readonly allowIncomplete?: boolean;
  readonly timeout?: string;
  readonly quiet?: boolean;
  readonly color?: boolean;
};
