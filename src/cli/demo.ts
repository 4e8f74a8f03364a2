import { join, relative } from 'node:path';
import { readRecording } from '../demo/recording.ts';
import { startReplayServer } from '../demo/replay-server.ts';
import { createWorkplace } from '../demo/workplace.ts';
import { runAll, verifyRun } from '../pipeline.ts';
import type { Runtime } from '../runtime.ts';
import { newRun } from './context.ts';
import { exitCodeOf, type ExitCode } from './exit-code.ts';
import type { CommonFlags } from './options.ts';
import { present } from './present.ts';

/**
 * `nachweis demo`: the real collectors read a recorded landscape from a server in this process, then the whole job runs.
 * Ends with 0 when the job worked, whatever the landscape looks like.
 */
export async function demo(flags: CommonFlags, runtime: Runtime): Promise<ExitCode> {
  const recording = readRecording();
  const server = await startReplayServer(recording);
  const workplace = createWorkplace(server.url);
  try {
    // The SDKs read their settings from the process, as they do for a user who sets these variables.
    Object.assign(process.env, workplace.environment);
    const then = atTimeOf(recording.recordedAt, runtime);
    const started = await newRun({ ...flags, config: workplace.configFile }, then, runtime.now());
    const assessment = await runAll(started);
    const code = exitCodeOf(assessment, started.prepared.config.failOn);
    await present(started, assessment, flags);
    await explain(started.directory, code, flags, runtime);
    if (server.unanswered.length > 0) runtime.messages.write(`Not in the recording: ${server.unanswered.join('; ')}\n`);
    return 0;
  } finally {
    workplace.remove();
    await server.close();
  }
}

/** The recorded landscape is judged at the time at which it was recorded; else its backups would age with the package. */
function atTimeOf(recordedAt: string, runtime: Runtime): Runtime {
  const offset = Date.parse(recordedAt) - runtime.now().getTime();
  return { ...runtime, now: () => new Date(runtime.now().getTime() + offset) };
}

async function explain(directory: string, code: ExitCode, flags: CommonFlags, runtime: Runtime): Promise<void> {
  if (flags.quiet === true) return;
  const folder = relative(runtime.workingDirectory, directory) || directory;
  const { status } = await verifyRun(directory, {});
  runtime.messages.write(
    [
      '',
      'This was a recorded landscape with good, bad and denied cases; its key is public and proves nothing.',
      `Report:   ${join(folder, 'report.pdf')}`,
      `Evidence: ${join(folder, 'evidence')}`,
      `Seal:     ${status === 'failed' ? 'BROKEN' : 'intact'} (nachweis verify ${folder})`,
      `On a landscape of your own, nachweis run would end with exit code ${code}.`,
      '',
    ].join('\n'),
  );
}
