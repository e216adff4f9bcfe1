import { rowsOf, type RowSource } from '@liesweep/sweep';

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
  /**
   * The same numbers block by block, where there are too many to be held at once: `features` and `labels` then read all of them
   * for whoever asks.
   */
  readonly rows?: { readonly features: RowSource; readonly labels: RowSource };
  /** ∇φ at the rows, where an oracle is given by them. */
  readonly gradients?: TableGradients;
}

/** The features of a table block by block, wherever they lie. */
export function featureRows({ rows, features, rowCount }: Pick<Table, 'rows' | 'features' | 'rowCount'>): RowSource {
  return rows?.features ?? rowsOf(features, features.length / rowCount);
}

/** The labels of a table block by block, wherever they lie. */
export function labelRows({ rows, labels, rowCount }: Pick<Table, 'rows' | 'labels' | 'rowCount'>): RowSource {
  return rows?.labels ?? rowsOf(labels, labels.length / rowCount);
}

/** Gradients at the rows of a table, in the units of its features. */
export interface TableGradients {
  /** k, gradients per row. */
  readonly labelCount: number;
  /** [rows, k, r]; complex ones are n slopes along the real parts, then n along the imaginary parts. */
  readonly data: Float64Array;
}
