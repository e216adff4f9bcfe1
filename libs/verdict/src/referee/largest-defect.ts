import { matrixOf, multiply, singularValues, transpose } from '@liesweep/lie';
import { CholeskyDecomposition, Matrix as MlMatrix, solve } from 'ml-matrix';
import type { DefectForm } from '../formula/defect-form.js';
import { toWeightless } from '../formula/weightless-rows.js';

/**
 * The largest relative defect of any generator in a span: the largest generalised eigenvalue of the two forms on it. A set
 * whose members are each nearly symmetries, and nearly the same, may hold a difference that is none.
 *
 * @param generators of z, by rows (`byRows`), independent
 * @returns NaN where they are not, or where an entry is not finite
 */
export function largestDefect(generators: readonly Float64Array[], { rows, weight }: DefectForm): number {
  const p = rows.columns;
  const count = generators.length;
  const theta = matrixOf(count, p, Float64Array.from(generators.flatMap((generator) => Array.from(generator))));
  const sizes = generators.map((generator) => toWeightless(generator, weight));
  const products = sizes.map((a) => sizes.map((b) => a.reduce((sum, x, at) => sum + x * (b[at] ?? NaN), 0)));
  if (!products.flat().every(Number.isFinite)) return NaN;
  const gram = new MlMatrix(products);
  const cholesky = new CholeskyDecomposition(gram);
  if (!cholesky.isPositiveDefinite()) return NaN;
  const changes = multiply(theta, transpose(rows)); // [N_g, rows]
  const whitened = solve(
    cholesky.lowerTriangularMatrix,
    MlMatrix.from1DArray(count, changes.columns, Array.from(changes.data)),
  );
  return singularValues(matrixOf(count, changes.columns, whitened.to1DArray()))[0] ?? NaN;
}
