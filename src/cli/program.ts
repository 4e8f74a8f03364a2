import { Argument, Command, Option } from 'commander';
import type { Runtime } from '../runtime.ts';
import { readTool } from '../tool.ts';
import { exitCodes, type ExitCode } from './exit-code.ts';
import type { ListedKind } from './catalog.ts';
import { options, type CommonFlags } from './options.ts';

type Finish = (code: ExitCode) => void;

/** Declares every command; what a command does is loaded only when it is called. */
export function createProgram(runtime: Runtime, finish: Finish): Command {
  const program = new Command('nachweis')
    .description(
      'Collects evidence for technical and organisational measures and seals it into a report that anyone can verify offline.',
    )
    .version(readTool().version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => runtime.output.write(text),
      writeErr: (text) => runtime.messages.write(text),
    })
    .showHelpAfterError('(nachweis help shows the commands)')
    .addHelpText(
      'after',
      `\nExit codes:\n${Object.entries(exitCodes)
        .map(([code, meaning]) => `  ${code}  ${meaning}`)
        .join('\n')}`,
    );
  addRunCommands(program, runtime, finish);
  addStepCommands(program, runtime, finish);
  addCatalogCommands(program, runtime, finish);
  program
    .command('verify')
    .argument('<path>', 'run folder or sealed PDF')
    .description('check a sealed run offline: signature, manifest, every file')
    .option('--key <file>', 'expected public key or certificate (PEM)')
    .option('--anchor <file>', 'certificate of the issuer that the seal must lead to (PEM)')
    .option('--fingerprint <sha256>', 'expected SHA-256 of the certificate or public key')
    .addOption(options.config())
    .addOption(options.format())
    .addOption(options.noColor())
    .action(async (path: string, flags: CommonFlags) =>
      finish(await (await import('./verify.ts')).verify(path, flags, runtime)),
    );
  return program;
}

function addRunCommands(program: Command, runtime: Runtime, finish: Finish): void {
  program
    .command('run')
    .description('the main job: collect, assess, report and seal into one run folder')
    .addOption(options.config())
    .addOption(options.out())
    .addOption(options.format())
    .addOption(options.language())
    .addOption(options.failOn())
    .addOption(options.allowIncomplete())
    .addOption(options.timeout())
    .addOption(options.quiet())
    .addOption(options.noColor())
    .action(async (flags: CommonFlags) => finish(await (await import('./run.ts')).run(flags, runtime)));
  program
    .command('demo')
    .description('the whole job on a recorded landscape: no account, no cluster, no network')
    .addOption(options.out())
    .addOption(options.format())
    .addOption(options.quiet())
    .addOption(options.noColor())
    .action(async (flags: CommonFlags) => finish(await (await import('./demo.ts')).demo(flags, runtime)));
}

function addStepCommands(program: Command, runtime: Runtime, finish: Finish): void {
  program
    .command('collect')
    .description('read all targets into a new run folder; the only step that needs the network')
    .addOption(options.config())
    .addOption(options.out())
    .addOption(options.timeout())
    .addOption(options.quiet())
    .action(async (flags: CommonFlags) => finish(await (await import('./steps.ts')).collect(flags, runtime)));
  program
    .command('assess')
    .description('judge the evidence of a run folder')
    .addOption(options.run())
    .addOption(options.config())
    .addOption(options.format())
    .addOption(options.failOn())
    .addOption(options.allowIncomplete())
    .addOption(options.quiet())
    .addOption(options.noColor())
    .action(async (flags: CommonFlags) => finish(await (await import('./steps.ts')).assess(flags, runtime)));
  program
    .command('report')
    .description('write the report of a run folder')
    .addOption(options.run())
    .addOption(options.config())
    .addOption(options.language())
    .addOption(options.quiet())
    .action(async (flags: CommonFlags) => finish(await (await import('./steps.ts')).report(flags, runtime)));
  program
    .command('seal')
    .description('seal the report of a run folder, and with it every file in it')
    .addOption(options.run())
    .addOption(options.config())
    .addOption(options.quiet())
    .action(async (flags: CommonFlags) => finish(await (await import('./steps.ts')).seal(flags, runtime)));
}

function addCatalogCommands(program: Command, runtime: Runtime, finish: Finish): void {
  program
    .command('explain')
    .argument('<id>', 'check, control (framework:ID), TOM section, threshold, provider’s code of a place, or country')
    .description('what an id of the catalogue means: what, why, how measured, which rights, limits')
    .addOption(options.config())
    .addOption(options.format())
    .addOption(options.language())
    .addOption(options.noColor())
    .action(async (id: string, flags: CommonFlags) =>
      finish((await import('./explain.ts')).explain(id, flags, runtime)),
    );
  const catalog = program.command('catalog').description('look at the catalogue, shipped and your own');
  catalog
    .command('list')
    .addArgument(new Argument('[kind]', 'one kind only').choices(['checks', 'frameworks', 'sections', 'thresholds']))
    .description('one line for each check, framework, TOM section and threshold')
    .addOption(options.config())
    .addOption(options.format())
    .addOption(options.language())
    .action(async (kind: ListedKind | undefined, flags: CommonFlags) =>
      finish((await import('./catalog.ts')).list(kind, flags, runtime)),
    );
  catalog
    .command('show')
    .argument('<id>', 'any id that explain takes')
    .description('the data of one id')
    .addOption(options.config())
    .addOption(new Option('--format <format>', 'what stdout gets').choices(['yaml', 'json']).default('yaml'))
    .action(async (id: string, flags: Omit<CommonFlags, 'format'> & { format: 'yaml' | 'json' }) =>
      finish(await (await import('./catalog.ts')).show(id, flags, runtime)),
    );
  catalog
    .command('coverage')
    .argument('[framework...]', 'these frameworks only')
    .description('which controls the checks touch: counts and lists, never a grade')
    .addOption(options.config())
    .addOption(options.format())
    .addOption(options.language())
    .addOption(options.noColor())
    .action(async (frameworks: string[], flags: CommonFlags) =>
      finish((await import('./catalog.ts')).coverage(frameworks, flags, runtime)),
    );
  catalog
    .command('lint')
    .description('find what is wrong with the catalogue; exit 2 when there is something')
    .addOption(options.config())
    .addOption(options.format())
    .action(async (flags: CommonFlags) => finish(await (await import('./catalog.ts')).lintCatalog(flags, runtime)));
}
