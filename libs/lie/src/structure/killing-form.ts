import { innerProduct, normSquared } from '../frobenius.js';
import { matrixOf, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { symmetricEigen } from './symmetric-eigen.js';
import type { LieAlgebra } from './lie-algebra.js';
import { STRUCTURE_GAP } from './split-spaces.js';

/**
 * The Killing form, the invariant inner product of a Lie algebra.
 *
 *     K_ab = tr(ad_a ad_b) = Σ_cd a_acd a_bdc
 *
 * @returns K, symmetric, shape [N, N]; negative definite exactly for compact semisimple algebras
 */
export function killingForm({ adjoint, dimension }: LieAlgebra): Matrix {
  const form = matrixOf(dimension, dimension);
  adjoint.forEach((first, a) => {
    const transposed = transpose(first);
    for (let b = a; b < dimension; b++) {
      const entry = innerProduct(transposed, adjoint[b] ?? matrixOf(0, 0));
      form.data[a * dimension + b] = entry;
      form.data[b * dimension + a] = entry;
    }
  });
  return form;
}

/** Numbers of positive, negative and zero eigenvalues of the Killing form: the same in every basis (Sylvester). */
export interface KillingSignature {
  readonly plus: number;
  readonly minus: number;
  readonly zero: number;
}

/** The largest entry xᵀKx that may stand for a zero: 2 ‖ad_x‖ times the noise of ad_x. */
export function killingNoise({ adjoint, noise }: LieAlgebra): number {
  return 2 * noise * Math.sqrt(Math.max(1, ...adjoint.map(normSquared)));
}

/**
 * The signature of the Killing form.
 *
 * @returns null when an eigenvalue is neither within the noise nor `STRUCTURE_GAP` times above it
 */
export function killingSignature(algebra: LieAlgebra): KillingSignature | null {
  const noise = killingNoise(algebra);
  const { values } = symmetricEigen(killingForm(algebra));
  const signature = {
    plus: values.filter((value) => value >= STRUCTURE_GAP * noise).length,
    minus: values.filter((value) => value <= -STRUCTURE_GAP * noise).length,
    zero: values.filter((value) => Math.abs(value) <= noise).length,
  };
  return signature.plus + signature.minus + signature.zero === algebra.dimension ? signature : null;
}
