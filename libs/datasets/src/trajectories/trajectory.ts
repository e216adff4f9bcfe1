/** One curve in time. */
export interface Trajectory {
  /** What errors call it; empty where the file is one. */
  readonly name: string;
  /** The line of the file on which each point stands. */
  readonly lines: readonly number[];
  /** t, ascending, shape [m]. */
  readonly times: Float64Array;
  /** x, row-major [m, n]. */
  readonly points: Float64Array;
}
