/**
 * The numbers of a data file as trainers read them, float64, row-major, the rows shuffled and divided once. A row of
 * complex features is n real parts, then n imaginary parts.
 */
export interface FileDataset {
  /** r, real numbers per row: n or 2n. */
  readonly vectorLength: number;
  /** k, columns of labels; 0 where there are none. */
  readonly labelCount: number;
  /** x' = S⁻¹x, [m, r]. */
  readonly samples: Float64Array;
  /** The same of the rows that training never sees. */
  readonly heldOut: Float64Array;
  /** As in the file, [m, k]. */
  readonly labels: Float64Array;
  readonly heldOutLabels: Float64Array;
  /** The diagonal of S, r numbers above 0: a generator 𝒲' of the scaled features is 𝒲 = S𝒲'S⁻¹ of those in the file. */
  readonly scale: Float64Array;
}
