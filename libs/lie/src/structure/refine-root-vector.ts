import { multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { symmetricEigen } from './symmetric-eigen.js';
import { adjointOf, rowsOf } from './lie-algebra.js';
import type { LieAlgebra } from './lie-algebra.js';
import type { Root, RootSystem } from './root-system.js';
import { stackVertically } from './split-spaces.js';

/** A root vector p + iq in coordinates of the algebra. */
export interface RootVector {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
  /** What may stand in it of other root vectors. */
  readonly noise: number;
}

/**
 * The root vector as the common eigenvector of the whole Cartan subalgebra.
 *
 *     [H_k, p + iq] = α(H_k) (p + iq)   for all k
 *
 * Under one element of the Cartan subalgebra two roots may nearly agree, and the noise mixes their vectors by its size over
 * the difference. As points α in the plane or space of all roots they stand apart.
 */
export function refineRootVector(algebra: LieAlgebra, { cartanBasis, roots }: RootSystem, root: Root): RootVector {
  const { dimension, noise } = algebra;
  const cartan = rowsOf(cartanBasis);
  const [first, ...others] = cartan.map((row, k) =>
    realForm(adjointOf(algebra, row), root.real[k] ?? NaN, root.imaginary[k] ?? NaN),
  );
  if (first === undefined) {
    throw new RangeError('root vector: expected a Cartan subalgebra of dimension 1 at least');
  }
  const conditions = stackVertically(first, ...others); // [rank · 2N, 2N]
  const { vectors } = symmetricEigen(multiply(transpose(conditions), conditions));
  const scale = Math.hypot(...cartan.map((row) => Math.hypot(...row)));
  return {
    real: vectors.data.slice(0, dimension),
    imaginary: vectors.data.slice(dimension, 2 * dimension),
    noise: noise * (1 + scale / distanceToNearest(root, roots)),
  };
}

/** ad_H − α as a real matrix [2N, 2N] on (p, q). */
function realForm({ rows, data }: Matrix, real: number, imaginary: number): Matrix {
  const form: Matrix = { rows: 2 * rows, columns: 2 * rows, data: new Float64Array(4 * rows * rows) };
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < rows; j++) {
      const entry = (data[i * rows + j] ?? NaN) - (i === j ? real : 0);
      form.data[i * 2 * rows + j] = entry;
      form.data[(rows + i) * 2 * rows + rows + j] = entry;
    }
    form.data[i * 2 * rows + rows + i] = imaginary;
    form.data[(rows + i) * 2 * rows + i] = -imaginary;
  }
  return form;
}

/** The distance of a root to the nearest other root, or to zero. */
function distanceToNearest(root: Root, roots: readonly Root[]): number {
  const distance = (other?: Root): number =>
    Math.hypot(
      ...root.real.map((part, k) => part - (other?.real[k] ?? 0)),
      ...root.imaginary.map((part, k) => part - (other?.imaginary[k] ?? 0)),
    );
  return Math.min(distance(), ...roots.filter((other) => other !== root).map(distance));
}
