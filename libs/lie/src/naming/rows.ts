import { multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { adjointOf, rowsOf } from '../structure/lie-algebra.js';
import type { LieAlgebra } from '../structure/lie-algebra.js';
import { splitSpaces, stackVertically } from '../structure/split-spaces.js';
import { UndecidedError } from './undecided-error.js';

/** Singular values of one orthonormal basis seen from another are 0 or 1 where one space holds the other. */
const ALMOST_ZERO = 0.03;

/** All brackets [u, v] as rows of coordinates, the v of one u after those of the other. */
export function bracketsOf(algebra: LieAlgebra, first: Matrix, second: Matrix): Matrix {
  const brackets = rowsOf(first).map((u) => multiply(second, transpose(adjointOf(algebra, u))));
  return stackVertically({ rows: 0, columns: algebra.dimension, data: new Float64Array(0) }, ...brackets);
}

/**
 * What a space has beside a subspace: orthonormal rows.
 *
 * @param space orthonormal rows, [r, N]
 * @param subspace orthonormal rows of the space, [s, N]
 * @returns [r − s, N]
 * @throws UndecidedError where the one does not hold the other
 */
export function complementWithin(space: Matrix, subspace: Matrix): Matrix {
  const inside = multiply(multiply(space, transpose(subspace)), subspace);
  const rest = { ...space, data: space.data.map((entry, at) => entry - (inside.data[at] ?? NaN)) };
  const complement = splitSpaces(rest, ALMOST_ZERO)?.rowSpace;
  if (complement?.rows !== space.rows - subspace.rows) {
    throw new UndecidedError('which space holds which');
  }
  return complement;
}
