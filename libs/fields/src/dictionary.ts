/** Functions θ_1, …, θ_K of the n features of one particle. */
export interface Dictionary {
  /** n */
  readonly dimension: number;
  /** K */
  readonly size: number;
  /** What each is called in a formula, such as `1`, `x`, `x^2*y` or `sin(x)`. */
  readonly names: readonly string[];
  /** θ(x), K numbers. */
  evaluate(x: Float64Array): Float64Array;
  /** Dθ(x), row-major [K, n]. */
  derivative(x: Float64Array): Float64Array;
}
