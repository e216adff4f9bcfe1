import { innerProduct, normSquared } from '../frobenius.js';
import { matrixOf, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { eigenPairs } from './eigen-pairs.js';
import { rowsOf } from './lie-algebra.js';
import { symmetricEigen } from './symmetric-eigen.js';

/** What a generator that commutes with all others does: rotate, squeeze, or anything else, as to stretch or to shear. */
export type CentreName = 'u(1)' | 'so(1,1)' | 'R';

/** Shares of the largest eigenvalue up to this count as noise. */
const NEGLIGIBLE_SHARE = 1e-2;

/** A generator whose eigenvalues are all below this share of its root mean square entry per row is a shear. */
const SHEAR_BELOW = 0.1;

/**
 * Tells apart what generators of a centre do. As Lie algebras all are R; the groups that they generate differ.
 *
 * @param generators a basis of the centre
 * @returns one entry per axis of the trace form tr(Z_a Z_b), rotations first
 */
export function nameCentre(generators: readonly Matrix[]): CentreName[] {
  const count = generators.length;
  const traces = generators.flatMap((a) => generators.map((b) => innerProduct(transpose(a), b)));
  const axes = count === 0 ? [] : rowsOf(symmetricEigen(matrixOf(count, count, traces)).vectors);
  return axes
    .map((axis) => nameFlow(combine(axis, generators)))
    .toSorted()
    .toReversed();
}

/** Σ_a x_a J_a. */
export function combine(coordinates: ArrayLike<number>, generators: readonly Matrix[]): Matrix {
  const [first] = generators;
  const sum = matrixOf(first?.rows ?? 0, first?.columns ?? 0);
  generators.forEach(({ data }, a) => {
    data.forEach((entry, index) => {
      sum.data[index] = (sum.data[index] ?? NaN) + (coordinates[a] ?? NaN) * entry;
    });
  });
  return sum;
}

/** A rotation has imaginary eigenvalues, a squeeze real ones of sum zero. */
function nameFlow(generator: Matrix): CentreName {
  const found = eigenPairs(generator).map(({ eigenvalue }) => eigenvalue);
  const largest = Math.max(...found.map((value) => Math.hypot(...value)));
  if (largest < SHEAR_BELOW * Math.sqrt(normSquared(generator) / generator.rows)) {
    return 'R';
  }
  const isNegligible = (part: number): boolean => Math.abs(part) <= NEGLIGIBLE_SHARE * largest;
  if (found.every(([real]) => isNegligible(real))) {
    return 'u(1)';
  }
  const trace = found.reduce((sum, [real]) => sum + real, 0);
  return found.every(([, imaginary]) => isNegligible(imaginary)) && isNegligible(trace) ? 'so(1,1)' : 'R';
}
