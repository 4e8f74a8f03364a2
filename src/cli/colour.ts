import type { ColorSupportLevel } from 'chalk';
import type { Runtime } from '../runtime.ts';
import type { CommonFlags } from './options.ts';

/** Colours only on a terminal, and never where NO_COLOR, TERM=dumb or --no-color says otherwise. */
export function colourLevel(flags: CommonFlags, runtime: Runtime): ColorSupportLevel {
  const { NO_COLOR: no, TERM: terminal, FORCE_COLOR: force } = runtime.environment;
  if (flags.color === false || (no !== undefined && no !== '') || terminal === 'dumb') return 0;
  if (force !== undefined && force !== '' && force !== '0') return 1;
  return 'isTTY' in runtime.output && runtime.output.isTTY === true ? 1 : 0;
}
