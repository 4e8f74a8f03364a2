import { Chalk } from 'chalk';
import type { Runtime } from '../runtime.ts';
import { colourLevel } from './colour.ts';
import type { CommonFlags } from './options.ts';

export type Colours = InstanceType<typeof Chalk>;

/** How wide the answer may be, and in which colours. */
export function screenOf(flags: CommonFlags, runtime: Runtime): { readonly width: number; readonly colours: Colours } {
  const { output } = runtime;
  const columns = 'columns' in output && typeof output.columns === 'number' ? output.columns : 80;
  // Long lines are hard to read, however wide the terminal is.
  return { width: Math.min(columns, 100), colours: new Chalk({ level: colourLevel(flags, runtime) }) };
}
