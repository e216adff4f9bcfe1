import { GENERATOR_NORM_SQUARED } from '@liesweep/lie';
import {
  add,
  matMul,
  mul,
  reshape,
  square,
  sub,
  sum,
  transpose,
  type Tensor1D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { customGradient } from './custom-gradient.js';
import { parameterCount, realDimension, type GeneratorShape } from '@liesweep/sweep';
import { antisymmetrize } from './antisymmetrize.js';
import { blockColumns, fromRealForm, realForm } from './real-form.js';

/**
 * The commutators of all ordered pairs, from one product per trial: the real form of 𝕁_a times the first block column of
 * 𝕁_b is vec(𝕁_a 𝕁_b), so complex generators cost no entry twice.
 *
 * @param left real forms, shape [B, N_g·r, r]
 * @param right block columns, shape [B, r, N_g·n]
 * @returns vec [𝕁_a, 𝕁_b] as rows (a, b), shape [B, N_g², p]; antisymmetric in (a, b)
 */
function commutators(left: Tensor3D, right: Tensor3D, count: number, shape: GeneratorShape): Tensor3D {
  const products = reshape(matMul(left, right), [-1, count, realDimension(shape), count, shape.dimension]); // [B, a, i, b, j]
  const differences = sub(products, transpose(products, [0, 3, 2, 1, 4])); // [B, a, i, b, j]
  return reshape(transpose(differences, [0, 1, 3, 2, 4]), [-1, count * count, parameterCount(shape)]); // [B, N_g², p]
}

/** Gradient of Σ_ab ⟨D_ab, [𝕁_a, 𝕁_b]⟩ in vec 𝕁, for D antisymmetric in (a, b), from the two products that hold all pairs. */
function commutatorGradient(
  cotangent: Tensor3D,
  left: Tensor3D,
  right: Tensor3D,
  count: number,
  shape: GeneratorShape,
): Tensor3D {
  const [n, rows] = [shape.dimension, realDimension(shape)];
  const byPair = reshape(cotangent, [-1, count, count, rows, n]); // [B, a, b, i, j]
  const byRow = mul(reshape(transpose(byPair, [0, 1, 3, 2, 4]), [-1, count * rows, count * n]), 2); // [B, (a,i), (b,j)]
  const asLeft = fromRealForm(matMul(byRow, right, false, true), count, shape); // [B, N_g, p]
  const asRight = reshape(matMul(left, byRow, true, false), [-1, rows, count, n]); // [B, r, b, n]
  return add(asLeft, reshape(transpose(asRight, [0, 2, 1, 3]), [-1, count, parameterCount(shape)])); // [B, N_g, p]
}

/**
 * Closure with projected structure constants: every commutator must lie in the real span of the generators.
 *
 *     L_clos = Σ_{a<b} ‖ [𝕁_a, 𝕁_b] − Σ_c a_abc 𝕁_c ‖²,   a_abc = ⟨[𝕁_a, 𝕁_b], 𝕁_c⟩ / 2        slides, "Closure"
 *
 * The constants are the least-squares ones where the generators are orthogonal of norm² 2, to which the other terms
 * drive them; they are differentiated through.
 *
 * Departure: the published Python squares each term once more; we follow the slide.
 *
 * @param generators vec 𝒲, shape [B, N_g, p]; padded generators are zero and add nothing
 * @returns shape [B], dimensionless; exactly 0 for N_g = 1
 */
export function projectedClosure(generators: Tensor3D, shape: GeneratorShape): Tensor1D {
  const count = generators.shape[1];
  return customGradient(
    [generators],
    (w) => {
      const [left, right] = [realForm(w, shape), blockColumns(w, shape)];
      const brackets = commutators(left, right, count, shape); // C [B, N_g², p]
      const overlaps = matMul(brackets, w, false, true); // A = C Wᵀ [B, N_g², N_g]
      const residuals = sub(brackets, mul(matMul(overlaps, w), 1 / GENERATOR_NORM_SQUARED)); // R = C − ½ A W
      const value = mul(sum(square(residuals), [1, 2]), 0.5); // [B]: every pair stands twice
      return { value, saved: [left, right, w, brackets, overlaps, residuals] };
    },
    (dy, [l, r, W, C, A, R]) => {
      const S = matMul(R, W, false, true); // R Wᵀ [B, N_g², N_g]
      const toBrackets: Tensor3D = sub(R, mul(matMul(S, W), 1 / GENERATOR_NORM_SQUARED)); // dL/dC
      const toGenerators = mul(add(matMul(A, R, true, false), matMul(S, C, true, false)), -1 / GENERATOR_NORM_SQUARED); // dL/dW, C held
      return mul(add(commutatorGradient(toBrackets, l, r, count, shape), toGenerators), reshape(dy, [-1, 1, 1])); // [B, N_g, p]
    },
  );
}

/**
 * Closure with learned structure constants: the same sum, minimised over a as well.
 *
 *     L_clos = Σ_{a<b} ‖ [𝕁_a, 𝕁_b] − Σ_c a_abc 𝕁_c ‖²        slides, "Closure"
 *
 * @param generators vec 𝒲, shape [B, N_g, p]; padded generators are zero and add nothing
 * @param structureConstants a, real, shape [B, N_g², N_g]: a row for every ordered pair (a, b), row-major. Only their part
 *   antisymmetric in (a, b) counts, so there is one number per pair a < b and generator c.
 * @returns shape [B], dimensionless; exactly 0 for N_g = 1; differentiable in both
 */
export function learnedClosure(generators: Tensor3D, structureConstants: Tensor3D, shape: GeneratorShape): Tensor1D {
  const count = generators.shape[1];
  return customGradient(
    [generators, structureConstants],
    (w, constants) => {
      const [left, right] = [realForm(w, shape), blockColumns(w, shape)];
      const antisymmetric = antisymmetrize(constants, count); // [B, N_g², N_g]
      const residuals: Tensor3D = sub(commutators(left, right, count, shape), matMul(antisymmetric, w)); // [B, N_g², p]
      const value = mul(sum(square(residuals), [1, 2]), 0.5); // [B]: every pair stands twice
      return { value, saved: [left, right, w, antisymmetric, residuals] };
    },
    (dy, [l, r, W, a, R]) => {
      const scale = reshape(dy, [-1, 1, 1]);
      const toGenerators = sub(commutatorGradient(R, l, r, count, shape), matMul(a, R, true, false)); // [B, N_g, p]
      const toConstants = mul(matMul(R, W, false, true), -1); // antisymmetric already, as R is
      return [mul(toGenerators, scale), mul(toConstants, scale)];
    },
  );
}
