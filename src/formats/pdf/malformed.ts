/** The bytes are not a PDF that this tool could have written; the message says what is wrong, the offset where. */
export class MalformedPdf extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = 'MalformedPdf';
    this.offset = offset;
  }
}
