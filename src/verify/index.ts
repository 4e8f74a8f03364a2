import { attestationName, checksumsName, manifestName } from '../formats/run-files.ts';
import type { Expectation, Verification, VerifiedSigner } from '../model/verification.ts';
import { checkAttestation } from './attestation.ts';
import { checkChecksums } from './checksums.ts';
import { readExpectation, type Trust } from './expectation.ts';
import { checkFiles } from './files.ts';
import { checkMerkleRoot, compareAttached, readManifest } from './manifest.ts';
import { refuse, Refusal } from './refusal.ts';
import { verifyReport, type SealedReport } from './report.ts';
import { recordSteps, type StepRecorder } from './steps.ts';
import { openSubject, readPart, readReports, type Subject } from './subject.ts';
import { describeSigner, matchSigner } from './trust.ts';

/**
 * Verifies a run folder or a single report, offline and in the order of trust: nothing is believed before the step that vouches
 * for it has passed. What is wrong with the files is a failed verification, never an error; a path that cannot be read is USAGE
 * or RUN_INVALID, an expectation that cannot be read is USAGE.
 */
export async function verifyRun(path: string, expectation: Expectation = {}): Promise<Verification> {
  const trust = readExpectation(expectation);
  const subject = await openSubject(path);
  const steps = recordSteps();
  const evidence = subject.kind === 'folder' ? 'present' : 'absent';
  let signer: VerifiedSigner | null = null;
  try {
    const reports = await steps.check('signature', () => checkSignatures(subject));
    signer = describeSigner(reports[0]);
    signer = { ...signer, matchedBy: await checkSigner(steps, reports, trust) };
    await checkContents(steps, subject, reports);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: 'failed', steps: steps.list(), signer, evidence };
  }
  return { status: trust === null ? 'integrity-only' : 'verified', steps: steps.list(), signer, evidence };
}

type Reports = readonly [SealedReport, ...SealedReport[]];

/** Every report is signed, and all of them with one certificate. */
async function checkSignatures(subject: Subject): Promise<Reports> {
  const [first, ...others] = (await readReports(subject)).map(({ name, bytes }) => verifyReport(name, bytes));
  if (!first) throw refuse('report.pdf', 'The report is missing.');
  const foreign = others.find(({ chain }) => !chain[0].raw.equals(first.chain[0].raw));
  if (foreign) throw refuse(foreign.name, `The report is not sealed with the certificate of ${first.name}.`);
  return [first, ...others];
}

async function checkSigner(
  steps: StepRecorder,
  reports: Reports,
  trust: Trust | null,
): Promise<VerifiedSigner['matchedBy']> {
  if (trust !== null)
    return steps.check('signer', () => reports.map((report) => matchSigner(report, trust))[0] ?? null);
  steps.skip('signer', 'no-expectation');
  return null;
}

async function checkContents(steps: StepRecorder, subject: Subject, reports: Reports): Promise<void> {
  const { check, skip } = steps;
  const manifestBytes = await check('attached-manifest', async () => {
    return compareAttached(reports, subject.kind === 'folder' ? await readPart(subject, manifestName) : null);
  });
  const manifest = await check('manifest', () => readManifest(manifestBytes));
  if (subject.kind === 'report') {
    skip('files', 'evidence-absent');
    await check('merkle-root', () => checkMerkleRoot(manifest));
    skip('attestation', 'evidence-absent');
    skip('checksums', 'evidence-absent');
    return;
  }
  const { directory, listing } = subject;
  await check('files', () => checkFiles(directory, manifest, listing));
  await check('merkle-root', () => checkMerkleRoot(manifest));
  await check('attestation', async () => {
    checkAttestation(await readPart(subject, attestationName), { manifest, manifestBytes, reports });
  });
  await check('checksums', async () => {
    await checkChecksums(directory, await readPart(subject, checksumsName), manifest, listing);
  });
}
