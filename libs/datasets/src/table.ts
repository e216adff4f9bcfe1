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
  /** ∇φ at the rows, where an oracle is given by them. */
  readonly gradients?: TableGradients;
}

/** Gradients at the rows of a table, in the units of its features. */
export interface TableGradients {
  /** k, gradients per row. */
  readonly labelCount: number;
  /** [rows, k, r]; complex ones are n slopes along the real parts, then n along the imaginary parts. */
  readonly data: Float64Array;
}
