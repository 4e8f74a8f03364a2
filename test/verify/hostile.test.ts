import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openPdf, readStream } from '../../src/formats/pdf/document.ts';
import { MalformedPdf } from '../../src/formats/pdf/malformed.ts';
import { signPdf } from '../../src/seal/index.ts';
import { verifyRun } from '../../src/verify/index.ts';
import { renderPdf, signedAt, signerOf, temporaryFolder } from '../seal/support.ts';

const signed = Buffer.from(
  await signPdf({ pdf: await renderPdf(Buffer.from('{}')), signer: signerOf('p256'), signedAt }),
).toString('latin1');

/** A file of one object, with whatever stands for the catalogue. */
function pdfOf(catalogue: string, more = ''): string {
  const head = '%PDF-1.7\n';
  const object = `1 0 obj\n${catalogue}\nendobj\n`;
  const at = head.length + object.length;
  const offset = String(head.length).padStart(10, '0');
  return `${head}${object}xref\n0 2\n0000000000 65535 f \n${offset} 00000 n \ntrailer\n<< /Size 2 /Root 1 0 R ${more}>>\nstartxref\n${at}\n%%EOF\n`;
}

describe('hostile input is a failed verification, soon and without an error', () => {
  test.each([
    ['arrays nested without end', pdfOf('['.repeat(200_000))],
    ['dictionaries nested without end', pdfOf('<</A'.repeat(200_000))],
    ['a string that is not closed', pdfOf(`(${'\\'.repeat(500_000)}`)],
    ['a name without end', pdfOf(`/${'A'.repeat(500_000)}`)],
    ['a number without end', pdfOf('9'.repeat(500_000))],
    ['white space without end', pdfOf(' '.repeat(1_000_000))],
    ['comments without end', pdfOf('%\n'.repeat(500_000))],
    ['a key that occurs twice', pdfOf('<< /AcroForm 1 0 R /AcroForm 1 0 R >>')],
    ['a catalogue that is its own form', pdfOf('<< /AcroForm 1 0 R /Fields [1 0 R] /FT /Sig /V 1 0 R >>')],
    ['a reference to itself', pdfOf('1 0 R')],
    ['a chain of revisions that leads to itself', pdfOf('<< >>', `/Prev ${pdfOf('<< >>').indexOf('xref')} `)],
    ['a negative revision', pdfOf('<< >>', '/Prev -1 ')],
    ['a revision that is a name', pdfOf('<< >>', '/Prev /Name ')],
    ['a table with more entries than bytes', pdfOf('<< >>').replace('0 2\n', '0 9999999999\n')],
    ['a table that begins nowhere', pdfOf('<< >>').replace(/startxref\n\d+/, 'startxref\n999999999999999')],
    [
      'a signature that is a bomb of digits',
      signed.replace(/\/Contents <[0-9a-f]+>/, `/Contents <${'30'.repeat(500_000)}>`),
    ],
    [
      'a compressed bomb in the place of a report',
      `%PDF-1.7\n${deflateSync(Buffer.alloc(10_000_000)).toString('latin1')}`,
    ],
  ])('%s', async (_name, text) => {
    const file = join(temporaryFolder(), 'report.pdf');
    writeFileSync(file, text, 'latin1');
    const started = performance.now();
    expect((await verifyRun(file)).status).toBe('failed');
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('pieces of a signed report in another order', async () => {
    const file = join(temporaryFolder(), 'report.pdf');
    const lines = signed.split('\n');
    const accepted: string[] = [];
    for (let index = 0; index < 300; index += 1) {
      const from = (index * 7919) % lines.length;
      const to = (index * 104_729) % lines.length;
      const mixed = lines.toSpliced(to, 1 + (index % 3), ...lines.slice(from, from + (index % 4)));
      const text = mixed.join('\n');
      writeFileSync(file, text, 'latin1');
      if (text !== signed && (await verifyRun(file)).status !== 'failed') accepted.push(text);
    }
    expect(accepted).toEqual([]);
  });

  test('a stream that grows beyond its limit when it is unpacked', () => {
    const packed = deflateSync(Buffer.alloc(1_000_000)).toString('latin1');
    const stream = `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`;
    const pdf = openPdf(Buffer.from(pdfOf(stream), 'latin1'));
    const reference = { kind: 'reference', number: 1, generation: 0 } as const;
    expect(readStream(pdf, reference, 1_000_000)).toHaveLength(1_000_000);
    expect(() => readStream(pdf, reference, 999_999)).toThrow(MalformedPdf);
  });
});
