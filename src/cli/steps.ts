import { NachweisError } from '../errors.ts';
import { assessEvidence, collectEvidence, sealReport, writeReport } from '../pipeline.ts';
import type { Runtime } from '../runtime.ts';
import { existingRun, newRun } from './context.ts';
import { exitCodeOf, type ExitCode } from './exit-code.ts';
import type { CommonFlags } from './options.ts';
import { present } from './present.ts';

/** `nachweis collect`: exit 3 when something could not be read. */
export async function collect(flags: CommonFlags, runtime: Runtime): Promise<ExitCode> {
  const run = await newRun(flags, runtime);
  const { coverage } = await collectEvidence(run);
  runtime.output.write(`${run.directory}\n`);
  return coverage.some(({ state }) => state === 'incomplete') ? 3 : 0;
}

/** `nachweis assess`: offline, on what `collect` left. */
export async function assess(flags: CommonFlags, runtime: Runtime): Promise<ExitCode> {
  const run = await existingRun(flags, runtime);
  const assessment = await assessEvidence(run);
  const code = exitCodeOf(assessment, run.prepared.config.failOn);
  await present(run, assessment, flags);
  return code;
}

/** `nachweis report`: offline, on what `assess` left. */
export async function report(flags: CommonFlags, runtime: Runtime): Promise<ExitCode> {
  const run = await existingRun(flags, runtime);
  await writeReport(run);
  runtime.output.write(`${run.directory}/report.pdf\n`);
  return 0;
}

/** `nachweis seal`: offline, on what `report` left. */
export async function seal(flags: CommonFlags, runtime: Runtime): Promise<ExitCode> {
  const run = await existingRun(flags, runtime);
  if (!(await sealReport(run))) {
    const hint = 'Add `seal: { key: file:seal.pem, chain: seal-chain.pem }`.';
    throw new NachweisError('CONFIG_INVALID', 'nachweis.yaml names no key under “seal”.', { hint });
  }
  runtime.output.write(`${run.directory}/report.pdf\n`);
  return 0;
}
