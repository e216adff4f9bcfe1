import { bracketPairs } from '../bracket-pairs.js';
import { normSquared } from '../frobenius.js';
import { matrixOf, multiply, scale, stackAsRows, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { GENERATOR_NORM_SQUARED, orthonormalise } from '../orthonormalise.js';
import { pairs } from '../pairs.js';

/** A Lie algebra in a basis: what its brackets are, and how well they are known. */
export interface LieAlgebra {
  readonly dimension: number;
  /** ad_a, N of shape [N, N]: entry (c, b) is a_abc of [J_a, J_b] = Σ_c a_abc J_c. */
  readonly adjoint: readonly Matrix[];
  /** What may stand in ‖ad_x‖ for |x| = 1 although it should be zero; never below `EXACT_NOISE`. */
  readonly noise: number;
}

/** The noise of structure constants that are exact to rounding. */
export const EXACT_NOISE = 1e-9;

/**
 * The Lie algebra with given structure constants.
 *
 * @param structureConstants a, shape [N(N−1)/2, N], rows in the order of `pairs(N)`
 * @param noise of the structure constants, for |x| = 1 in this basis
 */
export function lieAlgebra(structureConstants: Matrix, noise = EXACT_NOISE): LieAlgebra {
  const dimension = structureConstants.columns;
  const adjoint = Array.from({ length: dimension }, () => matrixOf(dimension, dimension));
  pairs(dimension).forEach(([a, b], row) => {
    for (let c = 0; c < dimension; c++) {
      const constant = structureConstants.data[row * dimension + c] ?? NaN;
      const [first, second] = [adjoint[a], adjoint[b]];
      if (first !== undefined && second !== undefined) {
        first.data[c * dimension + b] = constant;
        second.data[c * dimension + a] = -constant;
      }
    }
  });
  return { dimension, adjoint, noise: Math.max(noise, EXACT_NOISE) };
}

/** The Lie algebra that generators span. */
export interface SpannedAlgebra extends LieAlgebra {
  /** The generators that the coordinates stand for: those of `orthonormalise`. */
  readonly basis: readonly Matrix[];
  /** What the brackets of the basis miss the span by, as in `closureResidual`. */
  readonly closureResidual: number;
}

/**
 * The Lie algebra that generators span, in the basis of `orthonormalise`.
 *
 * Its noise is read off the closure residual r of the N generators: brackets that miss the span by r in all, √(2r/N) for
 * a generator of norm one, are not better known inside it. It is taken twice.
 *
 * @param generators N_g of shape [n, n], independent
 * @throws RangeError when the generators are dependent, not finite, or differ in shape
 */
export function lieAlgebraOf(generators: readonly Matrix[]): SpannedAlgebra {
  const basis = orthonormalise(generators);
  const dimension = basis.length;
  const flat = stackAsRows(basis); // [N, n·n]
  const brackets = { ...stackAsRows(bracketPairs(basis)), columns: flat.columns }; // [pairs, n·n]
  const constants = scale(multiply(brackets, transpose(flat)), 1 / GENERATOR_NORM_SQUARED); // [pairs, N]
  const inSpan = GENERATOR_NORM_SQUARED * normSquared(constants);
  const closureResidual = Math.max(0, normSquared(brackets) - inSpan); // Pythagoras
  const noise = 2 * Math.sqrt((2 * closureResidual) / dimension);
  return { ...lieAlgebra(constants, noise), basis, closureResidual };
}

/** ad_x = Σ_a x_a ad_a for an element with coordinates x. */
export function adjointOf({ adjoint, dimension }: LieAlgebra, x: ArrayLike<number>): Matrix {
  const sum = matrixOf(dimension, dimension);
  const entries = sum.data;
  adjoint.forEach(({ data }, a) => {
    const coordinate = x[a] ?? NaN;
    for (let index = 0; index < entries.length; index++) {
      entries[index] = (entries[index] ?? NaN) + coordinate * (data[index] ?? NaN);
    }
  });
  return sum;
}

/** The rows of a matrix. */
export function rowsOf({ rows, columns, data }: Matrix): Float64Array[] {
  return Array.from({ length: rows }, (_, index) => data.slice(index * columns, (index + 1) * columns));
}

/**
 * A subalgebra, in a basis of its own.
 *
 * @param basis orthonormal rows, shape [d, N], that span a subalgebra
 * @returns the algebra itself where the basis is that of its coordinates
 */
export function restrictTo(algebra: LieAlgebra, basis: Matrix): LieAlgebra {
  if (basis.rows === algebra.dimension && isIdentity(basis)) {
    return algebra;
  }
  const columns = transpose(basis);
  return {
    dimension: basis.rows,
    adjoint: rowsOf(basis).map((row) => multiply(multiply(basis, adjointOf(algebra, row)), columns)),
    noise: algebra.noise,
  };
}

/** The rows of the coordinates themselves. */
export function identity(dimension: number): Matrix {
  const one = matrixOf(dimension, dimension);
  for (let k = 0; k < dimension; k++) {
    one.data[k * (dimension + 1)] = 1;
  }
  return one;
}

function isIdentity({ columns, data }: Matrix): boolean {
  return data.every((entry, at) => entry === (at % (columns + 1) === 0 ? 1 : 0));
}
