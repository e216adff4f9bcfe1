import type { WriteStream } from 'node:tty';
import type { ColourDepth } from '@liesweep/logging/terminal';

/** What a command writes to: results to `stdout`, everything else to `stderr`. */
export interface Terminal {
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
  /** Of `stdout`. */
  readonly colours: ColourDepth;
  /** Of `stderr`. */
  readonly errorColours: ColourDepth;
}
