import { matrixOf, type Matrix } from '@liesweep/lie';
import type { Oracle } from './oracle.js';

/**
 * The rows of a linear generator's Lie derivative: dφ(x)·𝒲x = ⟨∇φ(x) ⊗ x, 𝒲⟩.
 *
 * @param samples x, row-major [m, n]
 * @returns one row vec(∇φ_l(x_i) ⊗ x_i) per sample and label, entry (j, k) at j·n + k: shape [m·k, n²]
 */
export function linearRows(oracle: Oracle, samples: Float64Array, dimension: number): Matrix {
  const rowLength = dimension * dimension;
  const rows = matrixOf((samples.length / dimension) * oracle.labelCount, rowLength);
  for (let sample = 0, row = 0; sample < samples.length; sample += dimension) {
    const x = samples.subarray(sample, sample + dimension);
    for (const gradient of oracle.gradient(x)) {
      for (let at = 0; at < rowLength; at += 1) {
        rows.data[row + at] = (gradient[Math.floor(at / dimension)] ?? Number.NaN) * (x[at % dimension] ?? Number.NaN);
      }
      row += rowLength;
    }
  }
  return rows;
}
