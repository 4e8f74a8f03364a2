import { Chalk } from 'chalk';
import type { Assessment } from '../model/assessment.ts';
import { presentJson, presentTable, type Run, type Tone } from '../pipeline.ts';
import { colourLevel } from './colour.ts';
import type { CommonFlags } from './options.ts';

/** Columns where no terminal tells its width: what every terminal and every mail can show. */
const defaultWidth = 80;

/** Writes the result of an assessment to stdout: the table, or the one JSON document. */
export async function present(run: Run, assessment: Assessment, flags: CommonFlags): Promise<void> {
  const { output } = run.runtime;
  if (flags.format === 'json') {
    output.write(await presentJson(run, assessment));
    return;
  }
  const columns = 'columns' in output && typeof output.columns === 'number' ? output.columns : defaultWidth;
  const paint = painter(new Chalk({ level: colourLevel(flags, run.runtime) }));
  output.write(await presentTable(run, assessment, { width: columns, paint }));
}

type Colours = InstanceType<typeof Chalk>;

/** Colour only repeats what the words say, so nothing is lost without it. */
function painter(colours: Colours): (tone: Tone, text: string) => string {
  const paints: Readonly<Partial<Record<Tone, (text: string) => string>>> = {
    heading: colours.bold,
    quiet: colours.dim,
    implemented: colours.green,
    declared: colours.cyan,
    partial: colours.yellow,
    'not-implemented': colours.red,
    incomplete: colours.magenta,
    'not-assessed': colours.magenta,
  };
  return (tone, text) => paints[tone]?.(text) ?? text;
}
