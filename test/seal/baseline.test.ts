import { X509Certificate } from 'node:crypto';
import { fromBER } from 'asn1js';
import { AlgorithmIdentifier, ContentInfo, SignedData, type Attribute } from 'pkijs';
import { describe, expect, test } from 'vitest';
import { signPdf } from '../../src/seal/index.ts';
import { renderPdf, signedAt, signerOf } from './support.ts';

// The rules that the EU's Digital Signature Service checks for PAdES and CAdES baseline B, read by a library that did not write the seal.
describe.each([
  ['p256', 'p256-certificate'],
  ['p384', 'p384-certificate'],
  ['rsa', 'rsa-certificate'],
  ['leaf', 'leaf-chain'],
])('a report sealed with %s and %s', async (key, chain) => {
  const signer = signerOf(key, chain);
  const pdf = await signPdf({ pdf: await renderPdf(Buffer.from('{}')), signer, signedAt, reason: 'Prüfung (1) \\ €' });
  const text = Buffer.from(pdf).toString('latin1');
  const update = text.slice(text.indexOf('%%EOF'));
  const cms = readCms(update);
  const [signerInfo] = cms.signerInfos;
  const attributes = signerInfo?.signedAttrs?.attributes ?? [];
  const valuesOf = (type: string): unknown[] => attributes.filter((attribute: Attribute) => attribute.type === type);

  test('has exactly one signer', () => expect(cms.signerInfos).toHaveLength(1));

  test('is detached', () => {
    expect(cms.encapContentInfo.eContentType).toBe('1.2.840.113549.1.7.1');
    expect(cms.encapContentInfo.eContent).toBeUndefined();
  });

  test('carries all certificates, the signer’s included', () => {
    const carried = (cms.certificates ?? []).map((certificate) =>
      Buffer.from(certificate.toSchema().toBER()).toString('hex'),
    );
    expect(carried.toSorted()).toEqual(signer.chain.map((der) => Buffer.from(der).toString('hex')).toSorted());
  });

  test('has one content type, which is data, and one message digest', () => {
    expect(valuesOf('1.2.840.113549.1.9.3')).toHaveLength(1);
    expect(valuesOf('1.2.840.113549.1.9.4')).toHaveLength(1);
  });

  test('has one signing-certificate-v2 and no signing-certificate', () => {
    expect(valuesOf('1.2.840.113549.1.9.16.2.47')).toHaveLength(1);
    expect(valuesOf('1.2.840.113549.1.9.16.2.12')).toHaveLength(0);
  });

  test('has no signing time', () => expect(valuesOf('1.2.840.113549.1.9.5')).toHaveLength(0));

  test('protects its algorithms', () => {
    expect(valuesOf('1.2.840.113549.1.9.52')).toHaveLength(1);
    expect(signerInfo?.digestAlgorithm).toBeInstanceOf(AlgorithmIdentifier);
    expect(signerInfo?.unsignedAttrs).toBeUndefined();
  });

  test('has the entries of its dictionary', () => {
    for (const entry of [
      '/M (D:20261125060002Z)',
      '/Filter /Adobe.PPKLite',
      '/SubFilter /ETSI.CAdES.detached',
      '/ByteRange [0 ',
      '/Contents <30',
    ]) {
      expect(update).toContain(entry);
    }
  });

  test('is certified for further signatures only', () => {
    expect(update).toMatch(/\/DocMDP \d+ 0 R/);
    expect(update).toContain('/TransformMethod /DocMDP');
    expect(update).toContain('/P 2 ');
  });

  test('writes texts as UTF-16BE in hexadecimal', () => {
    expect(update).toContain('/Reason <FEFF0050007200FC00660075006E006700200028003100290020005C002020AC>');
  });

  test('verifies by a library that did not write it', async () => {
    const [, start = 0, end = 0, rest = 0] = (
      /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(update)?.slice(1) ?? []
    ).map(Number);
    expect(end + rest).toBe(pdf.byteLength);
    const data = Uint8Array.from(Buffer.concat([pdf.subarray(0, start), pdf.subarray(end)])).buffer;
    expect(await cms.verify({ signer: 0, data, checkChain: false })).toBe(true);
    expect(new X509Certificate(signer.chain[0]).subject).toContain('nachweis test keys');
  });
});

function readCms(update: string): SignedData {
  const hole = /\/Contents <([0-9a-f]+)>/.exec(update)?.[1] ?? '';
  const { result } = fromBER(Uint8Array.from(Buffer.from(hole, 'hex')).buffer);
  return new SignedData({ schema: new ContentInfo({ schema: result }).content });
}
