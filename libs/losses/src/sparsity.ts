import {
  mul,
  relu,
  reshape,
  square,
  sub,
  sum,
  type Tensor1D,
  type Tensor3D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { customGradient } from './custom-gradient.js';
import type { GeneratorShape } from '@liesweep/sweep';

/**
 * Sparsity: a generator with a single non-zero entry costs nothing; every pair of entries costs their product.
 *
 *     L_sp = Σ_a Σ_{(j,k)≠(l,m)} |𝒲_jk|² |𝒲_lm|² = Σ_a [ (Σ|𝒲|²)² − Σ|𝒲|⁴ ]        slides (7)
 *
 * Departure: (7) is printed with two different index sets; we sum over all pairs of distinct entries.
 *
 * @param generators vec 𝒲, shape [B, N_g, p]; of fields their coefficients, in units in which they compare
 * @returns shape [B], dimensionless, ≥ 0; differentiable: dL/d𝒲 = 4 (Σ|𝒲|² − |𝒲_jk|²) 𝒲_jk
 */
export function sparsity(generators: Tensor3D, { field }: Pick<GeneratorShape, 'field'>): Tensor1D {
  const [, count, size] = generators.shape;
  const partCount = field === 'complex' ? 2 : 1;
  const parts: [number, number, number, number] = [-1, count, partCount, size / partCount];
  return customGradient(
    [generators],
    (w) => {
      const byPart: Tensor4D = reshape(w, parts); // [B, N_g, 1 or 2, p or p/2]
      const moduli = sum(square(byPart), 2, true); // |𝒲_jk|² [B, N_g, 1, p or p/2]
      const norms = sum(moduli, 3, true); // [B, N_g, 1, 1]
      // Equal to rounding where each generator has one entry: the difference may come out just below zero where sums are taken in another order.
      const value = relu(sub(sum(square(norms), [1, 2, 3]), sum(square(moduli), [1, 2, 3]))); // [B]
      return { value, saved: [byPart, moduli, norms] };
    },
    (dy, [byPartSaved, moduliSaved, normsSaved]) => {
      const gradient = mul(byPartSaved, sub(normsSaved, moduliSaved));
      return mul(reshape(gradient, [-1, count, size]), reshape(mul(dy, 4), [-1, 1, 1])); // [B, N_g, p]
    },
  );
}
