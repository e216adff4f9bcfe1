/** Functions θ_1, …, θ_K of the n features of one particle: monomials first, then named functions. */
export interface Dictionary {
  /** n */
  readonly dimension: number;
  /** K */
  readonly size: number;
  /** The powers of each monomial, n whole numbers: all of lowest to highest degree, so that affine maps keep their span. */
  readonly exponents: readonly (readonly number[])[];
  readonly functions: readonly NamedFunction[];
  /** What each is called in a formula, such as `1`, `x`, `x^2*y` or `sin(x)`. */
  readonly names: readonly string[];
  /** θ(x), K numbers. */
  evaluate(x: Float64Array): Float64Array;
  /** Dθ(x), row-major [K, n]. */
  derivative(x: Float64Array): Float64Array;
}

/** A function of the n features, with its exact derivative. */
export interface NamedFunction {
  readonly name: string;
  value(x: Float64Array): number;
  /** n numbers. */
  gradient(x: Float64Array): Float64Array;
}
