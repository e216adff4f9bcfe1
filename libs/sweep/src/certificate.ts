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
}
