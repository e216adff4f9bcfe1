/**
 * How vec 𝒲 holds a generator. Real: n² entries, row-major. Complex, 𝒲 = A + iB: n² real parts, then n² imaginary parts,
 * both row-major; read as a matrix of 2n rows and n columns it is the first block column of the real form [[A, −B], [B, A]].
 * A vector of complex features is likewise n real parts, then n imaginary parts.
 */
export interface GeneratorShape {
  /** n */
  readonly dimension: number;
  readonly field: 'real' | 'complex';
}

/** p, the number of real parameters of one generator: n² or 2n². */
export function parameterCount({ dimension, field }: GeneratorShape): number {
  return (field === 'complex' ? 2 : 1) * dimension ** 2;
}

/** r, the number of real numbers of one vector, and the size of the real form of a generator: n or 2n. */
export function realDimension({ dimension, field }: GeneratorShape): number {
  return (field === 'complex' ? 2 : 1) * dimension;
}
