/** A key or position in the file, from the root. */
export type FilePath = readonly (string | number)[];

/** One thing wrong with the values of a file, before it is known where in the text that is. */
export interface Problem {
  readonly path: FilePath;
  readonly message: string;
}
