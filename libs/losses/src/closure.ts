import { add, customGrad, matMul, mul, reshape, square, sub, sum, transpose, type Tensor, type Tensor1D, type Tensor3D, type Tensor4D } from '@tensorflow/tfjs-core';
import { GENERATOR_NORM_SQUARED } from './normalization.js';

/**
 * The commutators of all ordered pairs, as one product per trial.
 *
 * @param left 𝒲 as [B, N_g·n, n], rows (a, i)
 * @param right 𝒲 as [B, n, N_g·n], columns (b, j)
 * @returns [𝕁_a, 𝕁_b] as rows (a, b), shape [B, N_g², n²]; antisymmetric in (a, b)
 */
function commutators(left: Tensor3D, right: Tensor3D, generatorCount: number, n: number): Tensor3D {
  const products = reshape(matMul(left, right), [-1, generatorCount, n, generatorCount, n]); // [B, a, i, b, j]
  const differences = sub(products, transpose(products, [0, 3, 2, 1, 4])); // [B, a, i, b, j]
  return reshape(transpose(differences, [0, 1, 3, 2, 4]), [-1, generatorCount * generatorCount, n * n]); // [B, N_g², n²]
}

/** The two arrangements of 𝒲 [B, N_g, n, n] whose product holds all pairs. */
function arrange(generators: Tensor4D): [left: Tensor3D, right: Tensor3D] {
  const [, generatorCount, n] = generators.shape;
  return [
    reshape(generators, [-1, generatorCount * n, n]), // [B, N_g·n, n]
    reshape(transpose(generators, [0, 2, 1, 3]), [-1, n, generatorCount * n]), // [B, n, N_g·n]
  ];
}

/** Gradient of Σ ⟨D_ab, [𝕁_a, 𝕁_b]⟩ in 𝕁, for D antisymmetric in (a, b): Σ_b 2 (D_ab 𝕁_bᵀ − 𝕁_bᵀ D_ab), as two products. */
function commutatorGradient(cotangent: Tensor3D, left: Tensor3D, right: Tensor3D, generatorCount: number, n: number): Tensor3D {
  const byPair = reshape(cotangent, [-1, generatorCount, generatorCount, n, n]); // [B, a, b, i, j]
  const byRow = mul(reshape(transpose(byPair, [0, 1, 3, 2, 4]), [-1, generatorCount * n, generatorCount * n]), 2); // [B, (a,i), (b,j)]
  const asLeft = reshape(matMul(byRow, right, false, true), [-1, generatorCount, n * n]); // [B, N_g, n²]
  const asRight = reshape(matMul(left, byRow, true, false), [-1, n, generatorCount, n]); // [B, n, b, n]
  return add(asLeft, reshape(transpose(asRight, [0, 2, 1, 3]), [-1, generatorCount, n * n])); // [B, N_g, n²]
}

/**
 * Closure with projected structure constants: every commutator must lie in the span of the generators.
 *
 *     L_clos = Σ_{a<b} ‖ [𝕁_a, 𝕁_b] − Σ_c a_abc 𝕁_c ‖²,   a_abc = ⟨[𝕁_a, 𝕁_b], 𝕁_c⟩ / 2        slides, "Closure"
 *
 * The constants are the least-squares ones where the generators are orthogonal of norm² 2, to which the other terms
 * drive them; they are differentiated through.
 *
 * Departure: the published Python squares each term once more; we follow the slide.
 *
 * @param generators 𝒲, real, shape [B, N_g, n, n]; padded generators are zero and add nothing
 * @returns shape [B], dimensionless; exactly 0 for N_g = 1
 */
export function projectedClosure(generators: Tensor4D): Tensor1D {
  const [, generatorCount, n] = generators.shape;
  const loss = customGrad((...args) => {
    const [w, save] = args as unknown as [Tensor4D, (tensors: Tensor[]) => void];
    const [left, right] = arrange(w);
    const rows = reshape(w, [-1, generatorCount, n * n]); // [B, N_g, n²]
    const brackets = commutators(left, right, generatorCount, n); // C [B, N_g², n²]
    const overlaps = matMul(brackets, rows, false, true); // A = C Wᵀ [B, N_g², N_g]
    const residuals = sub(brackets, mul(matMul(overlaps, rows), 1 / GENERATOR_NORM_SQUARED)); // R = C − ½ A W
    save([left, right, rows, brackets, overlaps, residuals]);
    return {
      value: mul(sum(square(residuals), [1, 2]), 0.5), // [B]: every pair stands twice
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const [l, r, W, C, A, R] = saved as [Tensor3D, Tensor3D, Tensor3D, Tensor3D, Tensor3D, Tensor3D];
        const S = matMul(R, W, false, true); // R Wᵀ [B, N_g², N_g]
        const toBrackets: Tensor3D = sub(R, mul(matMul(S, W), 1 / GENERATOR_NORM_SQUARED)); // dL/dC
        const toRows = mul(add(matMul(A, R, true, false), matMul(S, C, true, false)), -1 / GENERATOR_NORM_SQUARED); // dL/dW, C held
        const gradient = add(commutatorGradient(toBrackets, l, r, generatorCount, n), toRows); // [B, N_g, n²]
        return reshape(mul(gradient, reshape(dy, [-1, 1, 1])), [-1, generatorCount, n, n]);
      },
    };
  });
  return loss(generators) as Tensor1D;
}

/**
 * Closure with learned structure constants: the same sum, minimised over a as well.
 *
 *     L_clos = Σ_{a<b} ‖ [𝕁_a, 𝕁_b] − Σ_c a_abc 𝕁_c ‖²        slides, "Closure"
 *
 * @param generators 𝒲, real, shape [B, N_g, n, n]; padded generators are zero and add nothing
 * @param structureConstants a, shape [B, N_g², N_g]: a row for every ordered pair (a, b), row-major. Only their part
 *   antisymmetric in (a, b) counts, so there is one number per pair a < b and generator c.
 * @returns shape [B], dimensionless; exactly 0 for N_g = 1; differentiable in both
 */
export function learnedClosure(generators: Tensor4D, structureConstants: Tensor3D): Tensor1D {
  const [, generatorCount, n] = generators.shape;
  const loss = customGrad((...args) => {
    const [w, constants, save] = args as unknown as [Tensor4D, Tensor3D, (tensors: Tensor[]) => void];
    const [left, right] = arrange(w);
    const rows = reshape(w, [-1, generatorCount, n * n]); // [B, N_g, n²]
    const antisymmetric = antisymmetrize(constants, generatorCount); // [B, N_g², N_g]
    const residuals = sub(commutators(left, right, generatorCount, n), matMul(antisymmetric, rows)); // [B, N_g², n²]
    save([left, right, rows, antisymmetric, residuals]);
    return {
      value: mul(sum(square(residuals), [1, 2]), 0.5), // [B]: every pair stands twice
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const [l, r, W, a, R] = saved as [Tensor3D, Tensor3D, Tensor3D, Tensor3D, Tensor3D];
        const scale = reshape(dy, [-1, 1, 1]);
        const toGenerators = sub(commutatorGradient(R, l, r, generatorCount, n), matMul(a, R, true, false)); // [B, N_g, n²]
        const toConstants = mul(matMul(R, W, false, true), -1); // antisymmetric already, as R is
        return [reshape(mul(toGenerators, scale), [-1, generatorCount, n, n]), mul(toConstants, scale)];
      },
    };
  });
  return loss(generators, structureConstants) as Tensor1D;
}

/** ½ (a_ab − a_ba) over ordered pairs, shape [B, N_g², N_g]. */
function antisymmetrize(constants: Tensor3D, generatorCount: number): Tensor3D {
  const byPair = reshape(constants, [-1, generatorCount, generatorCount, generatorCount]); // [B, a, b, c]
  const difference = mul(sub(byPair, transpose(byPair, [0, 2, 1, 3])), 0.5);
  return reshape(difference, [-1, generatorCount * generatorCount, generatorCount]);
}
