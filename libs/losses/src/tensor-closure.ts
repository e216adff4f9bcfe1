import { GENERATOR_NORM_SQUARED } from '@liesweep/lie';
import {
  add,
  eye,
  matMul,
  mul,
  reshape,
  square,
  sub,
  sum,
  transpose,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { antisymmetrize } from './antisymmetrize.js';
import { customGradient } from './custom-gradient.js';

/**
 * Closure of generators whose brackets a structure tensor gives, [e_p, e_q] = Σ_s T_pqs e_s in an orthonormal basis of which the
 * first P are the generators' own: every bracket must lie in the span of the generators, and what it has outside of the first P
 * counts in full.
 *
 *     L_clos = Σ_{a<b} ‖ [v_a, v_b] − Σ_c a_abc v_c ‖²,   [v_a, v_b]_s = Σ_pq v_ap v_bq T_pqs        slides, "Closure"
 *
 * Projected constants, a_abc = ⟨[v_a, v_b], v_c⟩ / 2, are differentiated through. With the commutator of matrices for T it is
 * `projectedClosure`, or with constants `learnedClosure`.
 *
 * @param generators v, shape [B, N_g, P]; padded generators are zero and add nothing
 * @param tensor T, shape [P, P, P'], antisymmetric in its first two
 * @param structureConstants a, shape [B, N_g², N_g], of which the part antisymmetric in (a, b) counts; undefined to project
 * @returns shape [B], dimensionless; exactly 0 for N_g = 1; differentiable in generators and constants
 */
export function tensorClosure(generators: Tensor3D, tensor: Tensor3D, structureConstants?: Tensor3D): Tensor1D {
  return structureConstants === undefined
    ? projected(generators, tensor)
    : learned(generators, tensor, structureConstants);
}

function projected(generators: Tensor3D, tensor: Tensor3D): Tensor1D {
  const count = generators.shape[1];
  return customGradient(
    [generators],
    (v) => {
      const { slopes, brackets } = bracketsOf(v, tensor);
      const wide = widened(v, tensor); // W [B, N_g, P']
      const overlaps = matMul(brackets, wide, false, true); // A = C Wᵀ [B, N_g², N_g]
      const residuals = sub(brackets, mul(matMul(overlaps, wide), 1 / GENERATOR_NORM_SQUARED)); // R = C − ½ A W
      const value = mul(sum(square(residuals), [1, 2]), 0.5); // [B]: every pair stands twice
      return { value, saved: [slopes, wide, brackets, overlaps, residuals] };
    },
    (dy, [slopes, W, C, A, R]) => {
      const S = matMul(R, W, false, true); // R Wᵀ [B, N_g², N_g]
      const toBrackets: Tensor3D = sub(R, mul(matMul(S, W), 1 / GENERATOR_NORM_SQUARED)); // dL/dC
      const toWide: Tensor3D = mul(
        add(matMul(A, R, true, false), matMul(S, C, true, false)),
        -1 / GENERATOR_NORM_SQUARED,
      ); // dL/dW, C held
      return mul(add(bracketGradient(toBrackets, slopes, count), narrowed(toWide, tensor)), reshape(dy, [-1, 1, 1]));
    },
  );
}

function learned(generators: Tensor3D, tensor: Tensor3D, structureConstants: Tensor3D): Tensor1D {
  const count = generators.shape[1];
  return customGradient(
    [generators, structureConstants],
    (v, constants) => {
      const { slopes, brackets } = bracketsOf(v, tensor);
      const wide = widened(v, tensor); // W [B, N_g, P']
      const antisymmetric = antisymmetrize(constants, count); // [B, N_g², N_g]
      const residuals: Tensor3D = sub(brackets, matMul(antisymmetric, wide)); // R = C − a W [B, N_g², P']
      const value = mul(sum(square(residuals), [1, 2]), 0.5); // [B]: every pair stands twice
      return { value, saved: [slopes, wide, antisymmetric, residuals] };
    },
    (dy, [slopes, W, a, R]) => {
      const scale = reshape(dy, [-1, 1, 1]);
      const toWide: Tensor3D = matMul(a, R, true, false); // −dL/dW, C held
      const toGenerators = sub(bracketGradient(R, slopes, count), narrowed(toWide, tensor)); // [B, N_g, P]
      const toConstants = mul(matMul(R, W, false, true), -1); // antisymmetric already, as R is
      return [mul(toGenerators, scale), mul(toConstants, scale)];
    },
  );
}

/**
 * The brackets of all ordered pairs, from one product with T and one per trial.
 *
 * @returns `slopes` Σ_q v_bq T_pqs, shape [B, P, N_g·P'], columns (b, s); `brackets` C, shape [B, N_g², P'], rows (a, b),
 *   antisymmetric in (a, b) to the last bit
 */
function bracketsOf(
  generators: Tensor3D,
  tensor: Tensor3D,
): { readonly slopes: Tensor3D; readonly brackets: Tensor3D } {
  const [, count, inside] = generators.shape;
  const size = tensor.shape[2];
  // T is antisymmetric, so that one layout of it serves either factor: Σ_q v_bq T_qps is the slope's negative.
  const products = matMul(reshape(mul(generators, -1), [-1, inside]), reshape(tensor, [inside, inside * size])); // [B·N_g, P·P']
  const byField = transpose(reshape(products, [-1, count, inside, size]), [0, 2, 1, 3]); // [B, p, b, s]
  const slopes: Tensor3D = reshape(byField, [-1, inside, count * size]);
  const ordered = reshape(matMul(generators, slopes), [-1, count, count, size]); // [B, a, b, s]
  const brackets = mul(sub(ordered, transpose(ordered, [0, 2, 1, 3])), 0.5);
  return { slopes, brackets: reshape(brackets, [-1, count * count, size]) };
}

/** Gradient of Σ_ab ⟨D_ab, C_ab⟩ in v, for D antisymmetric in (a, b): 2 Σ_bs D_abs Σ_q v_bq T_pqs, shape [B, N_g, P]. */
function bracketGradient(cotangent: Tensor3D, slopes: Tensor3D, count: number): Tensor3D {
  const byField = reshape(cotangent, [-1, count, slopes.shape[2]]); // [B, a, (b, s)]
  return mul(matMul(byField, slopes, false, true), 2);
}

/** Coordinates among all P' directions, shape [B, N_g, P']. */
function widened(generators: Tensor3D, tensor: Tensor3D): Tensor3D {
  const [inside, , size] = tensor.shape;
  return inside === size ? generators : timesEach(generators, eye(inside, size));
}

/** The transposed map of `widened`: the part inside, shape [B, N_g, P]. */
function narrowed(gradient: Tensor3D, tensor: Tensor3D): Tensor3D {
  const [inside, , size] = tensor.shape;
  return inside === size ? gradient : timesEach(gradient, eye(size, inside));
}

function timesEach(vectors: Tensor3D, matrix: Tensor2D): Tensor3D {
  const [, count, length] = vectors.shape;
  return reshape(matMul(reshape(vectors, [-1, length]), matrix), [-1, count, matrix.shape[1]]);
}
