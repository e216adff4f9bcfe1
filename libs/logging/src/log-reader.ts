import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** What is read at once, however long the log is. */
const CHUNK_BYTES = 2 ** 20;

/** Reads the lines of a log that is written to meanwhile, each once, by its place in bytes. */
export class LogReader {
  private rest = '';
  private decoder = new TextDecoder();
  private inode: number | undefined;

  /** @param position in bytes, from where on it is read */
  constructor(
    private readonly file: string,
    private position = 0,
  ) {}

  /**
   * The whole lines that have come since, as many as one chunk has; none where there are none, or the file is not there. A file
   * that has become shorter, or is another one under the same name, is read from its beginning.
   */
  read(): readonly string[] {
    const descriptor = this.open();
    if (descriptor === undefined) return [];
    try {
      const { size, ino } = fstatSync(descriptor);
      if (size < this.position || (this.inode !== undefined && ino !== this.inode)) this.restart();
      this.inode = ino;
      const buffer = Buffer.alloc(Math.min(CHUNK_BYTES, size - this.position));
      const bytes = readSync(descriptor, buffer, 0, buffer.length, this.position);
      this.position += bytes;
      const lines = `${this.rest}${this.decoder.decode(buffer.subarray(0, bytes), { stream: true })}`.split('\n');
      this.rest = lines.pop() ?? '';
      return lines;
    } finally {
      closeSync(descriptor);
    }
  }

  /** Whether there may be more to read at once. */
  get hasMore(): boolean {
    const descriptor = this.open();
    if (descriptor === undefined) return false;
    try {
      return fstatSync(descriptor).size > this.position;
    } finally {
      closeSync(descriptor);
    }
  }

  private open(): number | undefined {
    try {
      return openSync(this.file, 'r');
    } catch (error) {
      if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }

  private restart(): void {
    this.position = 0;
    this.rest = '';
    this.decoder = new TextDecoder();
  }
}
