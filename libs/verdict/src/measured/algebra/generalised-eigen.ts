import { matrixOf, multiply, symmetricEigen, transpose } from '@liesweep/lie';
import type { Matrix, SymmetricEigen } from '@liesweep/lie';
import { solveUpper } from './solve-upper.js';
import { upperFactor } from './upper-factor.js';

/**
 * The pencil A θ = ρ² D θ: with D = C Cᵀ it is the symmetric matrix C⁻¹ A C⁻ᵀ, and θ = C⁻ᵀ v.
 *
 * @param a A, shape [p, p], symmetric
 * @param metric D, shape [p, p], positive definite
 * @returns ρ² ascending, and θ as rows with θᵀDθ' = δ
 */
export function generalisedEigen(a: Matrix, metric: Matrix): SymmetricEigen {
  const inverse = solveUpper(upperFactor(metric), identity(metric.rows));
  const { values, vectors } = symmetricEigen(multiply(multiply(inverse, a), transpose(inverse)));
  return { values, vectors: multiply(vectors, inverse) };
}

function identity(size: number): Matrix {
  const unit = matrixOf(size, size);
  for (let i = 0; i < size; i++) {
    unit.data[i * size + i] = 1;
  }
  return unit;
}
