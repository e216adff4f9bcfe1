import { transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { stackAsRows } from '../matrix.js';
import type { LieAlgebra } from './lie-algebra.js';
import { splitSpaces, stackVertically } from './split-spaces.js';

/**
 * The centre: the elements whose bracket with all others vanishes, Σ_a x_a ad_a = 0.
 *
 * @returns orthonormal rows of coordinates, shape [dimension of the centre, N]; null when there is no gap
 */
export function centre({ adjoint, noise }: LieAlgebra): Matrix | null {
  return splitSpaces(transpose(stackAsRows(adjoint)), noise)?.nullspace ?? null;
}

/**
 * The derived algebra: the span of all brackets [J_a, J_b].
 *
 * @returns orthonormal rows of coordinates, shape [dimension of the derived algebra, N]; null when there is no gap
 */
export function derivedAlgebra({ adjoint, noise }: LieAlgebra): Matrix | null {
  const [first, ...others] = adjoint.map(transpose); // rows [J_a, J_b] of all b
  return first === undefined ? null : (splitSpaces(stackVertically(first, ...others), noise)?.rowSpace ?? null);
}
