import { matrixOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import type { Draw } from '../seeded-normals.js';

/**
 * Rows vec(∇φ(x_i) ⊗ x_i) of an oracle with one label, at standard normal samples. For tests only.
 *
 * @returns shape [sampleCount, n·n]
 */
export function oracleRows(
  gradient: (x: readonly number[]) => readonly number[],
  dimension: number,
  sampleCount: number,
  draw: Draw,
): Matrix {
  const rows = Array.from({ length: sampleCount }, () => {
    const x = Array.from({ length: dimension }, draw);
    return gradient(x).flatMap((slope) => x.map((feature) => slope * feature));
  });
  return { rows: sampleCount, columns: dimension * dimension, data: Float64Array.from(rows.flat()) };
}

/**
 * Rows Σ_v vec(∇_v φ ⊗ x_v) of an oracle with one label that acts on several vectors at once. For tests only.
 *
 * @param gradients from the vectors side by side to one gradient per vector
 * @returns shape [sampleCount, n·n]
 */
export function multilinearRows(
  gradients: (x: Float64Array) => readonly Float64Array[],
  dimension: number,
  vectorCount: number,
  sampleCount: number,
  draw: Draw,
): Matrix {
  const rows = matrixOf(sampleCount, dimension * dimension);
  for (let sample = 0; sample < sampleCount; sample++) {
    const x = Float64Array.from({ length: vectorCount * dimension }, draw);
    gradients(x).forEach((gradient, vector) => {
      for (let index = 0; index < dimension * dimension; index++) {
        const [j, k] = [Math.floor(index / dimension), index % dimension];
        const at = sample * dimension * dimension + index;
        rows.data[at] = (rows.data[at] ?? NaN) + (gradient[j] ?? NaN) * (x[vector * dimension + k] ?? NaN);
      }
    });
  }
  return rows;
}

/** ∇‖x‖ = x/‖x‖. */
export function normGradient(x: readonly number[]): number[] {
  return x.map((feature) => feature / Math.hypot(...x));
}

/** ∇ Σ_j s_j x_j² = 2 s_j x_j for a signature s. */
export function quadraticGradient(signature: readonly number[]): (x: readonly number[]) => number[] {
  return (x) => x.map((feature, j) => 2 * (signature[j] ?? NaN) * feature);
}
