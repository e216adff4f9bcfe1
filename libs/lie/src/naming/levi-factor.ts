import { normSquared } from '../frobenius.js';
import { matrixOf, multiply, scale, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { pairs } from '../pairs.js';
import { adjointOf, identity, rowsOf } from '../structure/lie-algebra.js';
import type { LieAlgebra } from '../structure/lie-algebra.js';
import type { Anatomy } from './anatomy.js';
import { leastSquares } from './least-squares.js';
import { complementWithin } from './rows.js';
import { derivedSeries } from './series.js';

/** A Levi factor: a subalgebra that the radical has beside it, isomorphic to g/rad. */
export interface LeviFactor {
  /** Rows of coordinates, [dimension of g/rad, N]. */
  readonly basis: Matrix;
  /** What brackets of the basis miss its span by, relative to the brackets. */
  readonly residual: number;
}

/** More unknowns than this in one layer are not solved for. */
const MOST_UNKNOWNS = 400;

/**
 * A Levi factor of an algebra.
 *
 * Not the Killing-orthogonal complement of the radical, which is no subalgebra and for e(3) is everything: any
 * complement x_i is corrected within the radical, one layer rad^(t)/rad^(t+1) of its derived series after the other. There the
 * radical is abelian, so that [x_i + y_i, x_j + y_j] = Σ_k q_ijk (x_k + y_k) is linear in y, and can be solved
 * (Levi's theorem; de Graaf, "Lie Algebras: Theory and Algorithms", 2000, section 4.13).
 *
 * @returns null when a layer is larger than what is solved for
 * @throws UndecidedError where the derived series of the radical has no gap
 */
export function leviFactor({ algebra, radical, quotient }: Anatomy): LeviFactor | null {
  const layers = derivedSeries(algebra, radical);
  let basis = complementWithin(identity(algebra.dimension), radical);
  for (const [t, layer] of layers.entries()) {
    const next = layers[t + 1];
    if (next === undefined) {
      break;
    }
    const step = complementWithin(layer, next);
    if (basis.rows * step.rows > MOST_UNKNOWNS) {
      return null;
    }
    basis = corrected(algebra, quotient, basis, step);
  }
  const [missed, size] = [normSquared(misses(algebra, quotient, basis)), normSquared(brackets(algebra, basis))];
  return { basis, residual: size === 0 ? 0 : Math.sqrt(missed / size) };
}

/** [x_i, x_j] for i < j. */
function brackets(algebra: LieAlgebra, basis: Matrix): Matrix {
  const images = rowsOf(basis).map((x) => multiply(basis, transpose(adjointOf(algebra, x)))); // [x_i, x_j] at row j
  const rows = pairs(basis.rows).flatMap(([i, j]) => Array.from(rowsOf(images[i] ?? basis)[j] ?? []));
  return matrixOf((basis.rows * (basis.rows - 1)) / 2, basis.columns, rows);
}

/** [x_i, x_j] − Σ_k q_ijk x_k for i < j. */
function misses(algebra: LieAlgebra, quotient: LieAlgebra, basis: Matrix): Matrix {
  const constants = matrixOf(
    (basis.rows * (basis.rows - 1)) / 2,
    basis.rows,
    pairs(basis.rows).flatMap(([i, j]) => Array.from({ length: basis.rows }, (_, k) => constantOf(quotient, i, j, k))),
  );
  const expected = multiply(constants, basis);
  const found = brackets(algebra, basis);
  return { ...found, data: found.data.map((entry, at) => entry - (expected.data[at] ?? NaN)) };
}

function constantOf({ adjoint, dimension }: LieAlgebra, i: number, j: number, k: number): number {
  return adjoint[i]?.data[k * dimension + j] ?? NaN;
}

/** x + y, with y in the layer of which `step` is what the next has not. */
function corrected(algebra: LieAlgebra, quotient: LieAlgebra, basis: Matrix, step: Matrix): Matrix {
  const [s, w] = [basis.rows, step.rows];
  const columns = transpose(step);
  const actions = rowsOf(basis).map((x) => multiply(multiply(step, adjointOf(algebra, x)), columns)); // on the layer, [w, w]
  const all = pairs(s);
  const system = matrixOf(all.length * w, s * w);
  const add = (row: number, column: number, value: number): void => {
    system.data[row * s * w + column] = (system.data[row * s * w + column] ?? NaN) + value;
  };
  all.forEach(([i, j], pair) => {
    for (let c = 0; c < w; c++) {
      const row = pair * w + c;
      for (let m = 0; m < w; m++) {
        add(row, j * w + m, actions[i]?.data[c * w + m] ?? NaN);
        add(row, i * w + m, -(actions[j]?.data[c * w + m] ?? NaN));
      }
      for (let k = 0; k < s; k++) {
        add(row, k * w + c, -constantOf(quotient, i, j, k));
      }
    }
  });
  const missing = scale(multiply(misses(algebra, quotient, basis), columns), -1); // [pairs, w]
  const correction = multiply(matrixOf(s, w, leastSquares(system, missing.data)), step);
  return { ...basis, data: basis.data.map((entry, at) => entry + (correction.data[at] ?? NaN)) };
}
