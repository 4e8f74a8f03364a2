import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalJson, sha256Hex } from '../../src/digest.ts';
import { merkleRootOf } from '../../src/formats/run-files.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import type { VerificationStepId } from '../../src/model/verification.ts';
import { sealRun, signPdf } from '../../src/seal/index.ts';
import { verifyRun } from '../../src/verify/index.ts';
import {
  readKeyFile,
  renderPdf,
  signedAt,
  signerOf,
  temporaryFolder,
  writeRun,
  writeSealedRun,
} from '../seal/support.ts';

const expectation = { publicKeyPem: readKeyFile('p256-certificate.pem') };

type Attack = (directory: string) => void | Promise<void>;

const edit =
  (file: string, change: (text: string) => string): Attack =>
  (directory) => {
    const before = readFileSync(join(directory, file), 'latin1');
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(join(directory, file), after, 'latin1');
  };

/** Changes evidence and brings the manifest in line with it: only the seal can tell. */
const replaceConsistently: Attack = (directory) => {
  writeFileSync(join(directory, 'findings.ndjson'), '{"outcome":"met"}\n');
  const manifest = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')) as Manifest;
  const bytes = readFileSync(join(directory, 'findings.ndjson'));
  const files = manifest.files.map((file) =>
    file.path === 'findings.ndjson' ? { ...file, sha256: sha256Hex(bytes), size: bytes.byteLength } : file,
  );
  const merkle = { ...manifest.merkle, root: merkleRootOf(files) };
  writeFileSync(join(directory, 'manifest.json'), canonicalJson({ ...manifest, files, merkle }));
};

/** A second run of the same signer, to take parts from. */
const from =
  (file: string): Attack =>
  async (directory) => {
    const other = temporaryFolder();
    await writeSealedRun(other, { marker: 'b' });
    copyFileSync(join(other, file), join(directory, file));
  };

/** An attacker who seals the changed run with a key of his own. */
const sealAgain: Attack = async (directory) => {
  for (const name of ['attestation.sigstore.json', 'SHA256SUMS']) rmSync(join(directory, name));
  await writeRun(directory, { marker: 'forged' });
  await sealRun({ directory, signer: signerOf('rsa'), signedAt });
};

/** A page with new content in an update of its own, as an editor would append it. */
function appendPage(text: string): string {
  const size = Number(/\/Size (\d+)(?![^]*\/Size)/.exec(text)?.[1]);
  const pages = /(\d+) 0 obj\n<<\n\/Type \/Pages[^>]*>>/.exec(text);
  const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1];
  const trailer = text.slice(text.lastIndexOf('trailer'), text.lastIndexOf('startxref'));
  const page = `${size} 0 obj\n<< /Type /Page /Parent ${pages?.[1]} 0 R /MediaBox [0 0 9 9] >>\nendobj\n`;
  const tree = `${pages?.[0].replace('/Kids [', `/Kids [${size} 0 R `)}\nendobj\n`;
  const table = [
    `xref\n${pages?.[1]} 1\n${String(text.length + page.length).padStart(10, '0')} 00000 n \n`,
    `${size} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`,
  ].join('');
  const newTrailer = trailer.replace(/\/Size \d+/, `/Size ${size + 1}`).replace(/\/Prev \d+/, `/Prev ${previous}`);
  return `${text}${page}${tree}${table}${newTrailer}startxref\n${text.length + page.length + tree.length}\n%%EOF\n`;
}

describe('an attack fails at the step that is meant to notice it', () => {
  test.each<[string, Attack, VerificationStepId, string]>([
    ['a page appended after sealing', edit('report.pdf', appendPage), 'signature', 'report.pdf'],
    [
      'garbage behind the end',
      (directory) => appendFileSync(join(directory, 'report.pdf'), 'garbage'),
      'signature',
      'report.pdf',
    ],
    [
      'a line end behind the end',
      (directory) => appendFileSync(join(directory, 'report.pdf'), '\n'),
      'signature',
      'report.pdf',
    ],
    ['a truncated report', (directory) => truncateSync(join(directory, 'report.pdf'), 9000), 'signature', 'report.pdf'],
    ['the last byte cut off', edit('report.pdf', (text) => text.slice(0, -1)), 'signature', 'report.pdf'],
    [
      'the seal cut off',
      edit('report.pdf', (text) => text.slice(0, text.indexOf('%%EOF') + 6)),
      'signature',
      'report.pdf',
    ],
    [
      'a wider hole',
      edit('report.pdf', (text) => text.replace(/(\/Contents <[0-9a-f]+)>/, '$100000000>')),
      'signature',
      'report.pdf',
    ],
    [
      'a hole that begins earlier',
      edit('report.pdf', (text) => text.replace(/\[0 (\d+) /, (_, start: string) => `[0 ${Number(start) - 9} `)),
      'signature',
      'report.pdf',
    ],
    [
      'a range of four zeros',
      edit('report.pdf', (text) => text.replace(/\[0 \d+ \d+ \d+\]/, '[0 0 0 0]')),
      'signature',
      'report.pdf',
    ],
    [
      'another SubFilter',
      edit('report.pdf', (text) => text.replace('ETSI.CAdES.detached', 'adbe.pkcs7.detached')),
      'signature',
      'report.pdf',
    ],
    ['another certification', edit('report.pdf', (text) => text.replace('/P 2', '/P 3')), 'signature', 'report.pdf'],
    [
      'another signing time',
      edit('report.pdf', (text) => text.replace('D:20261125060002Z', 'D:20251125060002Z')),
      'signature',
      'report.pdf',
    ],
    [
      'a hole of zeros',
      edit('report.pdf', (text) =>
        text.replace(/\/Contents <([0-9a-f]+)>/, (_, digits: string) => `/Contents <${'0'.repeat(digits.length)}>`),
      ),
      'signature',
      'report.pdf',
    ],
    [
      'upper-case digits in the hole',
      edit('report.pdf', (text) =>
        text.replace(/\/Contents <([0-9a-f]+)>/, (_, digits: string) => `/Contents <${digits.toUpperCase()}>`),
      ),
      'signature',
      'report.pdf',
    ],
    ['a report of a run before', from('report.pdf'), 'attached-manifest', 'manifest.json'],
    ['a run sealed again by someone else', sealAgain, 'signer', 'report.pdf'],
    ['a manifest replaced consistently', replaceConsistently, 'attached-manifest', 'manifest.json'],
    ['the manifest of another run', from('manifest.json'), 'attached-manifest', 'manifest.json'],
    [
      'a manifest with other white space',
      edit('manifest.json', (text) => `${text}\n`),
      'attached-manifest',
      'manifest.json',
    ],
    ['no manifest', (directory) => rmSync(join(directory, 'manifest.json')), 'attached-manifest', 'manifest.json'],
    ['no report', (directory) => rmSync(join(directory, 'report.pdf')), 'signature', 'report.pdf'],
    ['a changed file', edit('findings.ndjson', (text) => text.replace('met', 'MET')), 'files', 'findings.ndjson'],
    [
      'a longer file',
      (directory) => appendFileSync(join(directory, 'evidence/coverage.json'), '\n'),
      'files',
      'evidence/coverage.json',
    ],
    [
      'a file that was added',
      (directory) => writeFileSync(join(directory, 'evidence/extra.ndjson'), ''),
      'files',
      'evidence/extra.ndjson',
    ],
    ['a hidden file that was added', (directory) => writeFileSync(join(directory, '.hidden'), ''), 'files', '.hidden'],
    ['a file that was removed', (directory) => rmSync(join(directory, 'assessment.json')), 'files', 'assessment.json'],
    [
      'a file that was renamed',
      (directory) => renameSync(join(directory, 'assessment.json'), join(directory, 'b.json')),
      'files',
      'b.json',
    ],
    ['a file that became a link', linkInstead, 'files', 'findings.ndjson'],
    ['a link that was added', (directory) => symlinkSync('findings.ndjson', join(directory, 'link')), 'files', 'link'],
    ['the attestation of another run', from('attestation.sigstore.json'), 'attestation', 'attestation.sigstore.json'],
    [
      'no attestation',
      (directory) => rmSync(join(directory, 'attestation.sigstore.json')),
      'files',
      'attestation.sigstore.json',
    ],
    [
      'an attestation with a key id',
      edit('attestation.sigstore.json', (text) => text.replace('{"sig"', '{"keyid":"","sig"')),
      'attestation',
      'attestation.sigstore.json',
    ],
    [
      'an attestation with white space',
      edit('attestation.sigstore.json', (text) => text.replace(',', ', ')),
      'attestation',
      'attestation.sigstore.json',
    ],
    ['the checksums of another run', from('SHA256SUMS'), 'checksums', 'SHA256SUMS'],
    ['no checksums', (directory) => rmSync(join(directory, 'SHA256SUMS')), 'files', 'SHA256SUMS'],
    [
      'checksums with a line more',
      (directory) => appendFileSync(join(directory, 'SHA256SUMS'), '\n'),
      'checksums',
      'SHA256SUMS',
    ],
    ['another report of the same run', secondReport('p256'), 'attestation', 'attestation.sigstore.json'],
    ['another report by someone else', secondReport('rsa'), 'signature', 'report.pdf'],
    ['another report without a seal', secondReport(null), 'signature', 'report-other.pdf'],
  ])('%s', async (_name, attack, step, file) => {
    const directory = temporaryFolder();
    await writeSealedRun(directory);
    expect((await verifyRun(directory, expectation)).status).toBe('verified');
    await attack(directory);
    const { status, steps } = await verifyRun(directory, expectation);
    expect(status).toBe('failed');
    const failed = steps.find(({ outcome }) => outcome === 'failed');
    expect(failed?.id).toBe(step);
    expect(failed?.outcome === 'failed' ? failed.failures.map((failure) => failure.file) : []).toContain(file);
  });
});

function linkInstead(directory: string): void {
  const elsewhere = join(temporaryFolder(), 'findings.ndjson');
  copyFileSync(join(directory, 'findings.ndjson'), elsewhere);
  rmSync(join(directory, 'findings.ndjson'));
  symlinkSync(elsewhere, join(directory, 'findings.ndjson'));
}

function secondReport(key: string | null): Attack {
  return async (directory) => {
    const pdf = await renderPdf(readFileSync(join(directory, 'manifest.json')), 'Other');
    const bytes = key === null ? pdf : await signPdf({ pdf, signer: signerOf(key), signedAt });
    writeFileSync(join(directory, 'report-other.pdf'), bytes);
  };
}

test('a signed report that carries no manifest fails', async () => {
  const directory = temporaryFolder();
  await writeSealedRun(directory);
  const pdf = await renderPdf(Buffer.from('{"not":"canonical" }'));
  writeFileSync(join(directory, 'report.pdf'), await signPdf({ pdf, signer: signerOf('p256'), signedAt }));
  const { steps } = await verifyRun(join(directory, 'report.pdf'), expectation);
  expect(steps.find(({ outcome }) => outcome === 'failed')?.id).toBe('manifest');
});

test('a failure names what was expected and what was found', async () => {
  const directory = temporaryFolder();
  await writeSealedRun(directory);
  const expected = sha256Hex(readFileSync(join(directory, 'findings.ndjson')));
  await edit('findings.ndjson', (text) => text.replace('met', 'MET'))(directory);
  const found = sha256Hex(readFileSync(join(directory, 'findings.ndjson')));
  const { steps } = await verifyRun(directory, expectation);
  const failures = [{ file: 'findings.ndjson', message: 'The file was changed.', expected, found }];
  expect(steps[4]).toEqual({ id: 'files', outcome: 'failed', failures });
});

test('an empty folder that was added changes nothing', async () => {
  const directory = temporaryFolder();
  await writeSealedRun(directory);
  mkdirSync(join(directory, 'empty'));
  expect((await verifyRun(directory, expectation)).status).toBe('verified');
});
