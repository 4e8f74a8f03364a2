import { readFileSync } from 'node:fs';
import { readWaivers } from './assess/read-waivers.ts';
import { loadCatalog, mappedFrameworks, selectChecks } from './catalog/index.ts';
import { feeds } from './collect/feeds.ts';
import { readStatements } from './collect/statements/read.ts';
import { dpfProviderFaults } from './config/dpf.ts';
import { completeConfig, hasConfig, loadConfig, readConfig, type Flags } from './config/load.ts';
import { readPassphrase } from './config/passphrase.ts';
import { failOnFaults } from './documents.ts';
import { NachweisError } from './errors.ts';
import type { Catalog } from './model/catalog.ts';
import type { Config, SealConfig } from './model/config.ts';
import type { Statement } from './model/statement.ts';
import type { Expectation } from './model/verification.ts';
import type { Waiver } from './model/waiver.ts';
import type { Runtime } from './runtime.ts';
import { loadPemSigner, requireValidAt } from './seal/index.ts';
import type { Signer } from './seal/index.ts';
import { readTool } from './tool.ts';

/** Everything a run needs, read and checked before anything is collected. */
export type Prepared = {
  readonly tool: { readonly name: string; readonly version: string };
  readonly catalog: Catalog;
  readonly config: Config;
  /** Ids of the checks that nachweis.yaml leaves out. */
  readonly leftOut: readonly string[];
  readonly statements: readonly Statement[];
  readonly waivers: readonly Waiver[];
  /** Null when nachweis.yaml names no key: the run is then not sealed, and says so. */
  readonly signer: Signer | null;
  readonly notices: readonly string[];
};

/** Loads catalogue, configuration, statements, waivers and key; what is wrong with any of them is reported together. */
export async function prepare(flags: Flags, runtime: Runtime): Promise<Prepared> {
  const file = readConfig(flags, runtime.environment, runtime.workingDirectory);
  const catalog = loadCatalog({ own: file.catalog });
  const frameworks = catalog.frameworks.map(({ id }) => id);
  const { config, notices } = completeConfig(file, flags, runtime.environment, frameworks);
  const providers = Object.keys(catalog.locations.places);
  failOnFaults(dpfProviderFaults(file.document, providers), 'CONFIG_INVALID', 'The configuration is not valid');
  const checks = catalog.checks.map(({ id }) => id);
  const { faultAt } = file.document;
  const unknown = typeof config.checks === 'string' ? [] : config.checks.filter((id) => !checks.includes(id));
  failOnFaults(
    unknown.map((id) =>
      faultAt(
        ['checks', config.checks.indexOf(id)],
        `There is no check “${id}”.`,
        '`nachweis catalog list` names all.',
      ),
    ),
    'CONFIG_INVALID',
    'The configuration is not valid',
  );
  const { chosen, leftOut } = selectChecks(catalog, config.checks, feeds());
  const statementChecks = catalog.checks
    .filter((check) => check.kind === 'statement' || check.statement !== null)
    .map(({ id }) => id);
  const [statements, waivers, signer] = await together([
    () => readStatements(config.statementFiles, statementChecks),
    () => readWaivers(config.waiverFile, checks),
    () => (config.seal === null ? null : loadSigner(config.seal, runtime)),
  ]);
  if (signer !== null) requireValidAt(signer, runtime.now());
  return {
    tool: readTool(),
    catalog: { ...catalog, checks: chosen },
    leftOut: leftOut.map(({ id }) => id),
    config: file.document.value.frameworks ? config : { ...config, frameworks: mappedFrameworks(catalog) },
    statements,
    waivers,
    signer,
    notices: [...notices, ...keyNotices(signer)],
  };
}

/** RSA keys below this length still seal; BSI TR-02102-1 no longer recommends them. */
const recommendedRsaBits = 3000;

function keyNotices(signer: Signer | null): string[] {
  if (signer?.algorithm !== 'rsa-pkcs1' || signer.signatureBytes * 8 >= recommendedRsaBits) return [];
  return [
    `seal.key: an RSA key of ${signer.signatureBytes * 8} bits is short; BSI TR-02102-1 recommends ${recommendedRsaBits} and more.`,
  ];
}

function loadSigner({ keyFile, chainFile, passphraseSource }: SealConfig, runtime: Runtime): Signer {
  const passphrase = passphraseSource === null ? null : readPassphrase(passphraseSource, runtime.environment);
  return loadPemSigner({ keyFile, chainFile, passphrase });
}

/** Whom the `seal` section of nachweis.yaml expects: its fingerprint, else its certificate; nobody without a configuration. */
export function expectedSigner(flags: Flags, runtime: Runtime): Expectation {
  const seal = findSeal(flags, runtime);
  if (seal === null) return {};
  if (seal.fingerprint !== null) return { fingerprint: seal.fingerprint };
  const file = seal.chainFile ?? seal.keyFile;
  const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(readText(file))?.[0];
  return certificate === undefined ? {} : { publicKeyPem: certificate };
}

/** Verifying needs no configuration, so a folder without one is no error; one that is named, or not valid, is. */
function findSeal(flags: Flags, runtime: Runtime): SealConfig | null {
  if (flags.config === undefined && !hasConfig(runtime.environment, runtime.workingDirectory)) return null;
  // Loading the catalogue takes longer than verifying, and says nothing about the seal.
  return loadConfig(flags, runtime.environment, runtime.workingDirectory, null).config.seal;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new NachweisError('KEY_INVALID', `${file} cannot be read.`, {
      hint: 'nachweis.yaml names it under “seal”.',
      cause,
    });
  }
}

type Loaded<Loaders extends readonly (() => unknown)[]> = { [Key in keyof Loaders]: Awaited<ReturnType<Loaders[Key]>> };

/** Runs all loaders and throws the faults of all that failed as one error. */
async function together<const Loaders extends readonly (() => unknown)[]>(loaders: Loaders): Promise<Loaded<Loaders>> {
  const results = await Promise.allSettled(loaders.map(async (load) => load()));
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  if (errors.length === 0)
    return results.map((result) => (result.status === 'fulfilled' ? result.value : null)) as Loaded<Loaders>;
  const [first] = errors;
  if (errors.length === 1 || !errors.every((error) => error instanceof NachweisError)) throw first;
  const message = errors.map((error) => error.message).join(' ');
  throw new NachweisError('CONFIG_INVALID', message, {
    hint: errors.flatMap(({ hint }) => hint ?? []).join(' '),
    faults: errors.flatMap(({ faults }) => faults),
    cause: first,
  });
}
