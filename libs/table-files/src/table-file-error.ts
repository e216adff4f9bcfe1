/** A file of a table cannot be read; the sentences say what was wrong, where, and what to do, without the name of the file. */
export class TableFileError extends Error {
  /** What messages call the file. */
  readonly file: string;
  readonly sentences: readonly string[];

  constructor(file: string, sentences: readonly string[], options?: { cause?: unknown }) {
    super(sentences.join('\n'), options);
    this.name = 'TableFileError';
    this.file = file;
    this.sentences = sentences;
  }
}
