import { runAll } from '../pipeline.ts';
import type { Runtime } from '../runtime.ts';
import { newRun } from './context.ts';
import { exitCodeOf, type ExitCode } from './exit-code.ts';
import type { CommonFlags } from './options.ts';
import { present } from './present.ts';

/** `nachweis run`: the main job into one new run folder. */
export async function run(flags: CommonFlags, runtime: Runtime): Promise<ExitCode> {
  const started = await newRun(flags, runtime);
  const assessment = await runAll(started);
  const code = exitCodeOf(assessment, started.prepared.config.failOn);
  await present(started, assessment, flags);
  if (started.prepared.signer === null) {
    runtime.messages.write(
      'Note: nachweis.yaml names no key under “seal”, so this run is not sealed and cannot be verified.\n',
    );
  }
  return code;
}
