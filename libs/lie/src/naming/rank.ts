import type { Matrix } from '../matrix.js';
import { multiply, transpose } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { unitElement } from '../structure/cartan-subalgebra.js';
import { adjointOf } from '../structure/lie-algebra.js';
import type { LieAlgebra } from '../structure/lie-algebra.js';
import { splitSpaces } from '../structure/split-spaces.js';

/** Elements drawn; a generic one is almost surely regular, and some leave no gap. */
const DRAWS = 8;

/** What is left of a matrix after a nullspace is known less well than the matrix. */
const NOISE_OF_DEFLATION = 10;

/**
 * The rank: how often ad_x of a regular element x has the eigenvalue 0.
 *
 * The nullspace is taken out, then that of what is left, until there is none: each a decision linear in the noise, where powers of
 * ad_x would have that of the root of the smallest eigenvalue.
 *
 * @returns null when no element drawn leaves gaps
 */
export function rankOf(algebra: LieAlgebra): number | null {
  const draw = seededNormals(5);
  const found = Array.from({ length: DRAWS }, () =>
    zerosOf(adjointOf(algebra, unitElement(algebra.dimension, draw)), NOISE_OF_DEFLATION * algebra.noise),
  ).filter((zeros) => zeros !== null);
  return found.length === 0 ? null : Math.min(...found);
}

/** How often a matrix has the eigenvalue 0. */
function zerosOf(matrix: Matrix, noise: number): number | null {
  if (matrix.rows === 0) {
    return 0;
  }
  const spaces = splitSpaces(matrix, noise);
  if (spaces === null) {
    return null;
  }
  const { nullspace, rowSpace } = spaces;
  if (nullspace.rows === 0) {
    return 0;
  }
  const others = zerosOf(multiply(multiply(rowSpace, matrix), transpose(rowSpace)), noise);
  return others === null ? null : nullspace.rows + others;
}
