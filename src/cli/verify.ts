import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Chalk } from 'chalk';
import { NachweisError } from '../errors.ts';
import type { Expectation, Verification, VerificationStep, VerificationStepId } from '../model/verification.ts';
import { expectedSigner, verifyRun } from '../pipeline.ts';
import type { Runtime } from '../runtime.ts';
import { colourLevel } from './colour.ts';
import type { ExitCode } from './exit-code.ts';
import type { CommonFlags } from './options.ts';
import { plain } from './plain.ts';

type VerifyFlags = CommonFlags & { readonly key?: string; readonly anchor?: string; readonly fingerprint?: string };

/** `nachweis verify`: 0 verified, 3 intact but by nobody known, 4 not as it was sealed. */
export async function verify(path: string, flags: VerifyFlags, runtime: Runtime): Promise<ExitCode> {
  const expectation = expectationOf(flags, runtime) ?? expectedSigner(flags, runtime);
  const verification = await verifyRun(resolve(runtime.workingDirectory, path), expectation);
  const colours = new Chalk({ level: colourLevel(flags, runtime) });
  runtime.output.write(
    flags.format === 'json' ? `${JSON.stringify(verification, null, 2)}\n` : describe(verification, colours),
  );
  return { verified: 0, 'integrity-only': 3, failed: 4 }[verification.status] as ExitCode;
}

/** What the flags say; null when they say nothing, so that the configuration is asked. */
function expectationOf(flags: VerifyFlags, runtime: Runtime): Expectation | null {
  const read = (file: string): string => {
    try {
      return readFileSync(resolve(runtime.workingDirectory, file), 'utf8');
    } catch (cause) {
      throw new NachweisError('USAGE', `${file} cannot be read.`, { cause });
    }
  };
  const { key, anchor, fingerprint } = flags;
  if (key === undefined && anchor === undefined && fingerprint === undefined) return null;
  return {
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(key === undefined ? {} : { publicKeyPem: read(key) }),
    ...(anchor === undefined ? {} : { anchorPem: read(anchor) }),
  };
}

const stepTitles: Readonly<Record<VerificationStepId, string>> = {
  signature: 'Signature covers the whole report',
  signer: 'Sealed by the expected signer',
  'attached-manifest': 'Manifest in the report is the one in the folder',
  manifest: 'Manifest is well formed',
  files: 'Every file is the one that was sealed, none is missing, none was added',
  'merkle-root': 'Merkle root',
  attestation: 'Attestation by the same key',
  checksums: 'SHA256SUMS',
};

const reasons = {
  'earlier-failure': 'not checked: an earlier step failed',
  'no-expectation': 'not checked: nobody said whom to expect (--fingerprint, --key, --anchor)',
  'evidence-absent': 'not checked: the evidence does not lie beside the report',
};

const endings: Readonly<Record<Verification['status'], string>> = {
  verified: 'VERIFIED: unchanged, and sealed by the expected signer.',
  'integrity-only': 'INTACT, SIGNER UNKNOWN: unchanged since it was sealed, but anyone could have sealed it.',
  failed: 'FAILED: this is not what was sealed.',
};

type Colours = InstanceType<typeof Chalk>;

function describe({ status, steps, signer }: Verification, colours: Colours): string {
  const lines = steps.map((step) => stepLine(step, colours));
  if (signer) {
    lines.push('', `Signer       ${plain(signer.subject.replaceAll('\n', ', '))}`);
    lines.push(
      `Certificate  SHA-256 ${signer.certificateSha256}`,
      `Sealed at    ${signer.signedAt} (the signer's own clock)`,
    );
  }
  const paint = { verified: colours.green, 'integrity-only': colours.yellow, failed: colours.red }[status];
  return `${[...lines, '', paint(endings[status])].join('\n')}\n`;
}

function stepLine(step: VerificationStep, colours: Colours): string {
  const title = stepTitles[step.id];
  if (step.outcome === 'passed') return `${colours.green('ok      ')} ${title}`;
  if (step.outcome === 'not-checked') return `${colours.yellow('-       ')} ${title} (${reasons[step.reason]})`;
  const failures = step.failures.flatMap(({ file, message, expected, found }) => [
    `           ${plain(file)}: ${plain(message)}`,
    ...(expected === null ? [] : [`             expected ${plain(expected)}`]),
    ...(found === null ? [] : [`             found    ${plain(found)}`]),
  ]);
  return [`${colours.red('FAILED  ')} ${title}`, ...failures].join('\n');
}
