import type { ReadStream, WriteStream } from 'node:tty';
import type { ColourDepth } from '@liesweep/logging/terminal';

/** What a command writes to: results to `stdout`, everything else to `stderr`; and where answers of the user come from. */
export interface Terminal {
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
  /** Of `stdout`. */
  readonly colours: ColourDepth;
  /** Of `stderr`. */
  readonly errorColours: ColourDepth;
  /** Nothing is written for people: nobody can be asked. */
  readonly isQuiet: boolean;
}
