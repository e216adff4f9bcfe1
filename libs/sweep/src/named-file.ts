import type { FilePath } from './schema/problem.js';

/** A file that a sweep file names. */
export interface NamedFile {
  /** Where in the sweep file. */
  readonly path: FilePath;
  /** As it is written there; of data it may be a pattern. */
  readonly file: string;
}
