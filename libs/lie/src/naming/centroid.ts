import { normSquared } from '../frobenius.js';
import { matrixOf, multiply } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { randomRotation } from '../random-rotation.js';
import { seededNormals } from '../seeded-normals.js';
import { adjointOf, rowsOf } from '../structure/lie-algebra.js';
import type { LieAlgebra } from '../structure/lie-algebra.js';
import { decideSpaces } from './decide.js';
import type { Anatomy } from './anatomy.js';

/** Random elements more than the generators that [g, g] leaves open: as a rule they generate all of g. */
const SPARE_ELEMENTS = 3;

/** A map of the centroid commutes with ad_x of every x, to this share of the size of the algebra. */
const COMMUTES_BELOW = 1e-2;

/**
 * The centroid: the maps T of the algebra with T[x, y] = [x, T y], which are the scalars, and more where it is a direct sum.
 *
 * T needs to commute with ad_x only for the x of a set that generates the algebra: a few random elements are taken, what is
 * found is held against all, and more are taken where that fails.
 *
 * @returns a basis of the maps, orthonormal, of shape [N, N]
 * @throws UndecidedError where there is no gap
 */
export function centroid({ algebra, derived }: Anatomy): Matrix[] {
  const d = algebra.dimension;
  const open = d - (derived[1]?.rows ?? d);
  const elements = rowsOf(randomRotation(d, seededNormals(9)));
  for (let count = Math.min(d, open + SPARE_ELEMENTS); ; count = Math.min(d, 2 * count)) {
    const equations = elements.slice(0, count).map((x) => commutation(adjointOf(algebra, x)));
    const system = matrixOf(count * d * d, d * d);
    equations.forEach(({ data }, at) => {
      system.data.set(data, at * data.length);
    });
    const { nullspace } = decideSpaces(system, algebra.noise, 'the centroid');
    const maps = rowsOf(nullspace).map((row) => matrixOf(d, d, row));
    if (count === d || maps.every((map) => commutesWithAll(algebra, map))) {
      return maps;
    }
  }
}

/** The matrix of T → T M − M T, [d·d, d·d]. */
function commutation({ rows: d, data }: Matrix): Matrix {
  const matrix = matrixOf(d * d, d * d);
  for (let i = 0; i < d; i++) {
    for (let k = 0; k < d; k++) {
      const start = (i * d + k) * d * d;
      for (let j = 0; j < d; j++) {
        matrix.data[start + i * d + j] = (matrix.data[start + i * d + j] ?? NaN) + (data[j * d + k] ?? NaN);
        matrix.data[start + j * d + k] = (matrix.data[start + j * d + k] ?? NaN) - (data[i * d + j] ?? NaN);
      }
    }
  }
  return matrix;
}

function commutesWithAll({ adjoint }: LieAlgebra, map: Matrix): boolean {
  return adjoint.every((each) => {
    const [one, other] = [multiply(map, each), multiply(each, map)];
    return (
      normSquared({ ...one, data: one.data.map((entry, at) => entry - (other.data[at] ?? NaN)) }) < COMMUTES_BELOW ** 2
    );
  });
}
