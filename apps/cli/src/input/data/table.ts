/** The numbers that a sweep takes from a data file, checked one by one, float64, row-major. */
export interface Table {
  /** What errors call the file. */
  readonly file: string;
  readonly rowCount: number;
  /** n, the number of features; r = n real numbers per row, or 2n where they are complex. */
  readonly dimension: number;
  /** [rows, r]; complex features are n real parts, then n imaginary parts. */
  readonly features: Float64Array;
  /** [rows, k] */
  readonly labels: Float64Array;
  /** What errors call the columns: r and k names. */
  readonly featureNames: readonly string[];
  readonly labelNames: readonly string[];
}
