/** A file is refused; the sentences say what is wrong, where, and what to do. Whoever opened the file adds its name. */
export class RefusedFileError extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[], options?: { cause?: unknown }) {
    super(sentences.join('\n'), options);
    this.name = 'RefusedFileError';
    this.sentences = sentences;
  }
}
