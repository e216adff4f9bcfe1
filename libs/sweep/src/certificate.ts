/**
 * The dimension of the full linear symmetry algebra, as the nullspace of the rows vec(∇φ(x_i) ⊗ x_i).
 * All singular values are divided by √m, m the number of samples.
 */
export interface Certificate {
  readonly system: string;
  readonly dimension: number;
  /** Number of singular values at zero; null when there is no gap or the rows do not suffice. */
  readonly groupDimension: number | null;
  readonly largestZero: number | null;
  readonly smallestNonZero: number | null;
  readonly rowCount: number;
  readonly parameterCount: number;
  /** One sentence: why the number is given, or why it is refused. */
  readonly reason: string;
  /** The oracles that were fitted to labels, in the order of the system's; absent where all are formulas. */
  readonly fits?: readonly OracleFit[];
}

/** How an oracle that was fitted to labels came out: its symmetries are those of the data as far as it is good. */
export interface OracleFit {
  /** Of the labels of samples: R² over all labels, or the share of right classes. */
  readonly measure: 'R²' | 'accuracy';
  readonly train: number;
  /** On samples that the fit never saw. */
  readonly heldOut: number;
  /** What the oracle is multiplied by, so that its rows ∇φ ⊗ x have mean square 1. */
  readonly factor: number;
  /** Of the file that holds the fit in the tensor store. */
  readonly digest: string;
}
