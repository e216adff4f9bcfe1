import { FANO_PRODUCTS, multiplyOctonions } from '../octonions/multiply-octonions.js';
import { matrixOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { orthonormalise } from '../orthonormalise.js';

/**
 * g2: the derivations of the octonions, which keep the cross product of R⁷.
 *
 *     D_ab x = [[a, b], x] − 3 ((ab)x − a(bx))
 *
 * The three pairs of units with one product e_ab give derivations that add up to zero, so two of each three are a basis.
 *
 * @returns 14 generators of shape [7, 7] with ⟨J_a, J_b⟩ = 2 δ_ab, antisymmetric
 */
export function g2(): Matrix[] {
  const units = Array.from({ length: 7 }, (_, index) => index + 1);
  return orthonormalise(
    units.flatMap((product) =>
      FANO_PRODUCTS.filter(([, , k]) => k === product)
        .slice(0, 2)
        .map(([a, b]) => derivation(unit(a), unit(b))),
    ),
  );
}

function derivation(a: Float64Array, b: Float64Array): Matrix {
  const matrix = matrixOf(7, 7);
  const [ab, ba] = [multiplyOctonions(a, b), multiplyOctonions(b, a)];
  const commutator = ab.map((part, index) => part - (ba[index] ?? NaN));
  for (let column = 0; column < 7; column++) {
    const x = unit(column + 1);
    const terms: readonly (readonly [factor: number, term: Float64Array])[] = [
      [1, multiplyOctonions(commutator, x)],
      [-1, multiplyOctonions(x, commutator)],
      [-3, multiplyOctonions(ab, x)],
      [3, multiplyOctonions(a, multiplyOctonions(b, x))],
    ];
    for (let row = 0; row < 7; row++) {
      matrix.data[row * 7 + column] = terms.reduce((sum, [factor, term]) => sum + factor * (term[row + 1] ?? NaN), 0);
    }
  }
  return matrix;
}

function unit(index: number): Float64Array {
  const octonion = new Float64Array(8);
  octonion[index] = 1;
  return octonion;
}
