/**
 * The numbers of a data file as trainers read them, float64, row-major, in the units of the file, the rows shuffled and divided once. A row of
 * complex features is n real parts, then n imaginary parts.
 */
export interface FileDataset {
  /** r, real numbers per row: n or 2n. */
  readonly vectorLength: number;
  /** k, columns of labels; 0 where there are none. */
  readonly labelCount: number;
  /** x, [m, r]. */
  readonly samples: Float64Array;
  /** The same of the rows that training never sees. */
  readonly heldOut: Float64Array;
  /** [m, k] */
  readonly labels: Float64Array;
  readonly heldOutLabels: Float64Array;
  /** ∇φ at the rows, where an oracle is given by them. */
  readonly gradients?: FileGradients;
}

/** Gradients at the rows of a data file, in the same units and the same order as the rows. */
export interface FileGradients {
  /** k, gradients per row. */
  readonly labelCount: number;
  /** [m, k, r] */
  readonly samples: Float64Array;
  readonly heldOut: Float64Array;
}
