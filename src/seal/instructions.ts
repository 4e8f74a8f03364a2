import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { digestsOf } from '../formats/certificate.ts';
import { instructionsName } from '../formats/run-files.ts';
import type { Signer } from './signer.ts';
import { writeWhole } from './write.ts';

/**
 * Writes VERIFY.txt: how to verify the run with tools that every system has. The lines that begin with `$` are run by a test.
 * Without a signer the text leaves out the fingerprint, so that it still fits when the run is sealed later.
 */
export function writeInstructions(directory: string, signer: Signer | null): void {
  const fingerprint = signer === null ? null : digestsOf(new X509Certificate(signer.chain[0])).certificateSha256;
  writeWhole(join(directory, instructionsName), instructionsText(fingerprint));
}

/** The text, 80 columns wide. Nowhere does it promise a “trusted” seal: offline, a tool cannot know whom the reader trusts. */
export function instructionsText(fingerprint: string | null): string {
  return `PRÜFUNG DIESES NACHWEISES                                   (English: see below)

Am einfachsten, ohne Netz:
  nachweis verify . --fingerprint SHA256

Mit Werkzeugen, die es überall gibt (poppler-utils, jq, coreutils, OpenSSL 3):

1. Das Siegel. Es müssen BEIDE Zeilen erscheinen, „Signature is Valid“ und
   „Total document signed“: Die erste allein erscheint auch, wenn nach dem
   Siegeln Seiten angehängt wurden.
${commands.signature}
2. Das Manifest im Bericht ist das Manifest im Ordner (keine Ausgabe = gleich).
${commands.manifest}
3. Jede Datei ist die, die das Manifest nennt (alle Zeilen: OK).
${commands.files}
   Die Prüfsummen aller Dateien, auch des Berichts:
${commands.checksums}
4. Wer gesiegelt hat. Vergleichen Sie den Fingerabdruck mit dem, den Sie auf
   einem anderen Weg erhalten haben, nicht mit diesem Text. Gehört das
   Zertifikat zu einer Zertifizierungsstelle, setzen Sie deren Zertifikat für
   certificate.pem bei -CAfile ein.
${commands.signer}
Ein selbst ausgestelltes Zertifikat belegt, dass nichts verändert wurde, und
sonst nichts. Die Uhrzeit des Siegels ist die Angabe dessen, der gesiegelt hat.
${fingerprint === null ? '' : `\n${fingerprintLines(fingerprint, 'Fingerabdruck beim Siegeln')}`}
--------------------------------------------------------------------------------
HOW TO VERIFY THIS EVIDENCE

The easiest way, offline:
  nachweis verify . --fingerprint SHA256

With tools that every system has, use the commands above:

1. The seal. BOTH lines must appear, "Signature is Valid" and "Total document
   signed": the first one alone also appears when pages were appended later.
2. The manifest in the report is the one in the folder (no output = equal).
3. Every file is the one that the manifest names (every line: OK); then the
   checksums of all files, the report included.
4. Who sealed. Compare the fingerprint with the one that you received in another
   way, not with this text. If the certificate comes from an authority, put the
   authority's certificate in the place of certificate.pem at -CAfile.

A self-signed certificate proves that nothing was changed, and nothing else. The
time of the seal is what the one who sealed says.
${fingerprint === null ? '' : `\n${fingerprintLines(fingerprint, 'Fingerprint when sealed')}`}`;
}

const commands = {
  signature: lines('pdfsig -nocert report.pdf'),
  manifest: lines('pdfdetach -savefile manifest.json -o /dev/stdout report.pdf |', '  cmp - manifest.json'),
  files: lines(`jq -r '.files[] | .sha256 + " *" + .path' manifest.json | sha256sum -c`),
  checksums: lines('sha256sum -c SHA256SUMS'),
  signer: lines(
    'REPORT="$PWD/report.pdf"; cd "$(mktemp -d)"',
    'pdfsig -nocert -dump "$REPORT"',
    'set -- $(pdfsig -nocert "$REPORT" | grep Ranges | tr -cd "0-9 ")',
    '(head -c $2 "$REPORT"; tail -c +$(($3 + 1)) "$REPORT") > signed.bin',
    'openssl pkcs7 -inform DER -in report.pdf.sig0 -print_certs \\',
    '  -out certificate.pem',
    'openssl cms -verify -cades -binary -purpose any -inform DER \\',
    '  -in report.pdf.sig0 -content signed.bin -out signed.out \\',
    '  -signer signer.pem -CAfile certificate.pem',
    'openssl x509 -in signer.pem -noout -fingerprint -sha256',
  ),
} as const;

/** Commands stand indented behind a dollar sign; a line that continues one has none. */
function lines(...list: readonly string[]): string {
  return list.map((line) => (line.startsWith(' ') ? `   ${line}\n` : `   $ ${line}\n`)).join('');
}

function fingerprintLines(fingerprint: string, title: string): string {
  return `${title} (SHA-256):\n  ${fingerprint}\n`;
}
