import { customGrad, mul, reshape, square, sub, sum, type Tensor, type Tensor1D, type Tensor3D } from '@tensorflow/tfjs-core';

/**
 * Sparsity: a generator with a single non-zero entry costs nothing; every pair of entries costs their product.
 *
 *     L_sp = Σ_a Σ_{(j,k)≠(l,m)} |𝒲_jk|² |𝒲_lm|² = Σ_a [ (Σ|𝒲|²)² − Σ|𝒲|⁴ ]        slides (7)
 *
 * Departure: (7) is printed with two different index sets; we sum over all pairs of distinct entries.
 *
 * @param generators vec 𝒲, real, shape [B, N_g, p]
 * @returns shape [B], dimensionless, ≥ 0; differentiable: dL/d𝒲 = 4 (Σ𝒲²) 𝒲 − 4 𝒲³
 */
export function sparsity(generators: Tensor3D): Tensor1D {
  const loss = customGrad((...args) => {
    const [w, save] = args as unknown as [Tensor3D, (tensors: Tensor[]) => void];
    const squares = square(w); // [B, N_g, p]
    const norms = sum(squares, 2, true); // [B, N_g, 1]
    save([w, squares, norms]);
    return {
      value: sub(sum(square(norms), [1, 2]), sum(square(squares), [1, 2])), // [B]
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const [generatorsSaved, squaresSaved, normsSaved] = saved as [Tensor3D, Tensor3D, Tensor3D];
        return mul(mul(generatorsSaved, sub(normsSaved, squaresSaved)), reshape(mul(dy, 4), [-1, 1, 1])); // [B, N_g, p]
      },
    };
  });
  return loss(generators) as Tensor1D;
}
