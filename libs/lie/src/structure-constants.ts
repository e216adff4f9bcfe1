import { bracketPairs } from './bracket-pairs.js';
import { matrixOf, multiply, scale, stackAsRows, transpose } from './matrix.js';
import type { Matrix } from './matrix.js';
import { GENERATOR_NORM_SQUARED, orthonormalise } from './orthonormalise.js';

/**
 * The structure constants of a set of generators, by least squares.
 *
 *     [J_a, J_b] = Σ_c a_abc J_c
 *
 * is the convention of this project. The set need not be orthonormal; where it does not close, the right-hand side is
 * the projection of the left one on the span.
 *
 * @param generators J, N_g of shape [n, n], independent
 * @param brackets [J_a, J_b] for a < b in the order of `pairs`, where they are no commutators of matrices
 * @returns a, shape [N_g(N_g−1)/2, N_g]; rows in the order of `pairs(N_g)`
 * @throws RangeError when the generators are dependent, not finite, or differ in shape
 */
export function structureConstants(
  generators: readonly Matrix[],
  brackets: readonly Matrix[] = bracketPairs(generators),
): Matrix {
  const basis = stackAsRows(orthonormalise(generators)); // Q [N_g, n·n]
  if (brackets.length === 0) {
    return matrixOf(0, generators.length);
  }
  const columns = scale(transpose(basis), 1 / GENERATOR_NORM_SQUARED); // [n·n, N_g]
  const constants = multiply(stackAsRows(brackets), columns); // a T [pairs, N_g]
  solveLowerInPlace(constants, multiply(stackAsRows(generators), columns));
  return constants;
}

/** Every row b of a matrix becomes the a with a T = b, T lower triangular: J = T Q by Gram–Schmidt. */
function solveLowerInPlace({ rows, columns, data }: Matrix, triangle: Matrix): void {
  for (let start = 0; start < rows * columns; start += columns) {
    for (let c = columns - 1; c >= 0; c--) {
      const value = (data[start + c] ?? NaN) / (triangle.data[c * (columns + 1)] ?? NaN);
      data[start + c] = value;
      for (let k = 0; k < c; k++) {
        data[start + k] = (data[start + k] ?? NaN) - value * (triangle.data[c * columns + k] ?? NaN);
      }
    }
  }
}
